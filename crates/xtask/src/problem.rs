//! What went wrong, told to the person at the terminal in one sentence.

use std::fmt::{self, Display};

/// What a command comes to.
pub(crate) type Outcome<T = ()> = Result<T, Problem>;

/// One sentence that says what is wrong and what to do about it.
#[derive(Debug)]
pub(crate) struct Problem(String);

impl Problem {
    /// Takes the sentence without its full stop.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.", self.0)
    }
}

/// Turns what a library reports into a [`Problem`].
pub(crate) trait Explain<T> {
    /// Says what was wanted; what the library said is added in parentheses.
    fn explain(self, sentence: &str) -> Outcome<T>;
}

impl<T, E: Display> Explain<T> for Result<T, E> {
    fn explain(self, sentence: &str) -> Outcome<T> {
        self.map_err(|error| Problem(format!("{sentence} ({error})")))
    }
}
