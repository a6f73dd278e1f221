//! What is wrong with a scenario file, for people.

use std::fmt;
use std::ops::Range;

use crate::scenario::{Problem, readable};

/// One thing that is wrong with a file: where, what, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// The line, counted from 1.
    pub line: usize,
    /// The character of the line, counted from 1.
    pub column: usize,
    /// The key at fault: `mail[2].from`, tables counted from 0. Empty where it is none.
    pub key: String,
    /// What is wrong and what is allowed, as one sentence without its full stop.
    pub what: String,
}

impl FileProblem {
    pub(super) fn new(text: &str, span: Range<usize>, key: &str, what: &str) -> Self {
        let before = &text[..text.floor_char_boundary(span.start)];
        let line = before.rsplit('\n').next().unwrap_or_default();
        FileProblem {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            key: Problem::new(key, String::new()).part,
            what: readable(what, LONGEST_TOLD),
        }
    }
}

/// How much is told of one problem: what TOML says may hold all of a file.
const LONGEST_TOLD: usize = 400;

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if !self.key.is_empty() {
            write!(f, ", “{}”", self.key)?;
        }
        write!(f, ": {}.", self.what)
    }
}
