//! `turnlab odds`: how often the Turn is lost where associations are lost at random.

mod json;
mod text;

use std::num::NonZeroU32;
use std::time::Instant;

use clap::{Args, ValueEnum};
use turnlab_core::odds::{Asked, Odds, Trials};
use turnlab_core::parts::on_threads;
use turnlab_core::scenario::Scenario;
use turnlab_view::curves::Curves;
use turnlab_view::{Theme, odds_chart};

use crate::chosen::ChosenOptions;
use crate::error::CliError;
use crate::threads::ThreadsOption;

/// So many steps are taken at once.
const SLICE: usize = 1 << 20;
/// At so many places the picture says how the figures became surer.
const PLACES: u32 = 120;
/// As wide as the picture is, in pixels.
const WIDTH: f64 = 960.0;
/// So many of the worst runs are told.
const MOST_WORST: usize = 10;

/// Numbers are read later, so that all that is wrong is told at once and with its range.
#[derive(Debug, Args)]
pub(crate) struct OddsOptions {
    #[command(flatten)]
    chosen: ChosenOptions,
    /// How many days each run lasts: 1 to 365
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    days: String,
    /// The mean time between two failures of a line: 1min to 1000d, such as 30min, 4h or 2d
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    mtbf: String,
    /// What chance is made from: the same seed gives the same figures
    #[arg(long, value_name = "S", default_value = "1", allow_hyphen_values = true)]
    seed: String,
    /// How many runs: 1 to 100000
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true)]
    runs: String,
    /// Let mail come at random with this mean, without end: 1 s to 1d [default: as its streams say]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    every: Option<String>,
    #[command(flatten)]
    threads: ThreadsOption,
    /// Print one run as a link, by its number, and make no others
    #[arg(long, value_name = "RUN", conflicts_with = "format")]
    open: Option<NonZeroU32>,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The probability per day, for how long mail stood still, and the worst runs
    Text,
    /// The same and every run, as one object
    Json,
    /// One line for each run
    Csv,
    /// The probability per day as it became known run by run, with its interval as a band
    Svg,
}

/// What was made, and how long that took.
struct Made {
    scenario: Scenario,
    trials: Trials,
    seconds: f64,
}

/// Makes the runs, and tells what they come to.
#[expect(clippy::disallowed_methods, reason = "it says how long it took; nothing depends on it")]
pub(crate) fn odds(options: &OddsOptions) -> Result<String, CliError> {
    let (scenario, odds) = read(options)?;
    if let Some(run) = options.open {
        return opened(&scenario, odds, run);
    }
    let start = Instant::now();
    let threads = options.threads.count().min(odds.runs as usize);
    let trials = on_threads(threads, SLICE, || Trials::new(&scenario, odds.clone()));
    let made = Made { scenario, trials, seconds: start.elapsed().as_secs_f64() };
    match options.format {
        Format::Text => Ok(text::text(&made)),
        Format::Json => json::json(&made),
        Format::Csv => Ok(made.trials.csv()),
        Format::Svg => Ok(svg(&made.trials)),
    }
}

/// The scenario, and what is asked of it.
pub(crate) fn read(options: &OddsOptions) -> Result<(Scenario, Odds), CliError> {
    let scenario = options.chosen.read()?;
    let odds = options.read(&scenario)?;
    Ok((scenario, odds))
}

/// How the probability became surer.
fn svg(trials: &Trials) -> String {
    let chart = odds_chart(&trials.narrowing(PLACES), trials.odds().runs);
    Curves::new(&chart, WIDTH).file(Theme::Auto)
}

/// One run as a link.
fn opened(scenario: &Scenario, odds: Odds, run: NonZeroU32) -> Result<String, CliError> {
    let bad = Trials::new(scenario, odds).open(u32::from(run) - 1).map_err(CliError::one)?;
    Ok(format!("#{}\n", bad.link()))
}

impl OddsOptions {
    fn read(&self, scenario: &Scenario) -> Result<Odds, CliError> {
        let asked = Asked {
            days: &self.days,
            mtbf: &self.mtbf,
            seed: &self.seed,
            runs: &self.runs,
            every: self.every.as_deref().unwrap_or_default(),
        };
        Odds::asked(scenario, asked).map_err(|problems| CliError::all("", &problems))
    }
}
