//! `turnlab check` beside SPIN, which searches a model that was written by hand: as many states, as many
//! transitions, the same verdicts. `cargo xtask test --only spin` installs SPIN and runs this.

#[path = "../../core/tests/common/splitmix.rs"]
mod splitmix;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;
use splitmix::Random;
use turnlab_core::protocol::{RULES, Rule};

/// Each direction's mail, losses, PDUs in flight, whether requests are repeated, and whether it is asked
/// what comes about: the table of docs/spin.md.
const BOUNDS: [(&str, u8, u8, bool, bool); 8] = [
    ("1,1", 2, 4, false, false),
    ("2,2", 1, 4, false, true),
    ("2,2", 2, 4, false, false),
    ("3,1", 2, 4, false, false),
    ("3,3", 1, 4, false, false),
    ("2,2", 1, 2, true, false),
    ("2,2", 2, 2, true, false),
    ("2,2", 1, 4, true, true),
];
/// How many rules of all there are, and the seed they are drawn with; `TURNLAB_SPIN_RULES` says another number.
const DRAWN: usize = 12;
const SEED: u64 = 166_594;

/// What the model can be asked for, as SPIN and as Turnlab call it.
const REACHED: [(&str, &str); 3] = [
    ("hand_over", "hand-over"),
    ("loss_in_hand_over", "loss-in-hand-over"),
    ("crossing", "crossing"),
];

/// One rule within one set of bounds.
struct Case {
    options: String,
    asks_what_comes_about: bool,
    folder: PathBuf,
}

/// What SPIN says of one search.
#[derive(Debug)]
struct Said {
    states: u64,
    transitions: u64,
    has_errors: bool,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |options: String, asks_what_comes_about| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("spin/{}", cases.len()));
        fs::create_dir_all(&folder).expect("there is room for the model");
        cases.push(Case { options, asks_what_comes_about, folder });
    };
    for (mail, losses, in_flight, repeat, asks_what_comes_about) in BOUNDS {
        for rule in RULES {
            let repeat = if repeat { "--repeat" } else { "" };
            let options = format!(
                "lost-turn --rule {} --mail {mail} --losses {losses} --in-flight {in_flight} {repeat}",
                rule.name
            );
            add(options, asks_what_comes_about);
        }
    }
    let mut random = Random(SEED);
    let drawn = env::var("TURNLAB_SPIN_RULES").ok().and_then(|count| count.parse().ok());
    for _ in 0..drawn.unwrap_or(DRAWN) {
        let rule = Rule { drops_checkpoints: false, ..Rule::numbered(random.below(18_000)) };
        let repeat = if random.below(4) == 0 { "--repeat --in-flight 3" } else { "" };
        add(format!("lost-turn --rule {rule} {repeat}"), false);
    }
    println!("{} rules drawn with the seed {SEED}", drawn.unwrap_or(DRAWN));
    cases
}

#[test]
#[ignore = "it needs SPIN and gcc: cargo xtask test --only spin"]
fn spin_finds_the_same() {
    let cases = cases();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut differences = Vec::new();
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            differences.extend(case.differences());
        }
        differences
    };
    let processors = thread::available_parallelism().map_or(2, usize::from);
    let differences: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("it ends")).collect()
    });
    assert!(differences.is_empty(), "Turnlab and SPIN differ:\n{}", differences.join("\n"));
    println!("{} searches of Turnlab agree with SPIN", cases.len());
}

/// What stands at the head of the model to be typed.
#[test]
#[ignore = "it needs SPIN and gcc: cargo xtask test --only spin"]
fn the_command_lines_of_the_model_run() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spin/commands");
    fs::create_dir_all(&folder).expect("there is room for the model");
    let model = run("turnlab", "export lost-turn --rule take-back --format spin", &folder);
    fs::write(folder.join("model.pml"), &model).expect("the model can be written");
    let head = model.split("*/").next().unwrap_or_default();
    let searches: Vec<String> = head
        .lines()
        .filter_map(|line| line.strip_prefix(" *     "))
        .map(|line| {
            let output = Command::new("sh").args(["-c", line]).current_dir(&folder).output();
            let output = output.unwrap_or_else(|error| panic!("{line}: {error}"));
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(
                output.status.success(),
                "{line}: {said}{}",
                String::from_utf8_lossy(&output.stderr)
            );
            (line, said)
        })
        .filter(|(line, _)| line.contains("./pan"))
        .map(|(_, said)| said)
        .collect();
    let [exact @ .., swarm] = &searches[..] else { panic!("nothing is run: {head}") };
    assert_eq!(exact.len(), 3, "one core, all of them depth first, all of them breadth first");
    for said in exact {
        assert!(said.contains("      744 states, stored") && said.contains("errors: 0"), "{said}");
    }
    assert_eq!(swarm.matches("errors: 1").count(), 4, "each of the swarm finds it: {swarm}");
}

impl Case {
    fn differences(&self) -> Vec<String> {
        let options = &self.options;
        let model = run("turnlab", &format!("export {options} --format spin"), &self.folder);
        fs::write(self.folder.join("model.pml"), model).expect("the model can be written");
        let found = run("turnlab", &format!("check {options} --format json"), &self.folder);
        let found: Value = serde_json::from_str(&found).expect("it is JSON");
        let mut differences = Vec::new();
        let mut compare = |what: &str, turnlab: String, spin: String| {
            if turnlab != spin {
                differences.push(format!("{options}: {what}: Turnlab says {turnlab}, SPIN {spin}"));
            }
        };
        let said = self.spin("-DCHECK=at_most_one_holder");
        compare("states", found["states"].to_string(), said.states.to_string());
        compare(
            "transitions",
            found["transitions"].to_string(),
            (said.transitions - 1).to_string(),
        );
        let word = |is: bool, word: &'static str, else_word: &str| {
            if is { word.to_owned() } else { else_word.to_owned() }
        };
        let verdict = |said: &Said| word(said.has_errors, "violated", "holds");
        compare("two holders", verdict_of(&found, "at-most-one-holder"), verdict(&said));
        let said = self.spin("-DREACH=bound_in_flight");
        let reached = is_bound_reached(&found).to_string();
        compare("the bound in flight", reached, said.has_errors.to_string());
        let said = self.spin("-DCHECK=mail_conserved");
        compare("mail", verdict_of(&found, "mail-conserved"), verdict(&said));
        for (spins, ours) in REACHED.into_iter().filter(|_| self.asks_what_comes_about) {
            let said = self.spin(&format!("-DREACH={spins}"));
            compare(ours, verdict_of(&found, ours), word(said.has_errors, "holds", "not-reached"));
        }
        differences
    }

    /// What SPIN says of the model with an option.
    fn spin(&self, option: &str) -> Said {
        run("spin", &format!("-a {option} model.pml"), &self.folder);
        run("gcc", "-O0 -w -DSAFETY -DNOREDUCE -o pan pan.c", &self.folder);
        let pan = self.folder.join("pan");
        let text = run(&pan.display().to_string(), "-E -c0 -m100000 -w16", &self.folder);
        assert!(!text.contains("too small") && !text.contains("warning"), "{option}: {text}");
        let figure = |before: &str| {
            let line = text.lines().find(|line| line.contains(before)).unwrap_or_default();
            let word = line.split_whitespace().next().and_then(|word| word.parse().ok());
            word.unwrap_or_else(|| panic!("SPIN does not say {before}: {text}"))
        };
        Said {
            states: figure("states, stored"),
            transitions: figure("transitions (= stored+matched)"),
            has_errors: !text.contains("errors: 0"),
        }
    }
}

fn verdict_of(found: &Value, name: &str) -> String {
    let properties = found["properties"].as_array().expect("there are properties");
    let property = properties.iter().find(|property| property["name"] == name);
    property.and_then(|property| property["verdict"].as_str()).expect("there is one").to_owned()
}

/// Whether any verdict is one that the bound in flight may have made.
fn is_bound_reached(found: &Value) -> bool {
    let properties = found["properties"].as_array().expect("there are properties");
    properties.iter().any(|property| property["bound-reached"] == true)
}

/// What a program prints. Turnlab ends with 3 where something is violated.
fn run(program: &str, arguments: &str, folder: &Path) -> String {
    let path = if program == "turnlab" { env!("CARGO_BIN_EXE_turnlab") } else { program };
    let mut command = Command::new(path);
    let output = command.args(arguments.split_whitespace()).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{program} cannot be started: {error}"));
    let is_fine =
        output.status.success() || (program == "turnlab" && output.status.code() == Some(3));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(is_fine, "{program} {arguments}: {told}{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
