//! One seed, one scenario: anything that a person could choose, and much that none would.

use turnlab_core::protocol::{RULES, Rule};
use turnlab_core::scenario::{
    Bandwidth, Cut, LinkBetween, Mail, MessagePriority, Pace, Parameters, Scenario, TurnCommand,
    UserCommand, parameter_named,
};

use super::faults::faults;
use super::splitmix::Random;

const NAMES: [&str; 8] = ["PARIS", "LONDON", "ROME", "OSLO", "BERN", "RIGA", "KYIV", "LIMA"];

/// What a parameter may be, by its name; what stands twice is twice as likely.
pub(crate) const CHOICES: [(&str, &[&str]); 25] = [
    ("threshold", &["1", "2", "3", "5", "10", "50"]),
    ("lifetime", &["5", "20", "60", "300"]),
    ("disconnect", &["1", "10", "120"]),
    ("associations-per-peer", &["1", "1", "2", "3", "9"]),
    ("transfers", &["one-pdu", "in-full"]),
    ("checkpoint-size", &["0", "3", "5", "10", "10", "30"]),
    ("window-size", &["1", "2", "3", "5", "64"]),
    ("recovery-timeout", &["5", "15", "60", "60"]),
    ("reconnect-delay", &["1", "3", "10", "40"]),
    (
        "dialogue-mode",
        &["two-way-alternate", "two-way-alternate", "two-way-alternate", "monologue"],
    ),
    ("initial-turn", &["initiator", "responder"]),
    ("turn-request-threshold", &["0", "0", "1", "3"]),
    ("request-repeat", &["0", "0", "3", "20"]),
    ("regenerate-after", &["2", "10", "30"]),
    ("max-open-retries", &["0", "1", "2", "144"]),
    ("open-interval", &["2", "10", "30"]),
    ("max-transfer-retries", &["0", "1", "2"]),
    ("transfer-interval", &["1", "5", "20", "120"]),
    ("transfer-timeout-urgent", &["1", "2", "1000"]),
    ("transfer-timeout-normal", &["1", "1", "2000"]),
    ("transfer-timeout-non-urgent", &["1", "3", "3000"]),
    ("latency", &["1", "50", "250", "1000", "4000"]),
    ("bandwidth", &["1", "8", "8", "64", "1000"]),
    ("message-size", &["1", "12", "12", "40", "100"]),
    ("message-priority", &["urgent", "normal", "normal", "non-urgent"]),
];

/// The scenario of that seed; one in a few hundred is so long that its history has several segments.
pub(crate) fn scenario(seed: u64) -> Scenario {
    let mut random = Random(seed);
    let is_long = random.below(400) == 0;
    let mtas = names(&mut random);
    let until_s = 30 + random.below(if is_long { 5_000 } else { 570 });
    let scenario = Scenario {
        order: Vec::new(),
        name: String::new(),
        rule: random.one_of(&RULES).rule,
        parameters: parameters(&mut random),
        links: links(&mut random, &mtas),
        mail: mail(&mut random, &mtas, is_long),
        cuts: cuts(&mut random, &mtas, until_s),
        faults: faults(&mut random, &mtas, until_s),
        commands: commands(&mut random, &mtas, until_s),
        mtas,
        until_s,
        notes: Vec::new(),
    };
    scenario.check().unwrap_or_else(|problems| panic!("seed {seed}: {problems:?}"));
    scenario
}

/// The same with any rule there is, for one seed of four.
#[allow(dead_code, reason = "pictures are looked at under the rules that have a name")]
pub(crate) fn scenario_of_any_rule(seed: u64) -> Scenario {
    let mut random = Random(!seed);
    let scenario = scenario(seed);
    match random.below(4) {
        0 => Scenario { rule: Rule::numbered(random.below(1 << 20)), ..scenario },
        _ => scenario,
    }
}

/// Two as often as more.
fn names(random: &mut Random) -> Vec<String> {
    let count = if random.below(2) == 0 { 2 } else { 2 + random.below(7) };
    NAMES[..count as usize].iter().map(|&name| name.to_owned()).collect()
}

fn parameters(random: &mut Random) -> Parameters {
    let mut scenario = Scenario::default();
    for (name, choices) in CHOICES {
        let parameter = parameter_named(name).unwrap_or_else(|| panic!("there is no {name}"));
        parameter.put(&mut scenario, random.one_of(choices)).expect("it is in its range");
    }
    scenario.parameters
}

/// Two that are not the same.
pub(super) fn two(random: &mut Random, mtas: &[String]) -> [String; 2] {
    let count = u32::try_from(mtas.len()).expect("eight at the most");
    let one = random.below(count);
    let other = (one + 1 + random.below(count - 1)) % count;
    [one, other].map(|place| mtas[place as usize].clone())
}

/// Any of them.
pub(super) fn one(random: &mut Random, mtas: &[String]) -> String {
    two(random, mtas)[0].clone()
}

/// A time to the millisecond; half of them early.
pub(super) fn time_us(random: &mut Random, until_s: u32) -> i64 {
    let latest_s = if random.below(2) == 0 { until_s.min(60) } else { until_s };
    i64::from(random.below(latest_s * 1_000)) * 1_000
}

/// Mostly the first between some two.
pub(super) fn association(random: &mut Random, mtas: &[String]) -> u16 {
    let most = random.below(4) * u32::try_from(mtas.len()).expect("eight at the most") / 2;
    u16::try_from(1 + random.below(most + 1)).expect("a small number")
}

pub(super) fn link(random: &mut Random) -> (u32, Bandwidth) {
    let latency_ms = random.one_of(&[1, 20, 500, 3_000]);
    let bytes_per_s = random.one_of(&[1_024, 4_096, 32_000, 2_048_000]);
    (latency_ms, Bandwidth { bytes_per_s })
}

fn links(random: &mut Random, mtas: &[String]) -> Vec<LinkBetween> {
    let special = |_| {
        let (latency_ms, bandwidth) = link(random);
        LinkBetween { between: two(random, mtas), latency_ms, bandwidth }
    };
    (0..mtas.len() - 2).map(special).collect()
}

/// As many streams as MTAs and some more, in any direction.
fn mail(random: &mut Random, mtas: &[String], is_long: bool) -> Vec<Mail> {
    let streams = mtas.len() as u32 + random.below(3);
    let stream = |_| {
        let [from, to] = two(random, mtas);
        let kind = random.below(3);
        let count = if is_long { 400 } else { 1 + random.below(60 / streams) };
        Mail {
            from,
            to,
            first_s: random.below(60),
            every_s: if kind == 0 && !is_long { 0 } else { 1 + random.below(30) },
            count,
            pace: if kind == 1 { Pace::Poisson } else { Pace::Steady },
            seed: random.next(),
            size_kb: random.one_of(&[0, 0, 1, 7]),
            largest_kb: random.one_of(&[0, 0, 20, 60]),
            priority: priority(random),
        }
    };
    (0..streams).map(stream).collect()
}

fn priority(random: &mut Random) -> Option<MessagePriority> {
    match random.below(6) {
        0 => Some(MessagePriority::Urgent),
        1 => Some(MessagePriority::Normal),
        2 => Some(MessagePriority::NonUrgent),
        _ => None,
    }
}

fn cuts(random: &mut Random, mtas: &[String], until_s: u32) -> Vec<Cut> {
    let count = random.one_of(&[0, 0, 1, 2, 6]);
    let cut = |_| {
        let at_us = time_us(random, until_s);
        Cut { at_us, association: association(random, mtas) }
    };
    (0..count).map(cut).collect()
}

fn commands(random: &mut Random, mtas: &[String], until_s: u32) -> Vec<UserCommand> {
    let count = if random.below(2) == 0 { 0 } else { 1 + random.below(5) };
    let command = |_| UserCommand {
        at_us: time_us(random, until_s),
        mta: one(random, mtas),
        association: association(random, mtas),
        command: if random.below(2) == 0 { TurnCommand::Please } else { TurnCommand::Give },
    };
    (0..count).map(command).collect()
}
