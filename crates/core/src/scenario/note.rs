//! What somebody has to say about a run, at a time of it: shown, and no part of what happens.

use serde::{Deserialize, Serialize};

use super::carried::name_text;
use super::{seconds_text, written_time_us};

/// The most notes that a scenario may have.
pub const MOST_NOTES: usize = 100;
/// The most characters of a note.
pub const LONGEST_NOTE: usize = 200;

/// Words at a time of the run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// When, in microseconds.
    pub at_us: i64,
    /// The MTA that it is about; may be left out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mta: String,
    /// The words: 1 to 200 characters on one line.
    pub text: String,
}

/// What is wrong with the words of a note.
pub(super) fn text_problem(text: &str) -> Option<&'static str> {
    let long = text.chars().nth(LONGEST_NOTE).is_some();
    let unfit = long || text.trim().is_empty() || text.chars().any(char::is_control);
    unfit.then_some("a note has 1 to 200 characters, on one line")
}

/// What is written of a note, with the `&` before it.
pub(super) fn note_text(note: &Note) -> String {
    let Note { at_us, mta, text } = note;
    format!("&note={}@{}@{}", name_text(mta), seconds_text(*at_us), name_text(text))
}

/// Reads what stands behind `note=`. Whether its MTA can be is for the check of the scenario.
pub(super) fn read_note(value: &str) -> Option<Note> {
    let (mta, rest) = value.split_once('@')?;
    let (time, text) = rest.split_once('@')?;
    let at_us = written_time_us(time)?;
    Some(Note { at_us, mta: mta.to_owned(), text: text.to_owned() })
}
