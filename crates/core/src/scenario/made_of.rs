//! The run that a link was made of, as the link says.

use super::parts::RUN;
use super::short::arrived;
use super::tail::{DIGITS, is_run};

/// The run that a link was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeOf {
    /// The first 32 bits of its hash, in hexadecimal.
    pub hash: String,
    /// What it came to, with a colon between: `1497-stalled`; empty where that is not said.
    pub outcome: String,
}

impl MadeOf {
    /// What the fragment of an address says of it.
    #[must_use]
    pub fn of_link(fragment: &str) -> Option<Self> {
        let (_, value) = arrived(fragment).parts.into_iter().rfind(|(name, _)| name == RUN)?;
        let (hash, outcome) = value.split_at_checked(DIGITS)?;
        let outcome = outcome.trim_start_matches(':').to_owned();
        is_run(&value, false).then(|| MadeOf { hash: hash.to_owned(), outcome })
    }
}
