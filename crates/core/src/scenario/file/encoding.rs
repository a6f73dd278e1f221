//! The letters of a scenario file: how they are encoded, and those that look like others.

use std::borrow::Cow;

use toml::Value;

use super::{FileProblem, shape};
use crate::scenario::Scenario;

/// The text of a file, whether it is in UTF-8 or, as some editors and shells save it, in UTF-16.
///
/// # Errors
///
/// That it is neither, and where.
pub fn file_text(bytes: &[u8]) -> Result<Cow<'_, str>, FileProblem> {
    let units = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map(|text| text.trim_start_matches('\u{FEFF}').to_owned())
    };
    let read = match *bytes {
        [0xFF, 0xFE, ..] => units(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => units(u16::from_be_bytes),
        [first, 0, third, 0, ..] if first > 0 && third > 0 => units(u16::from_le_bytes),
        [0, second, 0, fourth, ..] if second > 0 && fourth > 0 => units(u16::from_be_bytes),
        _ => return utf8(bytes).map(Cow::Borrowed),
    };
    read.ok().filter(|_| bytes.len().is_multiple_of(2)).map(Cow::Owned).ok_or_else(|| {
        let what = "this begins as text in UTF-16 and is none; save it as UTF-8";
        FileProblem::new("", 0..0, "", what)
    })
}

fn utf8(bytes: &[u8]) -> Result<&str, FileProblem> {
    std::str::from_utf8(bytes).map_err(|error| {
        let (sound, _) = bytes.split_at(error.valid_up_to());
        let sound = str::from_utf8(sound).unwrap_or_default();
        let what = "this is not text in UTF-8; save it as UTF-8";
        FileProblem::new(sound, sound.len()..sound.len(), "", what)
    })
}

/// Whether a text is a scenario file, or was meant as one: it says something under a key or a heading that such
/// files have, and says it as TOML does.
pub(in crate::scenario) fn is_meant_as_file(text: &str) -> bool {
    let fields = shape::scenario();
    let is_known = |key: &str| fields.iter().any(|field| field.key == key.trim());
    text.lines().map(str::trim).any(|line| {
        let heading = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        let value = line.split_once('=').filter(|(key, value)| {
            is_known(key)
                && (key.contains('_')
                    || value.starts_with([' ', '"', '\'', '[', '{', '“', '”', '‘', '„']))
        });
        value.is_some() || heading.is_some_and(|key| is_known(key.trim_matches(['[', ']'])))
    })
}

/// A fault of the syntax. A quote that a word processor has made is named, since it looks as if nothing were wrong.
pub(super) fn syntax(text: &str, error: &toml::de::Error) -> FileProblem {
    let span = error.span().unwrap_or(0..0);
    let before = text.floor_char_boundary(span.start);
    let line = text[..before].rfind('\n').map_or(0, |at| at + 1);
    if let Some((at, quote)) = curly_quote(text[line..].lines().next().unwrap_or_default()) {
        let what = format!("{quote} is a curly quote; TOML has straight ones, \" or '");
        return FileProblem::new(text, line + at..line + at, "", &what);
    }
    FileProblem::new(text, span, "", &format!("this is not TOML: {}", error.message()))
}

/// The first curly quote of a line outside of text in straight ones and of a comment.
fn curly_quote(line: &str) -> Option<(usize, char)> {
    let mut within = None;
    for (at, c) in line.char_indices() {
        match within {
            Some(quote) => within = Some(quote).filter(|quote| *quote != c),
            None if c == '#' => return None,
            None if matches!(c, '"' | '\'') => within = Some(c),
            None if "“”„‟‘’‚‛«»".contains(c) => return Some((at, c)),
            None => {}
        }
    }
    None
}

/// What TOML may have as it is and XML may not, or hardly.
pub(super) fn needs_number(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The scenario as a file in which these have numbers.
pub(super) fn with_numbers(scenario: &Scenario) -> Option<String> {
    let value = marked(Value::try_from(scenario).ok()?);
    // The mark is written by its number wherever it stands, and so is a text that has it.
    Some(toml::to_string(&value).ok()?.replace("\\u0001", "\\u"))
}

/// With a mark and a number in place of each of these and of the mark.
fn marked(value: Value) -> Value {
    match value {
        Value::String(text) => {
            let mut marked = String::new();
            for c in text.chars() {
                match needs_number(c) || c == '\u{1}' {
                    true => marked += &format!("\u{1}{:04X}", u32::from(c)),
                    false => marked.push(c),
                }
            }
            Value::String(marked)
        }
        Value::Array(list) => Value::Array(list.into_iter().map(marked).collect()),
        Value::Table(table) => {
            Value::Table(table.into_iter().map(|(key, value)| (key, marked(value))).collect())
        }
        other => other,
    }
}
