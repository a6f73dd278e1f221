//! What a file may say in several ways, said in one: keys in another style or without their unit, times and sizes in
//! quotes with their units, words of another style, and PDUs by their names on the wire.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::FileProblem;
use super::shape::{self, Field, Is, MICROSECONDS, MOST_KEYS, MOST_LISTED};
use crate::protocol::PduKind;
use crate::scenario::problem::plain;
use crate::scenario::site::kind_named;
use crate::scenario::{written_number, written_time_us};

/// A file as it is read, and where in the file as it was written that stands.
pub(super) struct Settled<'a> {
    written: &'a str,
    /// What is read.
    pub(super) text: Cow<'a, str>,
    edits: Vec<Edit>,
}

/// Something that stands for something else in the file as it was written.
struct Edit {
    span: Range<usize>,
    text: String,
}

impl<'a> Settled<'a> {
    /// Settles a text, of which this is the document.
    pub(super) fn of(written: &'a str, document: &DeTable<'_>) -> Self {
        let mut edits = Vec::new();
        in_table(&mut edits, document, &shape::scenario());
        edits.sort_by_key(|edit| edit.span.start);
        let text = match edits.is_empty() {
            true => Cow::Borrowed(written),
            false => Cow::Owned(edited(written, &edits)),
        };
        Settled { written, text, edits }
    }

    /// What is wrong at a place of the text that is read.
    pub(super) fn problem(&self, span: Range<usize>, key: &str, what: &str) -> FileProblem {
        let at = self.written_at(span.start);
        FileProblem::new(self.written, at..at, key, what)
    }

    fn written_at(&self, at: usize) -> usize {
        let (mut written, mut read) = (0, 0);
        for Edit { span, text } in &self.edits {
            let begins = read + (span.start - written);
            if at < begins + text.len() {
                return if at < begins { written + (at - read) } else { span.start };
            }
            (written, read) = (span.end, begins + text.len());
        }
        written + (at - read)
    }
}

/// The text with these in it, which are in order and apart from each other.
fn edited(written: &str, edits: &[Edit]) -> String {
    let (mut text, mut end) = (String::with_capacity(written.len()), 0);
    for edit in edits {
        text += &written[end..edit.span.start];
        text += &edit.text;
        end = edit.span.end;
    }
    text + &written[end..]
}

fn in_table(edits: &mut Vec<Edit>, table: &DeTable<'_>, fields: &[Field]) {
    // What has more keys, or is a longer list, is none of ours, and is told by the check.
    if table.len() > MOST_KEYS {
        return;
    }
    let mut renamed: Vec<&str> = Vec::new();
    for (key, value) in table {
        let said = fields.iter().find(|field| field.key == **key.get_ref());
        let field = said.or_else(|| {
            let other =
                fields.iter().find(|field| is_meant(field, key.get_ref(), value.get_ref()))?;
            let is_free =
                !table.contains_key(other.key.as_str()) && !renamed.contains(&other.key.as_str());
            is_free.then_some(other)
        });
        let Some(field) = field else { continue };
        if said.is_none() {
            renamed.push(&field.key);
            edits.push(Edit { span: key.span(), text: field.key.clone() });
        }
        match (&field.is, value.get_ref()) {
            (Is::Table(fields), DeValue::Table(table)) => in_table(edits, table, &fields()),
            (Is::Rule, DeValue::Table(table)) => in_table(edits, table, &shape::rule()),
            (Is::Tables(_) | Is::Faults, DeValue::Array(list)) if list.len() > MOST_LISTED => {}
            (Is::Tables(fields), DeValue::Array(list)) => {
                let tables = list.iter().filter_map(|item| item.get_ref().as_table());
                tables.for_each(|table| in_table(edits, table, &fields()));
            }
            (Is::Faults, DeValue::Array(list)) => {
                let tables = list.iter().filter_map(|item| item.get_ref().as_table());
                tables.for_each(|table| in_fault(edits, table));
            }
            (is, DeValue::String(text)) => {
                edits.extend(settled(is, text).map(|text| Edit { span: value.span(), text }));
            }
            _ => {}
        }
    }
}

fn in_fault(edits: &mut Vec<Edit>, fault: &DeTable<'_>) {
    let kind = fault.get("kind").and_then(|kind| kind.get_ref().as_str());
    let known = shape::faults().into_iter().find(|(known, _)| Some(*known) == kind);
    if let Some((_, fields)) = known {
        in_table(edits, fault, &fields);
    }
}

/// Whether a key of another style, or without its unit, stands for one of ours. Where the unit is one that links do
/// not have, what is behind the key has to say its own. Headings are not renamed: there are several of one list.
fn is_meant(field: &Field, key: &str, value: &DeValue<'_>) -> bool {
    let is_clear = value.is_str() || !field.key.ends_with("_us") || plain(key) == plain(&field.key);
    let is_one = !matches!(field.is, Is::Table(_) | Is::Tables(_) | Is::Faults);
    is_one && is_clear && field.is_named(key)
}

/// A text as it is written in TOML where it stands for something else.
fn settled(is: &Is, text: &str) -> Option<String> {
    match is {
        // Without a unit it might be meant in microseconds.
        Is::Number { unit: MICROSECONDS, .. } => {
            let has_unit = text.contains(|c: char| c.is_alphabetic() || c == ':');
            written_time_us(text).filter(|_| has_unit).map(|us| us.to_string())
        }
        Is::Number { unit, .. } => written_number(text, unit).map(|number| number.to_string()),
        Is::Word(words) => {
            let spelled = words.iter().copied().find(|word| *word == plain(text));
            let on_the_wire =
                || kind_named(text).map(PduKind::name).filter(|name| words.contains(name));
            let word = spelled.or_else(on_the_wire).filter(|word| *word != text)?;
            Some(format!("\"{word}\""))
        }
        Is::Truth => match plain(text).as_str() {
            "yes" | "true" => Some("true".to_owned()),
            "no" | "false" => Some("false".to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a number of it may be written with a unit, in quotes.
#[cfg(feature = "schema")]
pub(super) fn has_units(unit: &str) -> bool {
    [MICROSECONDS, "s", "ms", "KB"].contains(&unit)
}
