//! `turnlab sweep`: a scenario with many values of a parameter.

mod json;
mod text;

use clap::{Args, ValueEnum};
use turnlab_core::parts::on_threads;
use turnlab_core::protocol::Rule;
use turnlab_core::scenario::parameter_named;
use turnlab_core::sweep::{Axis, Sweep};
use turnlab_view::Theme;
use turnlab_view::curves::Curves;
use turnlab_view::sweep::sweep_chart;

use crate::chosen::ChosenOptions;
use crate::error::CliError;
use crate::threads::ThreadsOption;

/// So many steps are taken at once.
const SLICE: usize = 1 << 16;
/// As wide as the curves may be, in pixels.
const WIDTH: f64 = 960.0;

#[derive(Debug, Args)]
pub(crate) struct SweepOptions {
    /// The name of a library scenario, a file or a picture of one, - for standard input, or a link
    scenario: String,
    /// The parameter that is given one value after the other, under its name in links or in files: threshold
    #[arg(long, value_name = "NAME")]
    parameter: String,
    /// Its values: from, to, and a step where that is not 1: 1..100, 10..100:10, 5min..2h:5min
    #[arg(long, value_name = "A..B[:STEP]")]
    values: String,
    /// A rule that is compared; there may be several [default: that of the scenario]
    #[arg(long, value_name = "NAME")]
    rule: Vec<String>,
    /// A second parameter: all of it for each of its values
    #[arg(long, value_name = "NAME", requires = "by_values")]
    by: Option<String>,
    /// The values of the second parameter, 12 at the most
    #[arg(long, value_name = "A..B[:STEP]", requires = "by")]
    by_values: Option<String>,
    /// Give another parameter another value: latency=0.3s
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Where each run ends: seconds, or as in 27:45, 1:00:00, 25min or 3h
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    #[command(flatten)]
    threads: ThreadsOption,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// What each rule comes to at the value of the scenario and at the best one, and a table of all
    Text,
    /// One object with a point for each run
    Json,
    /// One line for each run
    Csv,
    /// Curves
    Svg,
}

/// Runs all of it, and tells what came of it.
pub(crate) fn sweep(options: &SweepOptions) -> Result<String, CliError> {
    let sweep = read(options)?;
    let done = on_threads(options.threads.count().min(sweep.len()), SLICE, || sweep.clone());
    match options.format {
        Format::Text => Ok(text::text(&done)),
        Format::Json => json::json(&done),
        Format::Csv => Ok(done.csv()),
        Format::Svg => Ok(svg(&done)),
    }
}

fn svg(sweep: &Sweep) -> String {
    let own = sweep.over().parameter().value(sweep.scenario());
    Curves::new(&sweep_chart(sweep, Some(own)), WIDTH).file(Theme::Auto)
}

pub(crate) fn read(options: &SweepOptions) -> Result<Sweep, CliError> {
    let chosen = ChosenOptions {
        scenario: options.scenario.clone(),
        set: options.set.clone(),
        rule: None,
        until: options.until.clone(),
    };
    let scenario = chosen.read()?;
    let told = |flag: &'static str| move |problem| CliError::all(flag, &[problem]);
    let over = Axis::read(&options.parameter, &options.values).map_err(told("--values "))?;
    let by = options.by.as_deref().zip(options.by_values.as_deref());
    let by = by.map(|(name, values)| Axis::read(name, values)).transpose();
    let by = by.map_err(told("--by-values "))?;
    let rules: Vec<Rule> =
        options.rule.iter().map(|rule| read_rule(rule)).collect::<Result<_, _>>()?;
    Sweep::new(&scenario, over, by, rules).map_err(|problems| CliError::all("", &problems))
}

fn read_rule(text: &str) -> Result<Rule, CliError> {
    let read = parameter_named("rule").map(|parameter| parameter.read(text)).transpose();
    let number = read.map_err(|problem| CliError::all("--rule ", &[problem]))?;
    Ok(Rule::numbered(number.unwrap_or_default()))
}
