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
        Problem { part: shown(part), what }
    }
}

/// What somebody wrote, fit to be shown.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let readable = |c: char| if c.is_control() || is_invisible(c) { '\u{FFFD}' } else { c };
    let mut shown: String = text.chars().map(readable).take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// Whether a character is there without being seen: a soft hyphen, a mark of direction, a space of no width.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”: {}.", self.part, self.what)
    }
}

/// A name whatever its style: in small letters, with hyphens.
pub(super) fn plain(name: &str) -> String {
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
    let near = |candidate: &&str| {
        let most = 3.min(letters.max(candidate.chars().count()) / 2);
        strsim::damerau_levenshtein(name, candidate) <= most
    };
    known.filter(near).min_by_key(|candidate| strsim::damerau_levenshtein(name, candidate))
}
