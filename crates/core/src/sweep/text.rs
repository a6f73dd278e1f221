//! A sweep as links say it: `threshold:1..100,rule:as-shipped,rule:epoch,by:latency:50..500:150`.

use std::fmt;

use super::{Axis, Sweep};
use crate::protocol::Rule;
use crate::scenario::{Problem, Scenario, parameter_named};

/// No longer text is read.
const LONGEST: usize = 2_000;

const RULE: &str = "rule:";
const BY: &str = "by:";

/// Written in one way, and read by [`Sweep::read`]. Rules are not said where it is only about that of the scenario.
impl fmt::Display for Sweep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.over)?;
        if self.rules != [self.scenario.rule] {
            self.rules.iter().try_for_each(|rule| write!(f, ",{RULE}{rule}"))?;
        }
        self.by.map_or(Ok(()), |by| write!(f, ",{BY}{by}"))
    }
}

impl Sweep {
    /// Reads a sweep of a scenario: a parameter with its values, and with commas the rules and a second parameter:
    /// `threshold:1..100,rule:as-shipped,rule:epoch,by:latency:50..500:150`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn read(scenario: &Scenario, text: &str) -> Result<Self, Vec<Problem>> {
        if text.len() > LONGEST {
            let what = format!("a sweep has at most {LONGEST} characters");
            return Err(vec![Problem::new(text, what)]);
        }
        let (mut over, mut by, mut rules, mut problems) = (None, None, Vec::new(), Vec::new());
        for part in parts(text) {
            let mut put = |read: Result<(), Problem>| problems.extend(read.err());
            if let Some(rule) = part.strip_prefix(RULE) {
                put(read_rule(rule).map(|rule| rules.push(rule)));
            } else if let Some(second) = part.strip_prefix(BY) {
                put(read_axis(second).and_then(|axis| once(&mut by, axis, &part)));
            } else {
                put(read_axis(&part).and_then(|axis| once(&mut over, axis, &part)));
            }
        }
        match over {
            Some(over) if problems.is_empty() => Sweep::new(scenario, over, by, rules),
            Some(_) => Err(problems),
            None if !problems.is_empty() => Err(problems),
            None => {
                let what =
                    "it does not say which parameter goes through which values: threshold:1..100";
                Err(vec![Problem::new(text, what.to_owned())])
            }
        }
    }
}

/// What stands between commas. A rule that differs in several columns has commas itself, and its columns have no
/// colon.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(',').map(str::trim) {
        match parts.last_mut().filter(|last| last.starts_with(RULE) && !part.contains(':')) {
            Some(rule) => *rule += &format!(",{part}"),
            None => parts.push(part.to_owned()),
        }
    }
    parts
}

fn read_axis(text: &str) -> Result<Axis, Problem> {
    let (name, values) = text.split_once(':').unwrap_or((text, ""));
    Axis::read(name, values)
}

fn once(place: &mut Option<Axis>, axis: Axis, part: &str) -> Result<(), Problem> {
    if place.is_some() {
        let what = "there is one parameter, and one more behind by: at the most".to_owned();
        return Err(Problem::new(part, what));
    }
    *place = Some(axis);
    Ok(())
}

/// A rule by its name or with its columns.
fn read_rule(text: &str) -> Result<Rule, Problem> {
    let number = parameter_named("rule").map(|parameter| parameter.read(text)).transpose()?;
    Ok(Rule::numbered(number.unwrap_or_default()))
}
