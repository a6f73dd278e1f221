//! The command line of `turnlab`, up to where a run or a search would begin.

use std::path::Path;

use super::{LIMIT_MS, Shape, Target, seeds};

pub(super) const COMMAND: Target = Target {
    name: "command",
    shape: Shape::Text(WORDS),
    // Words that are much longer are looked for among the known ones for more than a tenth of a second.
    largest: 20_000,
    slice_permille: 500,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/command.txt"),
    look,
};

const WORDS: &[&str] = &[
    "\n--set\n",
    "\n--rule\n",
    "\n--until\n",
    "\n--format\n",
    "\n--format\njson",
    "\n--format\nsvg",
    "\n--summary",
    "\n--clock\n",
    "\n--from\n",
    "\n--every\n",
    "\n--view\n",
    "\n--width\n",
    "\n--mail\n",
    "\n--losses\n",
    "\n--property\n",
    "\n--memory\n",
    "\n--within\n",
    "\n--by\n",
    "\n--by-values\n",
    "\n--help",
    "\n--",
    "lost-turn",
    "threshold=5",
    "threshold=50,20,5",
    "rule=epoch",
    "1..100",
    "10..100:10",
    "run\n",
    "check\n",
    "render\n",
    "sweep\n",
    "odds\n",
    "27:45",
    "25min",
];

/// One word in a line.
fn seeds() -> Vec<Vec<u8>> {
    let lines = [
        "run lost-turn",
        "run lost-turn --set threshold=50,20,5 --summary",
        "run lost-turn --clock 09:00 --full",
        "run lost-turn --rule epoch --until 27:45 --format json",
        "render lost-turn --format svg --from 5 --to 10 --view pdus:to-scale --theme dark",
        "render lost-turn --format png --scale 2 --width 600 --title T --caption C",
        "render lost-turn --format csv --every 15",
        "render lost-turn --format figure --base https://example.org/ --at 8.5 --detail turn",
        "check lost-turn --mail 2,2 --losses 1 --in-flight 4 --repeat",
        "check lost-turn --all-rules --associations 2 --restarts 1 --closing --format json",
        "check lost-turn --property at-most-one-holder --memory 100",
        "repairs lost-turn --within 2 --widen loss --threads 2 --format csv",
        "compare lost-turn threshold=5 --format svg --width 520",
        "compare lost-turn repaired",
        "sweep lost-turn --parameter threshold --values 1..100 --rule epoch --rule as-shipped",
        "sweep lost-turn --parameter lifetime --values 5min..2h:5min --by latency --by-values 1..3",
        "odds lost-turn --days 30 --mtbf 4h --seed 7 --runs 200 --every 1min --threads 1",
        "odds lost-turn --days 1 --mtbf 30min --open 3",
        "export lost-turn --format spin --property crossing",
        "export lost-turn --format tla --mail 1,1",
        "link lost-turn --set latency=0.3s --base https://example.org/ --short",
        "open lost-turn",
        "scenarios",
        "completions bash",
        "man run",
        "help check",
    ];
    let links = seeds::links().into_iter().step_by(7).map(|link| format!("run\n#{link}"));
    let lines = lines.iter().map(|line| line.replace(' ', "\n"));
    lines.chain(links).map(String::into_bytes).collect()
}

fn look(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let words: Vec<&str> = text.split('\n').collect();
    // Files and standard input have targets of their own.
    if words.iter().any(|&word| word == "-" || Path::new(word).exists()) {
        return;
    }
    if let Err(told) = turnlab_cli::read(["turnlab"].iter().chain(&words)) {
        assert!(!told.trim().is_empty(), "nothing is said of what is wrong");
    }
}
