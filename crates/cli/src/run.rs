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
    let day_begins_us = options.clock.as_deref().map(time_of_day_us).transpose()?;
    if options.format == Format::Json {
        if options.clock.is_some() {
            let what = "--clock: JSON has seconds from the beginning of the run; it is for text";
            return Err(CliError::one(what.to_owned()));
        }
        return json(&RunReport::of(&ran(options.chosen.read()?)?), true);
    }
    if !options.summary {
        let (story, outcome) = story(options.chosen.read()?, day_begins_us)?;
        return Ok(at_length(&story, &outcome, options.full));
    }
    let mut scenarios = options.chosen.read_each()?;
    if scenarios.len() == 1 {
        let (story, outcome) = story(scenarios.remove(0).1, day_begins_us)?;
        return Ok(in_short(&story, &outcome));
    }
    let told = scenarios.into_iter().map(|(setting, scenario)| {
        let (story, outcome) = story(scenario, day_begins_us)?;
        Ok(format!("{setting}\n{}", transcript::verdict_text(&story, &outcome)))
    });
    Ok(told.collect::<Result<Vec<String>, CliError>>()?.join("\n"))
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
