//! The swarm: scenarios that nobody thought of, with everything that can go wrong in them, each made from
//! one number, and each looked at after every step.

mod failure;
mod faults;
mod faults_in_force;
mod limits;
mod lines;
mod mail;
mod order;
#[path = "../recount.rs"]
mod recount;
mod scenario;
mod seeking;
mod shrink;
#[path = "../splitmix.rs"]
mod splitmix;
mod states;
mod tally;
mod timers;
mod turn;
mod watch;

use std::sync::Arc;

pub(crate) use failure::Failure;
pub(crate) use scenario::{CHOICES, scenario_of_any_rule as scenario};
pub(crate) use shrink::shrink;
pub(crate) use tally::Tally;
use turnlab_core::run::{History, Run, Stop};
use turnlab_core::scenario::{MOST_STEPS, Scenario, read_file, write_file};
use watch::{Verdict, Watch};

/// Runs a scenario and looks at it after every step; says what happened in it, or what is wrong.
pub(crate) fn check(scenario: &Scenario) -> Result<Tally, Failure> {
    let history = failure::caught(|| {
        scenario.run().map_err(|problems| format!("it cannot be run: {problems:?}"))
    })?;
    let mut run = Run::new(Arc::new(history.plan().clone()));
    let looked = failure::caught(|| follow(scenario, &history, &mut run));
    looked.map_err(|failure| failure.after(&run))?;
    Ok(Tally::of(scenario, &history))
}

fn follow(scenario: &Scenario, history: &History, run: &mut Run) -> Verdict {
    let mut watch = Watch::of(&scenario.mtas, history);
    let mut places = seeking::places(history);
    let mut effects = Vec::new();
    seeking::same(history, run, &mut places)?;
    while run.steps() < history.step_count()
        && let Some(step) = run.advance(&mut effects)
    {
        watch.look(run, step, &effects)?;
        seeking::same_step(history, run.steps() - 1, step, &effects)?;
        seeking::same(history, run, &mut places)?;
        effects.clear();
    }
    let (steps, told) = (run.steps(), history.step_count());
    if steps != told {
        return Err(format!("the history has {told} steps, and a replay {steps}"));
    }
    watch.finish(history)?;
    counters_agree(scenario, history);
    let goes_on = run.advance(&mut effects).is_some();
    match (history.stop(), goes_on) {
        (Stop::TimeOver, true) => Err("a replay goes on after the end of the history".to_owned()),
        (Stop::TooManySteps, _) if steps != MOST_STEPS => {
            Err(format!("{steps} steps are said to be too many"))
        }
        _ => Ok(()),
    }
}

/// The counters after every step, beside a recount from nothing but the world; it panics where they
/// differ. The world is copied at every step for that: not in the longest runs.
fn counters_agree(scenario: &Scenario, history: &History) {
    const MOST_STEPS_RECOUNTED: usize = 3_000;
    if history.step_count() <= MOST_STEPS_RECOUNTED {
        recount::counters_agree(scenario, "the scenario");
    }
}

/// Whether a scenario that is written as a file and read again is the same, and runs as it did.
pub(crate) fn check_file(scenario: &Scenario) -> Verdict {
    let text = write_file(scenario);
    let read = read_file(&text).map_err(|problems| format!("{}\n{text}", problems[0]))?;
    if read != *scenario {
        return Err(format!("another scenario comes back:\n{text}"));
    }
    let hash = |scenario: &Scenario| scenario.run().map(|history| history.hash());
    match hash(&read) == hash(scenario) {
        true => Ok(()),
        false => Err(format!("it runs otherwise when it is read again:\n{text}")),
    }
}
