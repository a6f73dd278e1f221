//! What is wrong with what was given, for people.

use std::fmt::{self, Display};

use serde::Serialize;

/// Everything that is wrong, one line for each.
#[derive(Debug)]
pub(crate) struct CliError(Vec<String>);

impl CliError {
    /// `what` is a sentence without its full stop.
    pub(crate) fn one(what: String) -> Self {
        CliError(vec![what + "."])
    }

    /// Several sentences without their full stops.
    pub(crate) fn each(what: Vec<String>) -> Self {
        CliError(what.into_iter().map(|what| what + ".").collect())
    }

    /// Problems that say where they are themselves, with `what` they are in before them.
    pub(crate) fn all<P: Display>(within: &str, problems: &[P]) -> Self {
        CliError(problems.iter().map(|problem| format!("{within}{problem}")).collect())
    }
}

/// What a program is told, as JSON; `pretty` on several lines.
pub(crate) fn json(told: &impl Serialize, pretty: bool) -> Result<String, CliError> {
    let text = match pretty {
        true => serde_json::to_string_pretty(told),
        false => serde_json::to_string(told),
    };
    Ok(text.map_err(|error| CliError::one(error.to_string()))? + "\n")
}

impl Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|line| writeln!(f, "turnlab: {line}"))
    }
}
