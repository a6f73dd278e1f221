//! Scenario files.

use turnlab_core::scenario::{
    LONGEST_FILE, Link, read_file, read_file_bytes, read_link, write_file, write_link,
};

use super::{Shape, Target, seeds, told};

pub(super) const FILE: Target = Target {
    name: "file",
    shape: Shape::Text(WORDS),
    largest: LONGEST_FILE,
    slice_permille: 500,
    // Without the checks it takes half as long.
    limit_ms: 150,
    seeds,
    corpus: include_str!("../../corpus/file.txt"),
    look,
};

const WORDS: &[&str] = &[
    "name = \"lost-turn\"\n",
    "mtas = [\"PARIS\", \"LONDON\"]\n",
    "[parameters]\n",
    "[[mail]]\n",
    "[[cuts]]\n",
    "[[faults]]\n",
    "[[links]]\n",
    "[[commands]]\n",
    "[[notes]]\n",
    "from = ",
    "to = ",
    "at_s = ",
    "at_us = ",
    "first_s = ",
    "every_s = ",
    "count = ",
    "kind = \"stop\"\n",
    "kind = \"cut_in_flight\"\n",
    "between = [",
    "latency_ms = ",
    "bandwidth = ",
    "\"256 kbit/s\"",
    "order = [\"to:LONDON\"]\n",
    "rule = \"epoch\"\n",
    "rule = { ",
    "association = ",
    "text = ",
    "mta = ",
    "pdu = \"give\"\n",
    "nth = ",
    "percent = ",
    "until_s = ",
    "true",
    "1979-05-27T07:32:00Z",
    "0x7F",
    "0o17",
    "1_000",
    "+1.5e3",
    "\"\"\"",
    "'''",
    "\\u0000",
    "\\U0010FFFF",
    "[[[",
    "]]",
    "{ a = 1 }",
    "a.b.c = ",
    "# ",
    "threshold_messages = ",
    "pace = \"poisson\"\n",
    "seed = ",
];

fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> =
        seeds::scenarios().iter().map(|scenario| write_file(scenario).into_bytes()).collect();
    seeds.push(include_bytes!("../../../view/tests/golden/incident.toml").to_vec());
    seeds.push(include_bytes!("../../../../docs/morning.toml").to_vec());
    seeds
}

fn look(input: &[u8]) {
    match read_file_bytes(input) {
        Ok(scenario) => {
            assert_eq!(scenario.check(), Ok(()), "what was read cannot be run");
            let written = write_file(&scenario);
            assert_eq!(read_file(&written).as_ref(), Ok(&scenario), "{written}");
            let link = write_link(&Link { scenario: scenario.clone(), at_us: 0 });
            assert_eq!(read_link(&link), (Link { scenario, at_us: 0 }, vec![]), "{link}");
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "it is refused, and nothing is told");
            told::check(&problems, 20, 2_000);
        }
    }
}
