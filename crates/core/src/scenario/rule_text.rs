//! A rule as links, files and people write it: `epoch`, `as-shipped:giving-mine`, or a table of its columns.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serializer};

use super::problem::{nearest, plain};
use crate::protocol::{COLUMNS, Column, NoRule, RULES, Rule};

/// The key of a rule's table that names the rule which it is like where it says nothing.
pub(super) const LIKE: &str = "like";

/// The rule that a text stands for.
///
/// # Errors
///
/// What is wrong with it and what may stand there, as a sentence without its subject and its full stop.
pub(super) fn read_rule(text: &str) -> Result<Rule, String> {
    text.parse().map_err(|no_rule: NoRule| what_is_wrong(&no_rule))
}

/// What is allowed, in words.
pub(super) fn allowed() -> String {
    let names: Vec<&str> = RULES.iter().map(|known| known.name).collect();
    format!(
        "one of {}; or one of them with other columns: as-shipped:giving-mine",
        names.join(", ")
    )
}

fn what_is_wrong(no_rule: &NoRule) -> String {
    match no_rule {
        NoRule::Name(name) => {
            let what = format!("must be {}", allowed());
            match nearest(name, RULES.iter().map(|known| known.name)) {
                Some(near) => format!("{what}; perhaps {near} was meant"),
                None => what,
            }
        }
        NoRule::Column(written) => {
            let cells: Vec<String> = COLUMNS.iter().flat_map(cells_of).collect();
            match nearest(written, cells.iter().map(String::as_str)) {
                Some(near) => format!("has no {written}; perhaps {near} was meant"),
                None => format!("has no {written}; there is {}", columns_text(written)),
            }
        }
        NoRule::Twice(column) => format!("says {column} twice, in two ways"),
    }
}

fn cells_of(column: &'static Column) -> impl Iterator<Item = String> {
    column.values.iter().map(|value| format!("{}-{value}", column.name))
}

/// `holding (mine, giving, theirs, pair, nothing), …`; of the column alone that was meant, if one was.
fn columns_text(written: &str) -> String {
    let is_meant = |column: &&Column| {
        let behind = written.strip_prefix(column.name);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with('-'))
    };
    let meant = COLUMNS.iter().find(is_meant);
    let told = meant.map_or(&COLUMNS[..], std::slice::from_ref);
    let column = |column: &Column| format!("{} ({})", column.name, column.values.join(", "));
    told.iter().map(column).collect::<Vec<_>>().join(", ")
}

pub(super) fn serialize<S: Serializer>(rule: &Rule, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(rule)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Rule, D::Error> {
    from.deserialize_any(Written)
}

/// What was written in the place of a rule.
struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Rule;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rule, or a table of its columns")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Rule, E> {
        read_rule(text).map_err(|what| E::custom(format!("rule {what}")))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut table: M) -> Result<Rule, M::Error> {
        let (mut like, mut cells) = (RULES[0].rule, Vec::new());
        while let Some(key) = table.next_key::<String>()? {
            if key == LIKE {
                like = read_rule(&table.next_value::<String>()?).map_err(M::Error::custom)?;
                continue;
            }
            let named = COLUMNS.iter().find(|column| column.name == plain(&key));
            let column = named
                .ok_or_else(|| M::Error::custom(what_is_wrong(&NoRule::Column(key.clone()))))?;
            let Cell(value) = table.next_value()?;
            let place = column.values.iter().position(|known| **known == value);
            cells.push((
                column,
                place.ok_or_else(|| {
                    let written = format!("{}-{value}", column.name);
                    M::Error::custom(what_is_wrong(&NoRule::Column(written)))
                })?,
            ));
        }
        Ok(cells.into_iter().fold(like, |rule, (column, place)| column.with(rule, place)))
    }
}

/// What stands in a column; `true` is yes.
struct Cell(String);

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Cell, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either {
            Truth(bool),
            Word(String),
        }
        Ok(match Either::deserialize(from)? {
            Either::Truth(truth) => Cell(if truth { "yes" } else { "no" }.to_owned()),
            Either::Word(word) => Cell(plain(&word)),
        })
    }
}
