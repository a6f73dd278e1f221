//! What is wrong with a link or a scenario, for people.

use std::fmt;

/// One thing that is wrong: where, what, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The part at fault, as it was written.
    pub part: String,
    /// What is wrong with it and what is allowed, as one sentence without its full stop.
    pub what: String,
}

impl Problem {
    pub(crate) fn new(part: &str, what: String) -> Self {
        Problem { part: shown(part), what: readable(&what, LONGEST_TOLD) }
    }
}

/// How much is told of one problem.
const LONGEST_TOLD: usize = 1_000;

/// What somebody wrote, fit to be shown.
pub(super) fn shown(text: &str) -> String {
    readable(text, 60)
}

/// A text that may hold what somebody wrote: in one line of so many characters, each of which is seen.
#[must_use]
pub fn readable(text: &str, longest: usize) -> String {
    let seen = |c: char| if c.is_control() || is_invisible(c) { '\u{FFFD}' } else { c };
    let mut shown: String = text.chars().map(seen).take(longest).collect();
    if text.chars().nth(longest).is_some() {
        shown.push('…');
    }
    shown
}

/// Whether a character is there without being seen: a soft hyphen, a mark of direction, a space of no width.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”: {}.", self.part, self.what)
    }
}

/// A name whatever its style: in small letters, with hyphens; as much of it as is more than any known one.
pub(super) fn plain(name: &str) -> String {
    let name = &name[..name.floor_char_boundary(100)];
    name.to_ascii_lowercase().replace(['_', ' '], "-")
}

/// The known name that is meant by one of another style, or with something missing or too much at its end; else the
/// nearest, if one is near at all.
#[must_use]
pub fn meant<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    const LEAST: usize = 3;
    let name = plain(name);
    let is_part = |known: &&str| {
        let known = plain(known);
        known.starts_with(&name) && name.len() > 1
            || name.starts_with(&known) && known.len() > LEAST
    };
    let plains: Vec<(String, &str)> = known.clone().map(|known| (plain(known), known)).collect();
    let near = nearest(&name, plains.iter().map(|(known, _)| known.as_str()))
        .and_then(|near| plains.iter().find(|(known, _)| known == near));
    near.map(|(_, known)| *known).or_else(|| known.filter(is_part).max_by_key(|known| known.len()))
}

/// The known name that is nearest to `name`, if one is near at all.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST_NAME: usize = 60;
    if name.len() > LONGEST_NAME {
        return None;
    }
    let letters = name.chars().count();
    let near = |candidate: &'a str| {
        let count = candidate.chars().count();
        let most = 3.min(letters.max(count) / 2);
        // What is so much longer is not even compared: a link may have a thousand such names.
        let is_like = letters.abs_diff(count) <= most;
        let away = is_like.then(|| strsim::damerau_levenshtein(name, candidate))?;
        (away <= most).then_some((away, candidate))
    };
    known.filter_map(near).min_by_key(|(away, _)| *away).map(|(_, candidate)| candidate)
}
