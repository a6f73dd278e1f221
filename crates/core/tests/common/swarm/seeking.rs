//! `seek` finds every step as a replay does.

use turnlab_core::protocol::{Role, Timer};
use turnlab_core::run::{History, Run, TimedStep};
use turnlab_core::world::{AssociationId, Effect};

use super::splitmix::Random;
use super::watch::{Verdict, ensure};

/// Runs of so few steps are sought at each of them.
const FEW_STEPS: usize = 40;
/// At so many places in longer ones, besides their ends.
const PLACES: u32 = 2;

/// The places to look at, the first of them last.
pub(super) fn places(history: &History) -> Vec<usize> {
    let steps = history.step_count();
    if steps <= FEW_STEPS {
        return (0..=steps).rev().collect();
    }
    let mut random = Random(steps as u64);
    let bound = u32::try_from(steps).expect("there are fewer steps");
    let mut places: Vec<usize> = (0..PLACES).map(|_| random.below(bound) as usize).collect();
    places.extend([0, steps]);
    places.sort_unstable_by(|one, other| other.cmp(one));
    places.dedup();
    places
}

/// What was kept of a step is what a replay does.
pub(super) fn same_step(
    history: &History,
    index: usize,
    step: TimedStep,
    effects: &[Effect],
) -> Verdict {
    let kept = history.step(index);
    let (kept, replayed) =
        ((kept.at_us, kept.action, kept.cause), (step.at_us, step.action, step.cause));
    ensure!(kept == replayed, "the history has {kept:?}, and a replay does {replayed:?}");
    ensure!(history.effects(index) == effects, "the history has other effects than a replay");
    Ok(())
}

/// If this is one of the places, what is sought there is as it stands here.
pub(super) fn same(history: &History, run: &Run, places: &mut Vec<usize>) -> Verdict {
    let Some(place) = places.pop_if(|place| *place == run.steps()) else {
        return Ok(());
    };
    let sought = history.seek(place);
    let (steps, now_us) = (sought.steps(), sought.now_us());
    ensure!(steps == place, "step {place} is sought, and {steps} is found");
    ensure!(now_us == run.now_us(), "another time is found by seeking step {place}: {now_us} us");
    ensure!(sought.world() == run.world(), "another world is found by seeking step {place}");
    let same = deadlines(&sought) == deadlines(run);
    ensure!(same, "other deadlines are found by seeking step {place}");
    Ok(())
}

fn deadlines(run: &Run) -> Vec<Option<i64>> {
    let associations = (0..).map(AssociationId).take(run.world().associations().len());
    let ends = associations.flat_map(|id| Role::BOTH.map(|role| (id, role)));
    ends.flat_map(|(id, role)| Timer::ALL.map(|timer| run.deadline_us(id, role, timer))).collect()
}
