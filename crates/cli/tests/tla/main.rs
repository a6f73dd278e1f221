//! The model in TLA+ beside `turnlab check`: as many states, as many transitions, the same verdicts.
//!
//! The text that `turnlab export --format tla` writes is judged by tree-sitter-tlaplus, the parser that Spectacle uses,
//! for its grammar; by `names` for what TLC's own parser asks of names beyond that; by tla-eval, which evaluates TLA+,
//! for what it means, with the successors of a state from `actions`; and by TLC itself and another model checker, which
//! `others` starts where `cargo xtask` has installed them.

mod actions;
mod names;
mod others;
mod reached;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use turnlab_core::protocol::{RULES, Rule};

use crate::actions::Model;
use crate::names::Grammar;
use crate::reached::{INVARIANTS, Reached};

#[path = "../../../core/tests/common/splitmix.rs"]
mod splitmix;

/// What is compared with every run of the tests, out of the table of docs/spin.md.
const BOUNDS: [&str; 3] = [
    "--mail 1,1 --losses 2",
    "--mail 2,2 --losses 1",
    "--mail 1,2 --losses 1 --in-flight 2 --repeat",
];
/// Rules of all there are, and the seed they are drawn with.
const DRAWN: usize = 4;
const SEED: u64 = 166_594;

/// The properties that the module has, and what says there that they are so.
const PROPERTIES: [(&str, &str); 5] = [
    ("at-most-one-holder", "AtMostOneHolder"),
    ("mail-conserved", "MailConserved"),
    ("hand-over", "NoHandOver"),
    ("loss-in-hand-over", "NoLossInHandOver"),
    ("crossing", "NoCrossing"),
];

#[test]
fn every_module_is_tla() {
    let mut grammar = Grammar::new();
    for options in all_rules("--repeat") {
        let module = turnlab(&format!("export {options} --format tla"));
        assert_eq!(grammar.problems(&module), Vec::<String>::new(), "{options}");
    }
}

#[test]
fn what_is_no_tla_or_breaks_the_rules_of_names_is_noticed() {
    let module = turnlab("export lost-turn --format tla");
    let mut grammar = Grammar::new();
    for (text, instead, problem) in [
        ("Lose ==", "Lose =", "is no TLA+"),
        ("IN  TakeMail", "IN  TakeMall", "TakeMall is used before it is defined"),
        ("Peer(me) ==", "Peer(vars) ==", "vars is defined twice"),
        ("\\A i \\in 1..Len(flight[me])", "\\A me \\in 1..Len(flight[me])", "me is defined twice"),
    ] {
        let problems = grammar.problems(&module.replacen(text, instead, 1));
        assert!(problems.iter().any(|told| told.contains(problem)), "{instead}: {problems:?}");
    }
}

#[test]
fn the_module_reaches_what_the_search_reaches() {
    let mut random = splitmix::Random(SEED);
    let drawn = (0..DRAWN).map(|_| {
        let rule = Rule { drops_checkpoints: false, ..Rule::numbered(random.below(18_000)) };
        format!("lost-turn --rule {rule} --mail 1,1 --losses 2 --repeat --in-flight 3")
    });
    let mut differences = Vec::new();
    for options in BOUNDS.into_iter().flat_map(all_rules).chain(drawn) {
        let module = turnlab(&format!("export {options} --format tla"));
        let reached = Model::read(&module).reached();
        differences.extend(unlike(&options, &reached));
    }
    assert_eq!(differences, Vec::<String>::new());
}

/// That the comparison sees what is wrong: a module in which something else happens.
#[test]
fn a_module_that_says_something_else_is_noticed() {
    let options = "lost-turn --rule take-back --mail 1,1 --losses 2";
    let module = turnlab(&format!("export {options} --format tla"));
    for (text, instead, property) in [
        // A message leaves its queue as it is sent: a loss would mislay it.
        (
            "!.place = \"Sending\", !.kept = \"none\"]",
            "!.place = \"Sending\", !.kept = \"none\", !.queue = 0]",
            "MailConserved",
        ),
        ("KeepGiving     == \"mine\"", "KeepGiving     == \"theirs\"", "AtMostOneHolder"),
        ("losses > 0 /\\", "losses > 1 /\\", "states"),
    ] {
        let other = module.replacen(text, instead, 1);
        assert_ne!(other, module, "{text} is not in the module");
        let differences = unlike(options, &Model::read(&other).reached());
        assert!(
            differences.iter().any(|told| told.contains(property)),
            "{instead}: {differences:?}"
        );
    }
}

fn all_rules(bounds: &str) -> Vec<String> {
    RULES.iter().map(|rule| format!("lost-turn --rule {} {bounds}", rule.name)).collect()
}

/// What `turnlab check` says otherwise.
fn unlike(options: &str, reached: &Reached) -> Vec<String> {
    let ours = found(options);
    let mut differences = Vec::new();
    let mut compare = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            differences
                .push(format!("{options}: {what}: turnlab check says {ours}, the module {theirs}"));
        }
    };
    compare("states", ours.states.to_string(), reached.states.to_string());
    compare("transitions", ours.transitions.to_string(), reached.transitions.to_string());
    for invariant in INVARIANTS {
        let [ours, theirs] = [&ours, reached].map(|reached| reached.holds(invariant).to_string());
        compare(invariant, ours, theirs);
    }
    differences
}

/// What `turnlab check` says, in the words of the module.
fn found(options: &str) -> Reached {
    let found = turnlab(&format!("check {options} --format json"));
    let found: Value = serde_json::from_str(&found).expect("it is JSON");
    let properties = found["properties"].as_array().expect("there are properties");
    let figure = |name: &str| found[name].as_u64().and_then(|figure| figure.try_into().ok());
    let mut violated: BTreeSet<&'static str> = properties
        .iter()
        .filter_map(|property| {
            let known = PROPERTIES.iter().find(|(name, _)| property["name"] == *name);
            let (_, invariant) = known?;
            // What the search says of a thing that comes about is that it does.
            let violated = if invariant.starts_with("No") { "holds" } else { "violated" };
            (property["verdict"] == violated).then_some(*invariant)
        })
        .collect();
    if properties.iter().any(|property| property["bound-reached"] == true) {
        violated.insert("RoomSuffices");
    }
    let [states, transitions] =
        ["states", "transitions"].map(|name| figure(name).expect("they are counted"));
    Reached { states, transitions, violated }
}

/// What the command prints. It ends with 3 where something is violated.
fn turnlab(line: &str) -> String {
    let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_turnlab")));
    let output = command.args(line.split_whitespace()).output().expect("the command starts");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 3)), "{line}: {told}");
    String::from_utf8(output.stdout).expect("it is text")
}
