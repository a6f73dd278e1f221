//! What a parameter is: what the page offers, what a link may say, and what is checked. Their rows stand in
//! `parameters.rs`.

use strum::VariantArray;

use super::problem::{nearest, plain};
use super::rule_text::{self, read_rule};
use super::{Problem, Scenario, written_number};
use crate::protocol::Rule;

/// One parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in links and in `--set`.
    pub name: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// Where it stands on the page.
    pub group: Group,
    /// What it may be.
    pub kind: Kind,
    /// Where its default comes from.
    pub source: &'static str,
    pub(super) get: fn(&Scenario) -> u32,
    pub(super) set: fn(&mut Scenario, u32),
}

/// What a parameter may be.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A number: a whole one, but for [`Unit::KbPerSecond`].
    Number {
        /// What it counts.
        unit: Unit,
        /// The least, in its unit.
        least: u32,
        /// The most, in its unit.
        most: u32,
    },
    /// One of these names; the value is the place of the name.
    Choice(fn() -> Vec<&'static str>),
    /// A rule; the value is its number ([`Rule::number`]).
    Rule,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Unit {
    Messages,
    Associations,
    Seconds,
    SecondsPerKb,
    Milliseconds,
    Times,
    Checkpoints,
    Kb,
    KbPerSecond,
}

impl Unit {
    /// As it stands behind a number.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Unit::Messages => "messages",
            Unit::Associations => "associations",
            Unit::Seconds => "s",
            Unit::SecondsPerKb => "s per KB",
            Unit::Milliseconds => "ms",
            Unit::Times => "times",
            Unit::Checkpoints => "checkpoints",
            Unit::Kb => "KB",
            Unit::KbPerSecond => "KB/s",
        }
    }

    /// As it stands behind the name of a key.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Unit::Messages => "_messages",
            Unit::Seconds => "_s",
            Unit::SecondsPerKb => "_s_per_kb",
            Unit::Milliseconds => "_ms",
            Unit::Checkpoints => "_checkpoints",
            Unit::Kb => "_kb",
            Unit::KbPerSecond => "_kb_per_s",
            Unit::Associations | Unit::Times => "",
        }
    }

    /// In how many parts of it values count: a bandwidth is so many bytes per second.
    pub(crate) const fn parts(self) -> u32 {
        match self {
            Unit::KbPerSecond => 1024,
            _ => 1,
        }
    }

    /// A value as it is written, with as many places as are needed.
    pub(super) fn number_text(self, value: u32) -> String {
        let parts = self.parts();
        match value % parts {
            0 => (value / parts).to_string(),
            // All places of a 1024th.
            rest => {
                let text = format!("{}.{:010}", value / parts, u64::from(rest) * 9_765_625);
                text.trim_end_matches('0').to_owned()
            }
        }
    }

    /// A value as people write it, where it is within a range in this unit.
    pub(super) fn read(self, text: &str, least: u32, most: u32) -> Option<u32> {
        written_number(text, self.text()).filter(|value| self.is_within(*value, least, most))
    }

    /// From one value to another, as people write it; none where that is nothing.
    pub(crate) fn read_step(self, text: &str) -> Option<u32> {
        written_number(text, self.text()).filter(|&step| step > 0)
    }

    pub(super) fn is_within(self, value: u32, least: u32, most: u32) -> bool {
        (u64::from(least)..=u64::from(most)).contains(&u64::from(value / self.parts()))
            && u64::from(value) <= u64::from(most) * u64::from(self.parts())
    }

    /// What is allowed, in words.
    pub(super) fn allowed(self, least: u32, most: u32) -> String {
        match self {
            Unit::KbPerSecond => {
                format!(
                    "from {least} to {most} (KB/s) in whole bytes per second, such as 8, 31.25 or 256 kbit/s"
                )
            }
            Unit::Milliseconds => format!("a whole number from {least} to {most} (ms one way)"),
            _ => format!("a whole number from {least} to {most} ({})", self.text()),
        }
    }
}

/// A group of parameters, named as on the MTA's Messaging Defaults page where it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Group {
    /// How the Turn is handled.
    Rule,
    /// When associations open and close.
    AssociationParameters,
    /// Reliable transfer.
    RtsValues,
    /// How an opening is tried again.
    ConnectionRetryValues,
    /// How long a transfer may take.
    TransferTimeouts,
    /// What lies between the MTAs.
    Link,
    /// What is sent, and for how long.
    Mail,
}

impl Group {
    /// Every group, in the order in which they stand on the page.
    pub const ALL: [Group; Group::VARIANTS.len()] =
        *Group::VARIANTS.first_chunk().expect("as many as there are");

    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Group::Rule => "Rule",
            Group::AssociationParameters => "Association parameters",
            Group::RtsValues => "RTS values",
            Group::ConnectionRetryValues => "Connection retry values",
            Group::TransferTimeouts => "Transfer timeouts",
            Group::Link => "Link",
            Group::Mail => "Mail",
        }
    }
}

impl Parameter {
    /// Where it stands in a scenario file: `parameters.latency_ms`.
    #[must_use]
    pub fn file_key(&self) -> String {
        let table = if ["rule", "until"].contains(&self.name) { "" } else { "parameters." };
        format!("{table}{}{}", self.name.replace('-', "_"), self.suffix())
    }

    /// What stands behind its name in a scenario file: its unit.
    pub(super) fn suffix(&self) -> &'static str {
        match self.kind {
            Kind::Number { unit, .. } => unit.suffix(),
            Kind::Choice(_) | Kind::Rule => "",
        }
    }

    /// Its value in a scenario.
    #[must_use]
    pub fn value(&self, scenario: &Scenario) -> u32 {
        (self.get)(scenario)
    }

    /// Its value in a scenario, as a link or a field has it.
    #[must_use]
    pub fn text(&self, scenario: &Scenario) -> String {
        self.text_of(self.value(scenario))
    }

    /// A value of it, as a link or a field has it.
    #[must_use]
    pub fn text_of(&self, value: u32) -> String {
        match self.kind {
            Kind::Number { unit, .. } => unit.number_text(value),
            Kind::Choice(names) => {
                names().get(value as usize).copied().unwrap_or_default().to_owned()
            }
            Kind::Rule => Rule::numbered(value).to_string(),
        }
    }

    /// Puts what a person wrote into a scenario: numbers, times and sizes as people write them ([`written_number`]).
    ///
    /// # Errors
    ///
    /// What is wrong with it; the scenario is as it was.
    pub fn put(&self, scenario: &mut Scenario, text: &str) -> Result<(), Problem> {
        (self.set)(scenario, self.read(text)?);
        Ok(())
    }

    /// Puts a value into a scenario. Whether it is within its range is for the scenario's check.
    pub fn put_value(&self, scenario: &mut Scenario, value: u32) {
        (self.set)(scenario, value);
    }

    /// The value that a person wrote: of a choice the place of its name, of a rule its number, of a bandwidth bytes per second.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(&self, text: &str) -> Result<u32, Problem> {
        match self.kind {
            Kind::Rule => read_rule(text)
                .map(Rule::number)
                .map_err(|what| self.told(text, format!("{} {what}", self.name))),
            _ => self.parse(text).ok_or_else(|| self.problem(text)),
        }
    }

    /// What is allowed, in words.
    #[must_use]
    pub fn allowed(&self) -> String {
        match self.kind {
            Kind::Number { unit, least, most } => unit.allowed(least, most),
            Kind::Choice(names) => format!("one of {}", names().join(", ")),
            Kind::Rule => rule_text::allowed(),
        }
    }

    pub(super) fn check(&self, scenario: &Scenario) -> Result<(), Problem> {
        let value = self.value(scenario);
        match self.kind {
            Kind::Number { unit, least, most } if !unit.is_within(value, least, most) => {
                Err(self.problem(&unit.number_text(value)))
            }
            _ => Ok(()),
        }
    }

    fn parse(&self, text: &str) -> Option<u32> {
        match self.kind {
            Kind::Number { unit, least, most } => unit.read(text, least, most),
            Kind::Choice(names) => {
                let text = plain(text);
                names().iter().position(|&name| name == text).and_then(|at| u32::try_from(at).ok())
            }
            Kind::Rule => None,
        }
    }

    fn problem(&self, text: &str) -> Problem {
        let mut what = format!("{} must be {}", self.name, self.allowed());
        if let Kind::Choice(names) = self.kind
            && let Some(name) = nearest(text, names().into_iter())
        {
            what = format!("{what}; perhaps {name} was meant");
        }
        self.told(text, what)
    }

    fn told(&self, text: &str, what: String) -> Problem {
        Problem::new(&format!("{}={text}", self.name), what)
    }
}
