//! Whole model checkers of TLA+, which read the module and its configuration as they are written: tla-checker, and TLC
//! where there is one. `cargo xtask tla` says where they are and runs this.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use turnlab_core::protocol::RULES;

use crate::reached::{INVARIANTS, Reached};
use crate::{found, turnlab, unlike};

/// The table of docs/spin.md.
const BOUNDS: [&str; 8] = [
    "--mail 1,1 --losses 2",
    "--mail 2,2 --losses 1",
    "--mail 2,2 --losses 2",
    "--mail 3,1 --losses 2",
    "--mail 3,3 --losses 1",
    "--mail 2,2 --losses 1 --in-flight 2 --repeat",
    "--mail 2,2 --losses 2 --in-flight 2 --repeat",
    "--mail 2,2 --losses 1 --repeat",
];

/// A model checker, and how it says what it has found.
struct Checker {
    name: &'static str,
    /// What it is started with, before the module and behind the option for its configuration.
    command: Vec<String>,
    after: &'static [&'static str],
    /// Whether a transition is what leads to the first state, too.
    counts_first: bool,
    states: fn(&str) -> Option<usize>,
    transitions: fn(&str) -> Option<usize>,
    is_violated: fn(&str) -> bool,
}

/// Those that the environment names.
fn checkers() -> Vec<Checker> {
    let checker = env::var("TURNLAB_TLA_CHECKER").ok().map(|path| Checker {
        name: "tla-checker",
        command: vec![path],
        after: &["--max-depth", "1000"],
        counts_first: false,
        states: |text| behind(text, "Reachable states: "),
        transitions: |text| behind(text, "Transitions: "),
        is_violated: |text| text.contains(") violated!"),
    });
    let tlc = env::var("TURNLAB_TLC").ok().map(|jar| Checker {
        name: "TLC",
        command: ["java", "-XX:+UseParallelGC", "-cp", &jar, "tlc2.TLC"]
            .map(str::to_owned)
            .to_vec(),
        after: &["-cleanup", "-workers", "1"],
        counts_first: true,
        states: |text| before(text, " distinct states found"),
        transitions: |text| before(text, " states generated"),
        is_violated: |text| text.contains(" is violated"),
    });
    checker.into_iter().chain(tlc).collect()
}

#[test]
#[ignore = "it needs a model checker of TLA+: cargo xtask tla"]
fn model_checkers_find_the_same() {
    let checkers = checkers();
    assert!(!checkers.is_empty(), "TURNLAB_TLA_CHECKER or TURNLAB_TLC says where one is");
    let cases: Vec<String> = BOUNDS.into_iter().flat_map(crate::all_rules).collect();
    for checker in &checkers {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut differences = Vec::new();
            while let Some(options) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                differences.extend(checker.differences(options));
            }
            differences
        };
        let processors = thread::available_parallelism().map_or(2, usize::from);
        let differences: Vec<String> = thread::scope(|scope| {
            let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(|worker| worker.join().expect("it ends")).collect()
        });
        assert!(differences.is_empty(), "{} differs:\n{}", checker.name, differences.join("\n"));
        println!(
            "{} finds the same in {} modules of {} rules",
            checker.name,
            cases.len(),
            RULES.len()
        );
    }
}

impl Checker {
    /// What should hold is looked for all at once, in a search of everything; what should not, one by one.
    fn differences(&self, options: &str) -> Vec<String> {
        let folder = folder(options);
        let module = folder.join("Model.tla");
        turnlab(&format!("export {options} --format tla --out {}", module.display()));
        let ours = found(options);
        let (holding, violated): (Vec<&str>, Vec<&str>) =
            INVARIANTS.into_iter().partition(|name| ours.holds(name));
        let text = self.says(&folder, &holding);
        let told = |what: Option<usize>| what.unwrap_or_else(|| panic!("{options}: {text}"));
        let reached = Reached {
            states: told((self.states)(&text)),
            transitions: told((self.transitions)(&text)) - usize::from(self.counts_first),
            violated: violated
                .into_iter()
                .filter(|name| (self.is_violated)(&self.says(&folder, &[name])))
                .collect(),
        };
        assert!(
            !(self.is_violated)(&text),
            "{options}: {} finds in {holding:?}: {text}",
            self.name
        );
        unlike(options, &reached)
    }

    fn says(&self, folder: &Path, invariants: &[&str]) -> String {
        let invariants = invariants.join(" ");
        let configuration =
            format!("SPECIFICATION Spec\nINVARIANTS {invariants}\nCHECK_DEADLOCK FALSE\n");
        fs::write(folder.join("Model.cfg"), configuration).expect("there is room");
        let mut command = Command::new(&self.command[0]);
        command.args(&self.command[1..]).args(["Model.tla"]).args(self.after);
        let output = command.current_dir(folder).output();
        let output = output.unwrap_or_else(|error| panic!("{} does not start: {error}", self.name));
        [output.stdout, output.stderr]
            .map(|text| String::from_utf8_lossy(&text).into_owned())
            .concat()
    }
}

/// A folder of its own for each module.
fn folder(options: &str) -> PathBuf {
    let name = options.replace([' ', ','], "_");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tla").join(name);
    fs::create_dir_all(&folder).expect("there is room for the module");
    folder
}

/// The last number behind a text.
fn behind(text: &str, what: &str) -> Option<usize> {
    number(text.rsplit_once(what)?.1.split_whitespace().next()?)
}

/// The last number before a text.
fn before(text: &str, what: &str) -> Option<usize> {
    number(text.rsplit_once(what)?.0.split_whitespace().next_back()?)
}

fn number(text: &str) -> Option<usize> {
    text.replace(',', "").parse().ok()
}
