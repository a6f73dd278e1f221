//! The way back to any step of a history.

mod common;

use common::{LONDON, PARIS, Story, incident, mail, us};
use turnlab_core::protocol::{Role, Timer};
use turnlab_core::run::{History, Run};
use turnlab_core::scenario::{Bandwidth, Parameters, Scenario};
use turnlab_core::world::AssociationId;

fn assert_same(sought: &Run, replayed: &Run) {
    let step = replayed.steps();
    assert_eq!(sought.steps(), step);
    assert_eq!(sought.now_us(), replayed.now_us(), "the time after step {step}");
    assert!(sought.world() == replayed.world(), "another world after step {step}");
    assert_eq!(deadlines(sought), deadlines(replayed), "the deadlines after step {step}");
}

fn deadlines(run: &Run) -> Vec<Option<i64>> {
    let associations = (0..).zip(run.world().associations()).map(|(id, _)| AssociationId(id));
    let ends = associations.flat_map(|id| Role::BOTH.map(|role| (id, role)));
    ends.flat_map(|(id, role)| Timer::ALL.map(|timer| run.deadline_us(id, role, timer))).collect()
}

/// Compares a straight replay with a seek at each step that is asked for.
fn compare(history: &History, asked_for: impl Fn(usize) -> bool) {
    let mut run = history.seek(0);
    for step in history.steps() {
        let mut effects = Vec::new();
        let replayed = run.advance(&mut effects).expect("as many steps as in the history");
        let index = run.steps() - 1;
        assert_eq!(
            (replayed.at_us, replayed.action, replayed.cause),
            (step.at_us, step.action, step.cause)
        );
        assert_eq!(effects, history.effects(index), "the effects of step {index}");
        if asked_for(run.steps()) {
            assert_same(&history.seek(run.steps()), &run);
        }
    }
    assert!(run.advance(&mut Vec::new()).is_none(), "the replay goes on after the end");
}

#[test]
fn every_step_of_the_incident_is_where_a_replay_finds_it() {
    compare(&Story::of(incident()).history, |_| true);
}

fn long() -> Scenario {
    Scenario {
        parameters: Parameters {
            latency_ms: 50,
            bandwidth: Bandwidth::kb_per_s(1000),
            ..Parameters::default()
        },
        mail: vec![mail(PARIS, 0, 1, 0), mail(LONDON, 3, 7, 0)],
        until_s: 3600,
        ..incident()
    }
}

#[test]
fn around_each_checkpoint_of_a_long_run_it_is_the_same() {
    let story = Story::of(long());
    let steps = story.history.step_count();
    assert!(steps > 3 * 4096, "only {steps} steps");
    compare(&story.history, |step| (step + 2) % 4096 < 5 || step == steps);
}

#[test]
fn a_sought_run_goes_on_as_the_history_does() {
    let story = Story::of(incident());
    let steps: Vec<_> = story.history.steps().collect();
    for from in [0, 1, 20, steps.len() - 1] {
        let next = story.history.seek(from).advance(&mut Vec::new());
        assert_eq!(
            next.map(|step| (step.at_us, step.action)),
            Some((steps[from].at_us, steps[from].action))
        );
    }
}

#[test]
fn beyond_the_last_step_stands_the_last_step() {
    let story = Story::of(incident());
    let last = story.history.step_count();
    assert_same(&story.history.seek(usize::MAX), &story.history.seek(last));
}

#[test]
fn the_steps_until_a_time_are_those_at_it_and_before_it() {
    let history = Story::of(incident()).history;
    let steps: Vec<_> = history.steps().collect();
    assert_eq!(history.steps_until(-1), 0);
    assert_eq!(history.steps_until(i64::MAX), steps.len());
    for time in ["0", "8", "8.25", "8.375", "8.376", "25:00"].map(us) {
        let (before, after) = steps.split_at(history.steps_until(time));
        assert!(before.iter().all(|step| step.at_us <= time), "a later step at {time} us");
        assert!(after.iter().all(|step| step.at_us > time), "a step is missing at {time} us");
    }
}
