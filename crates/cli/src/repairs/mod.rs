//! `turnlab repairs`: every rule that there is, within bounds.

mod svg;
mod text;

use std::time::Instant;

use clap::{Args, ValueEnum};
use turnlab_core::parts::on_threads;
use turnlab_core::protocol::SEARCHED_COLUMNS;
use turnlab_core::scenario::Scenario;
use turnlab_core::search::{Bounds, Growth, Repairs};
use turnlab_report::RepairsReport;

use crate::bounds::SearchedOptions;
use crate::error::{CliError, json};
use crate::threads::ThreadsOption;

/// What one search of a rule may take in memory, in bytes.
const MOST_BYTES: usize = 1_000_000_000;
/// So many situations are looked at at once.
const SLICE: usize = 1 << 16;

#[derive(Debug, Args)]
pub(crate) struct RepairsOptions {
    #[command(flatten)]
    searched: SearchedOptions,
    /// Only rules that differ from that of the scenario in so many columns at the most: 0 to 7 [default: all]
    #[arg(long, value_name = "K")]
    within: Option<String>,
    /// By what the bounds grow for the rules that hold, one after the other
    #[arg(long, value_enum, default_value_t = Widen::Repeat)]
    widen: Widen,
    #[command(flatten)]
    threads: ThreadsOption,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// How many there are of each kind, the smallest repairs with what they cost, and why
    Text,
    /// One object with a row for each rule
    Json,
    /// One line for each rule
    Csv,
    /// A map of all rules
    Svg,
}

/// How far the bounds grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Widen {
    /// Not at all
    No,
    /// One more loss
    Loss,
    /// The same and requests that are repeated
    Repeat,
    /// The same, and a second association by itself: takes minutes
    Association,
}

/// What has been searched, and how long that took.
struct Searched {
    scenario: Scenario,
    repairs: Repairs,
    seconds: f64,
}

/// Searches every rule, and tells what was found.
#[expect(clippy::disallowed_methods, reason = "it says how long it took; nothing depends on it")]
pub(crate) fn repairs(options: &RepairsOptions) -> Result<String, CliError> {
    let Asked { within, scenario, bounds } = read(options)?;
    let start = Instant::now();
    let repairs = on_threads(options.threads.count(), SLICE, || {
        Repairs::new(scenario.model(bounds), within, options.widen.growths(), MOST_BYTES)
    });
    let searched = Searched { scenario, repairs, seconds: start.elapsed().as_secs_f64() };
    match options.format {
        Format::Text => Ok(text::text(&searched)),
        Format::Json => {
            let Searched { scenario, repairs, seconds } = &searched;
            json(&RepairsReport::of(scenario, repairs, *seconds), false)
        }
        Format::Csv => Ok(searched.repairs.csv()),
        Format::Svg => Ok(svg::svg(&searched)),
    }
}

impl Widen {
    fn growths(self) -> &'static [Growth] {
        &Growth::ALL[..self as usize]
    }
}

/// What is to be searched.
pub(crate) struct Asked {
    within: Option<usize>,
    scenario: Scenario,
    bounds: Bounds,
}

pub(crate) fn read(options: &RepairsOptions) -> Result<Asked, CliError> {
    let within = options.within.as_deref().map(read_within).transpose()?;
    let (scenario, bounds) = options.searched.read()?;
    Ok(Asked { within, scenario, bounds })
}

fn read_within(text: &str) -> Result<usize, CliError> {
    let most = SEARCHED_COLUMNS;
    text.trim().parse().ok().filter(|within| *within <= most).ok_or_else(|| {
        CliError::one(format!(
            "--within must be a whole number from 0 to {most} (columns), not {text}"
        ))
    })
}
