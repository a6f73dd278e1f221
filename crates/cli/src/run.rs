//! `turnlab run`.

use turnlab_core::run::Outcome;
use turnlab_core::scenario::{PARAMETERS, Scenario, nearest, parameter_named};
use turnlab_view::Story;
use turnlab_view::export::{Detail, Excerpt};

use crate::arguments::{Format, RunOptions};
use crate::report::Report;
use crate::told::Told;
use crate::{monitor, source, transcript};

/// Runs what is asked for, and tells it.
pub(crate) fn run(options: &RunOptions) -> Result<String, Told> {
    let mut scenario = source::scenario(&options.scenario)?;
    for setting in &options.set {
        set(&mut scenario, setting)?;
    }
    if let Some(time) = &options.until {
        run_until(&mut scenario, time)?;
    }
    let history = scenario.run().map_err(|problems| Told::all("", &problems))?;
    let outcome = Outcome::of(&history, &scenario.mtas);
    let story = Story::new(scenario, history);
    Ok(match options.format {
        Format::Json => {
            let told = serde_json::to_string_pretty(&Report::of(&story, &outcome));
            told.map_err(|error| Told::one(error.to_string()))? + "\n"
        }
        Format::Text if options.summary => {
            let parts = [
                transcript::verdict_text(&story, &outcome),
                transcript::outcome_text(&outcome),
                transcript::hash_text(&outcome),
            ];
            parts.join("\n")
        }
        Format::Text => {
            let parts = [
                transcript::verdict_text(&story, &outcome),
                story.transcript(&excerpt(options.all)),
                transcript::outcome_text(&outcome),
                monitor::events_text(&story, options.all),
                monitor::counters_text(&story),
                transcript::hash_text(&outcome),
            ];
            parts.join("\n")
        }
    })
}

/// The whole run: what repeats itself is told once, unless `all` is asked for.
fn excerpt(all: bool) -> Excerpt {
    let detail = if all { Detail::Pdus } else { Detail::Messages };
    Excerpt { detail, ..Excerpt::default() }
}

/// Gives a parameter the value that a `--set` says.
pub(crate) fn set(scenario: &mut Scenario, setting: &str) -> Result<(), Told> {
    let Some((name, value)) = setting.split_once('=') else {
        let what = format!("--set {setting}: a name, = and a value are needed: threshold=5");
        return Err(Told::one(what));
    };
    let Some(parameter) = parameter_named(name) else {
        let known = || PARAMETERS.iter().map(|parameter| parameter.name);
        let what = match nearest(name, known()) {
            Some(near) => format!("perhaps {near} was meant"),
            None => format!("there is {}", known().collect::<Vec<_>>().join(", ")),
        };
        return Err(Told::one(format!("--set {setting}: there is no parameter {name}; {what}")));
    };
    parameter.put_written(scenario, value).map_err(|problem| Told::all("--set ", &[problem]))
}

/// Runs end at whole seconds.
fn run_until(scenario: &mut Scenario, time: &str) -> Result<(), Told> {
    let put = parameter_named("until").map(|until| until.put_written(scenario, time));
    put.and_then(Result::ok).ok_or_else(|| {
        let allowed = "a time in whole seconds from 1 to 86400, such as 90, 27:45, 25 min or 3h";
        Told::one(format!("--until {time}: it must be {allowed}"))
    })
}
