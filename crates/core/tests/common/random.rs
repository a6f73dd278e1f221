//! A thousand scenarios that nobody thought of, the same on every machine: for the native tests and for
//! those in wasm, which take this file in by its path.

#[path = "splitmix.rs"]
mod splitmix;

use splitmix::Random;
use turnlab_core::scenario::{
    Cut, Mail, PARAMETERS, Parameter, Scenario, TurnCommand, UserCommand, parameter_named,
};

/// How many there are.
pub(crate) const SCENARIOS: u64 = 1_000;

/// What a parameter may be, by its name; what stands twice is twice as likely. What is not named has
/// its default.
const CHOICES: [(&str, &[&str]); 22] = [
    ("threshold", &["1", "3", "5", "50", "50"]),
    ("lifetime", &["20", "60", "300"]),
    ("disconnect", &["1", "120"]),
    ("associations-per-peer", &["1", "1", "2", "9"]),
    ("transfers", &["one-pdu", "in-full"]),
    ("checkpoint-size", &["0", "1", "5", "10", "10", "30"]),
    ("window-size", &["1", "2", "5", "5", "64"]),
    ("recovery-timeout", &["5", "15", "60", "60"]),
    ("reconnect-delay", &["1", "10", "10", "40"]),
    (
        "dialogue-mode",
        &["two-way-alternate", "two-way-alternate", "two-way-alternate", "monologue"],
    ),
    ("initial-turn", &["initiator", "responder"]),
    ("turn-request-threshold", &["0", "0", "1", "3"]),
    ("request-repeat", &["0", "0", "3", "20"]),
    ("regenerate-after", &["2", "10", "30"]),
    ("max-open-retries", &["1", "2", "144"]),
    ("open-interval", &["2", "30"]),
    ("max-transfer-retries", &["0", "1", "2"]),
    ("transfer-interval", &["1", "20", "120"]),
    ("transfer-timeout-normal", &["1", "1", "2000"]),
    ("latency", &["1", "250", "1000", "2000", "4000"]),
    ("bandwidth", &["1", "8", "64", "64"]),
    ("message-size", &["1", "12", "40", "100"]),
];

/// The scenario of that number.
pub(crate) fn scenario(number: u64) -> Scenario {
    let mut random = Random(number);
    let mut scenario = Scenario::default();
    let rules = parameter("rule");
    let all = names(rules);
    rules.put(&mut scenario, &all[number as usize % all.len()]).expect("there are as many rules");
    for (name, choices) in CHOICES {
        parameter(name).put(&mut scenario, random.one_of(choices)).expect("it is in its range");
    }
    let priorities = ["urgent", "normal", "normal", "normal", "non-urgent"];
    let priority = random.one_of(&priorities);
    parameter("message-priority").put(&mut scenario, priority).expect("it is one of three");
    scenario.until_s = 30 + random.below(600);
    scenario.mail = mail(&mut random);
    scenario.cuts = cuts(&mut random, scenario.until_s);
    let aimed = aimed_cut(&mut random, &scenario);
    scenario.cuts.extend(number.is_multiple_of(2).then_some(aimed));
    scenario.commands = commands(&mut random, scenario.until_s);
    scenario
}

fn parameter(name: &str) -> &'static Parameter {
    parameter_named(name).unwrap_or_else(|| panic!("{name} is one of {}", PARAMETERS.len()))
}

fn names(parameter: &Parameter) -> Vec<String> {
    match parameter.kind {
        turnlab_core::scenario::Kind::Choice(names) => {
            names().into_iter().map(str::to_owned).collect()
        }
        turnlab_core::scenario::Kind::Rule => {
            turnlab_core::protocol::RULES.iter().map(|known| known.name.to_owned()).collect()
        }
        turnlab_core::scenario::Kind::Number { .. } => Vec::new(),
    }
}

/// One stream from each MTA, and now and then another.
fn mail(random: &mut Random) -> Vec<Mail> {
    let streams = 2 + random.below(2);
    let stream = |n| {
        let from = ["PARIS", "LONDON"][n as usize % 2].to_owned();
        let (first_s, every_s) = (n * (10 + random.below(20)), 5 + random.below(40));
        Mail { from, first_s, every_s, count: 1 + random.below(20), ..Mail::default() }
    };
    (0..streams).map(stream).collect()
}

/// Up to eight, most of them early and of the first association.
fn cuts(random: &mut Random, until_s: u32) -> Vec<Cut> {
    let count = random.below(9);
    let cut = |_| {
        let latest_s = if random.below(2) == 0 { 60 } else { until_s };
        let at_us = i64::from(random.below(latest_s * 1_000)) * 1_000;
        let association = if random.below(4) == 0 { 2 } else { 1 };
        Cut { at_us, association }
    };
    (0..count).map(cut).collect()
}

/// While the request for LONDON's first message or what answers it is on its way, if PARIS has nothing
/// else to do by then: few cuts strike a hand-over by chance.
fn aimed_cut(random: &mut Random, scenario: &Scenario) -> Cut {
    let asked_us = i64::from(scenario.mail[1].first_s) * 1_000_000;
    let latencies_permille = 900 + random.below(2_200);
    let after_us = i64::from(scenario.parameters.latency_ms * latencies_permille);
    Cut { at_us: asked_us + after_us, association: 1 }
}

/// None in every other scenario, else up to four.
fn commands(random: &mut Random, until_s: u32) -> Vec<UserCommand> {
    let count = if random.below(2) == 0 { 0 } else { 1 + random.below(4) };
    let command = |_| {
        let at_us = i64::from(random.below(until_s * 1_000)) * 1_000;
        let mta = ["PARIS", "LONDON"][random.below(2) as usize].to_owned();
        let command = if random.below(2) == 0 { TurnCommand::Please } else { TurnCommand::Give };
        let association = if random.below(4) == 0 { 2 } else { 1 };
        UserCommand { at_us, mta, association, command }
    };
    (0..count).map(command).collect()
}

/// The hash of its history, as the golden file has it.
pub(crate) fn hash(number: u64) -> String {
    let history = scenario(number).run().expect("everything is in its range");
    format!("{:032x}", history.hash())
}
