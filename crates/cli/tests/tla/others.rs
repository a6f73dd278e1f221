//! Whole model checkers of TLA+, which read the module as it is written: TLC and tla-checker. `cargo xtask test` and
//! `cargo xtask tla` install them, say where they are and run this.

use std::env;
use std::fs;
use std::path::Path;
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
    /// What its configuration says beside what is to be checked.
    configured: &'static str,
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
        configured: "CHECK_DEADLOCK FALSE\n",
        counts_first: false,
        states: |text| behind(text, "Reachable states: "),
        transitions: |text| behind(text, "Transitions: "),
        is_violated: |text| text.contains(") violated!"),
    });
    let tlc = env::var("TURNLAB_TLC").ok().map(|jar| Checker {
        name: "TLC",
        // It unpacks its own modules where temporary files are, and others unpack and remove them at the same time.
        command: ["java", "-XX:+UseParallelGC", "-Djava.io.tmpdir=.", "-cp", &jar, "tlc2.TLC"]
            .map(str::to_owned)
            .to_vec(),
        // The option does what CHECK_DEADLOCK does, and TLC before 1.7 knows it, too.
        after: &["-deadlock", "-cleanup", "-workers", "1"],
        configured: "",
        counts_first: true,
        states: |text| before(text, " distinct states found"),
        transitions: |text| before(text, " states generated"),
        is_violated: |text| text.contains(" is violated"),
    });
    checker.into_iter().chain(tlc).collect()
}

#[test]
#[ignore = "it needs TLC: cargo xtask test --only tlc"]
fn tlc_finds_the_same() {
    compare(&checkers(), &crate::BOUNDS);
}

#[test]
#[ignore = "it needs model checkers of TLA+: cargo xtask tla"]
fn model_checkers_find_the_same() {
    compare(&checkers(), &BOUNDS);
}

fn compare(checkers: &[Checker], bounds: &[&str]) {
    assert!(!checkers.is_empty(), "TURNLAB_TLA_CHECKER or TURNLAB_TLC says where one is");
    let cases: Vec<String> = bounds.iter().flat_map(|bounds| crate::all_rules(bounds)).collect();
    for checker in checkers {
        let differences = checker.all_differences(&cases);
        assert!(differences.is_empty(), "{} differs:\n{}", checker.name, differences.join("\n"));
        let (modules, rules) = (cases.len(), RULES.len());
        println!("{} finds the same in {modules} modules of {rules} rules", checker.name);
    }
}

impl Checker {
    /// All that differs in these, each core at one of them at a time.
    fn all_differences(&self, cases: &[String]) -> Vec<String> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut differences = Vec::new();
            while let Some(options) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                differences.extend(self.differences(options));
            }
            differences
        };
        let processors = thread::available_parallelism().map_or(2, usize::from);
        thread::scope(|scope| {
            let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(|worker| worker.join().expect("it ends")).collect()
        })
    }

    /// What should hold is looked for all at once, in a search of everything; what should not, one by one.
    fn differences(&self, options: &str) -> Vec<String> {
        let module = turnlab(&format!("export {options} --format tla"));
        let name = options.replace([' ', ','], "_");
        let ours = found(options);
        let (holding, violated): (Vec<&str>, Vec<&str>) =
            INVARIANTS.into_iter().partition(|name| ours.holds(name));
        let text = self.says(&module, &name, &holding);
        assert!(
            !(self.is_violated)(&text),
            "{options}: {} finds in {holding:?}: {text}",
            self.name
        );
        let told = |what: Option<usize>| what.unwrap_or_else(|| panic!("{options}: {text}"));
        let is_violated = |invariant: &&str| {
            let text = self.says(&module, &format!("{name}/{invariant}"), &[invariant]);
            let is_violated = (self.is_violated)(&text);
            // One that could not search has not found that it holds.
            assert!(is_violated || (self.states)(&text).is_some(), "{options}: {text}");
            is_violated
        };
        let reached = Reached {
            states: told((self.states)(&text)),
            transitions: told((self.transitions)(&text)) - usize::from(self.counts_first),
            violated: violated.into_iter().filter(is_violated).collect(),
        };
        unlike(options, &reached)
    }

    /// What it says of these invariants, in a folder of this name: what TLC keeps there is called by the second.
    fn says(&self, module: &str, folder: &str, invariants: &[&str]) -> String {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tla").join(folder);
        let (invariants, configured) = (invariants.join(" "), self.configured);
        let configuration = format!("SPECIFICATION Spec\nINVARIANTS {invariants}\n{configured}");
        fs::create_dir_all(&folder).expect("there is room for the module");
        for (file, text) in [("Association.tla", module), ("Association.cfg", &configuration)] {
            fs::write(folder.join(file), text).expect("there is room");
        }
        let mut command = Command::new(&self.command[0]);
        command.args(&self.command[1..]).args(["Association.tla"]).args(self.after);
        let output = command.current_dir(folder).output();
        let output = output.unwrap_or_else(|error| panic!("{} does not start: {error}", self.name));
        [output.stdout, output.stderr]
            .map(|text| String::from_utf8_lossy(&text).into_owned())
            .concat()
    }
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
