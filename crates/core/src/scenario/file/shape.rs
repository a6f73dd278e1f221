//! What may stand in a scenario file: every key of every table, and what it may be.

use crate::protocol::{COLUMNS, Column, PduKind, RULES};
use crate::scenario::problem::plain;
use crate::scenario::rule_text::{self, LIKE};
use crate::scenario::{
    Kind, LONGEST_S, MOST_ORDERED, PARAMETERS, Parameter, US_PER_S, Unit, parameter_named,
};

/// A key and what may stand behind it.
pub(super) struct Field {
    pub(super) key: String,
    pub(super) is: Is,
    /// Whether it may not be left out.
    pub(super) needed: bool,
}

/// More keys than any table has, and more things than any list may have.
pub(super) const MOST_KEYS: usize = 200;
pub(super) const MOST_LISTED: usize = MOST_ORDERED;

/// The unit of times that are said to the microsecond.
pub(super) const MICROSECONDS: &str = "µs";

/// What a value may be.
pub(super) enum Is {
    /// A whole number, or a time or a size with its unit in quotes.
    Number { least: u64, most: u64, unit: &'static str },
    /// A bandwidth: a number of KB/s, or one with its unit in quotes.
    Bandwidth,
    /// One of these words.
    Word(Vec<&'static str>),
    /// A rule by its name, or a table of its columns.
    Rule,
    /// Yes or no.
    Truth,
    /// Any text.
    Text,
    /// A list of texts; of exactly so many, where that is said.
    Texts(Option<usize>),
    /// A list of what happens one after the other.
    Order,
    /// A table.
    Table(fn() -> Vec<Field>),
    /// A list of tables, each with these keys.
    Tables(fn() -> Vec<Field>),
    /// A list of tables, whose keys depend on their `kind`.
    Faults,
}

/// The keys outside of any table.
pub(super) fn scenario() -> Vec<Field> {
    vec![
        may("name", Is::Text),
        may("mtas", Is::Texts(None)),
        may("order", Is::Order),
        may("rule", parameter("rule")),
        may("until_s", parameter("until")),
        may("parameters", Is::Table(parameters)),
        may("links", Is::Tables(link)),
        may("mail", Is::Tables(mail)),
        may("cuts", Is::Tables(cut)),
        may("faults", Is::Faults),
        may("commands", Is::Tables(command)),
        may("notes", Is::Tables(note)),
    ]
}

fn parameters() -> Vec<Field> {
    let keys = PARAMETERS.iter().map(|parameter| (parameter, parameter.file_key()));
    let inside = keys
        .filter_map(|(parameter, key)| Some(may(key.strip_prefix("parameters.")?, is(parameter))));
    inside.collect()
}

fn is(parameter: &Parameter) -> Is {
    match parameter.kind {
        Kind::Number { unit: Unit::KbPerSecond, .. } => Is::Bandwidth,
        Kind::Number { unit, least, most } => {
            Is::Number { least: least.into(), most: most.into(), unit: unit.text() }
        }
        Kind::Choice(words) => Is::Word(words()),
        Kind::Rule => Is::Rule,
    }
}

/// The columns of a rule's table.
pub(super) fn rule() -> Vec<Field> {
    let column = |column: &Column| {
        let is = match column.values {
            ["no", "yes"] => Is::Truth,
            words => Is::Word(words.to_vec()),
        };
        may(&column.name.replace('-', "_"), is)
    };
    let like = may(LIKE, Is::Word(RULES.iter().map(|known| known.name).collect()));
    [like].into_iter().chain(COLUMNS.iter().map(column)).collect()
}

fn parameter(name: &str) -> Is {
    parameter_named(name).map_or(Is::Text, is)
}

fn mail() -> Vec<Field> {
    let size = || Is::Number { least: 0, most: 100_000, unit: "KB" };
    vec![
        must("from", Is::Text),
        may("to", Is::Text),
        may("first_s", count(0, "s")),
        may("every_s", count(0, "s")),
        may("count", count(0, "messages")),
        may("pace", Is::Word(vec!["steady", "poisson"])),
        may("seed", Is::Number { least: 0, most: u64::MAX, unit: "any" }),
        may("size_kb", size()),
        may("largest_kb", size()),
        may("priority", parameter("message-priority")),
    ]
}

fn cut() -> Vec<Field> {
    vec![must("at_us", time()), association()]
}

fn command() -> Vec<Field> {
    vec![
        must("at_us", time()),
        must("mta", Is::Text),
        association(),
        must("command", Is::Word(vec!["please", "give"])),
    ]
}

fn note() -> Vec<Field> {
    vec![must("at_us", time()), may("mta", Is::Text), must("text", Is::Text)]
}

fn link() -> Vec<Field> {
    vec![
        between(),
        must("latency_ms", parameter("latency")),
        must("bandwidth_kb_per_s", parameter("bandwidth")),
    ]
}

/// Every kind of fault with its keys, the `kind` itself left out.
pub(super) fn faults() -> [(&'static str, Vec<Field>); 6] {
    let span = || [must("from_us", time()), must("to_us", time())];
    let mta = || must("mta", Is::Text);
    let pdus = || PduKind::ALL.map(PduKind::name).to_vec();
    let percent = Is::Number { least: 0, most: 100, unit: "%" };
    let mut set_link = link();
    set_link.insert(1, must("at_us", time()));
    [
        ("cut-after-step", vec![must("step", count(1, "steps")), association()]),
        (
            "cut-in-flight",
            vec![
                must("from", Is::Text),
                must("pdu", Is::Word(pdus())),
                may("nth", count(1, "PDUs")),
                may("percent", percent),
            ],
        ),
        ("link-down", [between()].into_iter().chain(span()).collect()),
        ("set-link", set_link),
        ("stop", [mta()].into_iter().chain(span()).collect()),
        ("refuse-binds", [mta()].into_iter().chain(span()).collect()),
    ]
}

fn between() -> Field {
    must("between", Is::Texts(Some(2)))
}

fn association() -> Field {
    let numbers = Is::Number { least: 1, most: u16::MAX.into(), unit: "counted from 1" };
    may("association", numbers)
}

fn time() -> Is {
    let most = u64::from(LONGEST_S) * US_PER_S.unsigned_abs();
    Is::Number { least: 0, most, unit: MICROSECONDS }
}

fn count(least: u64, unit: &'static str) -> Is {
    Is::Number { least, most: u32::MAX.into(), unit }
}

fn may(key: &str, is: Is) -> Field {
    Field { key: key.to_owned(), is, needed: false }
}

fn must(key: &str, is: Is) -> Field {
    Field { needed: true, ..may(key, is) }
}

impl Field {
    /// Whether a key is its own in another style, or without its unit.
    pub(super) fn is_named(&self, key: &str) -> bool {
        let key = plain(key);
        key == plain(&self.key) || key == plain(self.stem())
    }

    /// Its key without its unit.
    pub(super) fn stem(&self) -> &str {
        let units =
            ["_s_per_kb", "_kb_per_s", "_checkpoints", "_messages", "_us", "_ms", "_kb", "_s"];
        units.iter().find_map(|unit| self.key.strip_suffix(unit)).unwrap_or(&self.key)
    }
}

impl Is {
    /// What is allowed, in words.
    pub(super) fn allowed(&self) -> String {
        match self {
            Is::Number { least, most, unit: unit @ MICROSECONDS } => {
                format!(
                    "a whole number from {least} to {most} ({unit}), or a time such as \"8.375 s\""
                )
            }
            Is::Number { least, most, unit: "ms" } => {
                format!("a whole number from {least} to {most} (ms one way)")
            }
            Is::Bandwidth => {
                parameter_named("bandwidth").map(Parameter::allowed).unwrap_or_default()
            }
            Is::Number { least, most, unit } => {
                format!("a whole number from {least} to {most} ({unit})")
            }
            Is::Word(words) => format!("one of {}", words.join(", ")),
            Is::Rule => rule_text::allowed(),
            Is::Truth => "true or false".to_owned(),
            Is::Text => "text in quotes".to_owned(),
            Is::Order => "a list of actions: [\"open:PARIS\", \"to:LONDON\"]".to_owned(),
            Is::Texts(Some(2)) => "two names: [\"PARIS\", \"LONDON\"]".to_owned(),
            Is::Texts(_) => "a list of names: [\"PARIS\", \"LONDON\"]".to_owned(),
            Is::Table(_) => "a table".to_owned(),
            Is::Tables(_) | Is::Faults => "a list of tables".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Fault;

    #[test]
    fn every_kind_of_fault_has_its_keys() {
        assert_eq!(faults().map(|(kind, _)| kind).as_slice(), Fault::KINDS);
    }
}
