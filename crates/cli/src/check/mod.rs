//! `turnlab check`: searches all that can happen, and tells what was found.

mod finding;
mod text;

use std::process::ExitCode;
use std::time::Instant;

use clap::{Args, ValueEnum};
use turnlab_core::protocol::RULES;
use turnlab_core::scenario::Scenario;
use turnlab_core::search::{Bounds, Phase, Property, Search};
use turnlab_report::{BYTES_OF_MB, CheckReport, Searched, properties_named};

use crate::bounds::SearchedOptions;
use crate::error::{CliError, json};

/// What is said of a rule that breaks what it has to keep.
const VIOLATED: u8 = 3;
/// The most memory that may be asked for, in MB.
const MOST_MEMORY_MB: usize = 1_000_000;
/// So many situations are looked at between two looks at the memory.
const SLICE: usize = 1 << 12;

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
    let Asked { properties, most_bytes, scenario, bounds } = read(options)?;
    let rules = if options.all_rules {
        RULES.map(|known| known.rule).to_vec()
    } else {
        vec![scenario.rule]
    };
    let search = |rule| {
        let scenario = Scenario { rule, ..scenario.clone() };
        searched(scenario, bounds, &properties, most_bytes)
    };
    let all: Vec<Searched> = rules.into_iter().map(search).collect();
    let text = match options.format {
        Format::Json => {
            let lines = all.iter().map(|searched| json(&CheckReport::of(searched), false));
            lines.collect::<Result<String, CliError>>()?
        }
        Format::Text if options.all_rules => text::table(&all, &properties) + &text::blocks(&all),
        Format::Text => text::blocks(&all),
    };
    let violated = all.iter().any(|searched| searched.report.has_violation());
    Ok((text, if violated { ExitCode::from(VIOLATED) } else { ExitCode::SUCCESS }))
}

/// What is to be searched, and for what.
pub(crate) struct Asked {
    properties: Vec<Property>,
    most_bytes: usize,
    scenario: Scenario,
    bounds: Bounds,
}

pub(crate) fn read(options: &CheckOptions) -> Result<Asked, CliError> {
    let properties = properties(&options.property)?;
    let most_bytes = memory_bytes(&options.memory)?;
    let (scenario, bounds) = options.searched.read()?;
    Ok(Asked { properties, most_bytes, scenario, bounds })
}

/// The properties of these names, in the order in which they are told; all of them, if there is none.
pub(crate) fn properties(names: &[String]) -> Result<Vec<Property>, CliError> {
    let told = |(name, what): (String, String)| format!("--property {name}: {what}");
    properties_named(names)
        .map_err(|problems| CliError::each(problems.into_iter().map(told).collect()))
}

/// Searches to the end, or to where there is not enough memory.
#[expect(clippy::disallowed_methods, reason = "it says how long it took; nothing depends on it")]
fn searched(
    scenario: Scenario,
    bounds: Bounds,
    properties: &[Property],
    most_bytes: usize,
) -> Searched {
    let model = scenario.model(bounds);
    let start = Instant::now();
    let mut search = Search::new(model.clone(), properties, most_bytes);
    while search.advance(SLICE).phase != Phase::Done {}
    let report = search.report();
    let seconds = start.elapsed().as_secs_f64();
    Searched { scenario, model, report, seconds, most_bytes }
}

fn memory_bytes(text: &str) -> Result<usize, CliError> {
    let megabytes = text.parse().ok().filter(|megabytes| (1..=MOST_MEMORY_MB).contains(megabytes));
    megabytes.map(|megabytes: usize| megabytes.saturating_mul(BYTES_OF_MB)).ok_or_else(|| {
        CliError::one(format!(
            "--memory must be a whole number from 1 to {MOST_MEMORY_MB} (MB), not {text}"
        ))
    })
}
