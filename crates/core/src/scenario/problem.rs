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
    pub(super) fn new(part: &str, what: String) -> Self {
        const LONGEST_PART: usize = 60;
        let readable = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
        let mut shown: String = part.chars().map(readable).take(LONGEST_PART).collect();
        if part.chars().nth(LONGEST_PART).is_some() {
            shown.push('…');
        }
        Problem { part: shown, what }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”: {}.", self.part, self.what)
    }
}

/// The known name that is nearest to `name`, if one is near at all.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST_NAME: usize = 60;
    if name.len() > LONGEST_NAME {
        return None;
    }
    let near = |candidate: &&str| strsim::damerau_levenshtein(name, candidate) <= 3;
    known.filter(near).min_by_key(|candidate| strsim::damerau_levenshtein(name, candidate))
}
