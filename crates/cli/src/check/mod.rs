//! `turnlab check`: searches all that can happen, and tells what was found.

mod finding;
mod json;
mod searched;
mod text;

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use turnlab_core::protocol::RULES;
use turnlab_core::scenario::{Scenario, nearest};
use turnlab_core::search::Property;

use crate::bounds::SearchedOptions;
use crate::error::CliError;
use searched::Searched;

/// What is said of a rule that breaks what it has to keep.
const VIOLATED: u8 = 3;
/// The most memory that may be asked for, in MB.
const MOST_MEMORY_MB: usize = 1_000_000;
const BYTES_OF_MB: usize = 1_000_000;

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    searched: SearchedOptions,
    /// Search every rule, and compare them
    #[arg(long, conflicts_with = "rule")]
    all_rules: bool,
    /// Look for this property; several are given one by one [default: all of them]
    #[arg(long, value_name = "NAME")]
    property: Vec<String>,
    /// Stop a search that takes more memory than so many MB: 1 to 1000000
    #[arg(long, value_name = "MB", default_value = "1000")]
    memory: String,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// How far the search went and what it found, with each bad path in words
    Text,
    /// One line with one object for each rule
    Json,
}

/// Searches what is asked for, and tells it.
pub(crate) fn check(options: &CheckOptions) -> Result<(String, ExitCode), CliError> {
    let properties = properties(&options.property)?;
    let most_bytes = memory_bytes(&options.memory)?;
    let (scenario, bounds) = options.searched.read()?;
    let rules = if options.all_rules {
        RULES.map(|known| known.rule).to_vec()
    } else {
        vec![scenario.rule]
    };
    let search = |rule| {
        let scenario = Scenario { rule, ..scenario.clone() };
        Searched::of(scenario, bounds, &properties, most_bytes)
    };
    let all: Vec<Searched> = rules.into_iter().map(search).collect();
    let text = match options.format {
        Format::Json => all.iter().map(json::line).collect::<Result<String, CliError>>()?,
        Format::Text if options.all_rules => text::table(&all, &properties) + &text::blocks(&all),
        Format::Text => text::blocks(&all),
    };
    let violated = all.iter().any(|searched| searched.report.has_violation());
    Ok((text, if violated { ExitCode::from(VIOLATED) } else { ExitCode::SUCCESS }))
}

/// The properties of these names, in the order in which they are told; all of them, if there is none.
pub(crate) fn properties(names: &[String]) -> Result<Vec<Property>, CliError> {
    let known = || Property::ALL.iter().map(|property| property.name());
    let unknown = |name: &&String| !known().any(|known| known == **name);
    let problem = |name: &String| {
        let what = match nearest(name, known()) {
            Some(near) => format!("perhaps {near} was meant"),
            None => format!("there is {}", known().collect::<Vec<_>>().join(", ")),
        };
        format!("--property {name}: there is no property {name}; {what}")
    };
    let problems: Vec<String> = names.iter().filter(unknown).map(problem).collect();
    if !problems.is_empty() {
        return Err(CliError::each(problems));
    }
    let wanted =
        |property: &Property| names.is_empty() || names.iter().any(|name| name == property.name());
    Ok(Property::ALL.into_iter().filter(wanted).collect())
}

fn memory_bytes(text: &str) -> Result<usize, CliError> {
    let megabytes = text.parse().ok().filter(|megabytes| (1..=MOST_MEMORY_MB).contains(megabytes));
    megabytes.map(|megabytes: usize| megabytes.saturating_mul(BYTES_OF_MB)).ok_or_else(|| {
        CliError::one(format!(
            "--memory must be a whole number from 1 to {MOST_MEMORY_MB} (MB), not {text}"
        ))
    })
}
