//! `turnlab run`.

use turnlab_core::run::Outcome;
use turnlab_core::scenario::{Scenario, written_time_us};
use turnlab_report::RunReport;
use turnlab_view::export::{self, Detail};
use turnlab_view::{Document, Excerpt, Story};

use crate::arguments::{Format, RunOptions};
use crate::error::{CliError, json};
use crate::{monitor, transcript};

/// Runs what is asked for, and tells it.
pub(crate) fn run(options: &RunOptions) -> Result<String, CliError> {
    let Asked { day_begins_us, mut scenarios } = read(options)?;
    if scenarios.len() > 1 {
        let told = scenarios.into_iter().map(|(setting, scenario)| {
            let (story, outcome) = story(scenario, day_begins_us)?;
            Ok(format!("{setting}\n{}", transcript::verdict_text(&story, &outcome)))
        });
        return Ok(told.collect::<Result<Vec<String>, CliError>>()?.join("\n"));
    }
    let scenario = scenarios.remove(0).1;
    if options.format == Format::Json {
        return json(&RunReport::of(&ran(scenario)?), true);
    }
    let (story, outcome) = story(scenario, day_begins_us)?;
    Ok(match options.summary {
        true => in_short(&story, &outcome),
        false => at_length(&story, &outcome, options.full),
    })
}

/// What is to be run.
pub(crate) struct Asked {
    day_begins_us: Option<i64>,
    /// At least one; several where a setting has several values, each with that value.
    scenarios: Vec<(String, Scenario)>,
}

pub(crate) fn read(options: &RunOptions) -> Result<Asked, CliError> {
    let day_begins_us = options.clock.as_deref().map(time_of_day_us).transpose()?;
    let is_json = options.format == Format::Json;
    if is_json && options.clock.is_some() {
        let what = "--clock: JSON has seconds from the beginning of the run; it is for text";
        return Err(CliError::one(what.to_owned()));
    }
    let scenarios = match options.summary && !is_json {
        true => options.chosen.read_each()?,
        false => vec![(String::new(), options.chosen.read()?)],
    };
    Ok(Asked { day_begins_us, scenarios })
}

/// A run.
fn ran(scenario: Scenario) -> Result<Story, CliError> {
    let history = scenario.run().map_err(|problems| CliError::all("", &problems))?;
    Ok(Story::new(scenario, history))
}

/// A run made ready for telling, with what came of it.
fn story(scenario: Scenario, day_begins_us: Option<i64>) -> Result<(Story, Outcome), CliError> {
    let story = ran(scenario)?;
    let outcome = Outcome::of(story.history(), &story.scenario().mtas);
    Ok((story.with_times_of_day(day_begins_us), outcome))
}

fn in_short(story: &Story, outcome: &Outcome) -> String {
    let parts = [
        transcript::verdict_text(story, outcome),
        transcript::outcome_text(story, outcome, false),
        transcript::hash_text(outcome),
    ];
    parts.join("\n")
}

/// The whole run: what repeats itself is told once, unless it is told in full.
fn at_length(story: &Story, outcome: &Outcome, full: bool) -> String {
    let detail = if full { Detail::Pdus } else { Detail::Messages };
    let parts = [
        transcript::verdict_text(story, outcome),
        export::transcript(&Document::of(story, &Excerpt { detail, ..Excerpt::default() })),
        transcript::outcome_text(story, outcome, full),
        monitor::events_text(story, full),
        monitor::counters_text(story),
        transcript::hash_text(outcome),
    ];
    parts.join("\n")
}

/// A time of day: `09:00` is nine o'clock, where it is nine minutes of a run.
fn time_of_day_us(text: &str) -> Result<i64, CliError> {
    const DAY_US: i64 = 86_400_000_000;
    let full = if text.matches(':').count() == 1 { format!("{text}:00") } else { text.to_owned() };
    let time = written_time_us(&full).filter(|us| text.contains(':') && *us < DAY_US);
    time.ok_or_else(|| {
        CliError::one(format!(
            "--clock {text}: it must be a time of day, such as 09:00 or 23:59:30"
        ))
    })
}
