//! What is wrong at a step: MTAs that have stopped or refuse binds, and what does not get through.

use turnlab_core::scenario::Fault;
use turnlab_core::world::{Action, AssociationId, Effect, MtaId};

use crate::Story;

pub(crate) fn first_fault_us(story: &Story) -> Option<i64> {
    let scenario = story.scenario();
    let cuts = scenario.cuts.iter().map(|cut| cut.at_us);
    let faults = scenario.faults.iter().filter_map(|fault| match fault {
        Fault::LinkDown { from_us, .. }
        | Fault::Stop { from_us, .. }
        | Fault::RefuseBinds { from_us, .. } => Some(*from_us),
        Fault::SetLink { at_us, .. } => Some(*at_us),
        Fault::CutAfterStep { .. } | Fault::CutInFlight { .. } => None,
    });
    let lost = story.turn_anomalies().iter().map(|anomaly| anomaly.from_us);
    faults.min().or_else(|| lost.chain(cuts).min())
}

/// Whether an MTA has stopped, right after a step.
pub(crate) fn is_stopped(story: &Story, mta: MtaId, step: usize) -> bool {
    let told = last_trouble(story, step, |action| match action {
        Action::Stop { mta: stopped } if stopped == mta => Some(true),
        Action::Start { mta: started } if started == mta => Some(false),
        _ => None,
    });
    told.unwrap_or(false)
}

/// Whether an MTA refuses every RTORQ, right after a step.
pub(crate) fn refuses_binds(story: &Story, mta: MtaId, step: usize) -> bool {
    let told = last_trouble(story, step, |action| match action {
        Action::RefuseBinds { mta: refusing, refuses } if refusing == mta => Some(refuses),
        _ => None,
    });
    told.unwrap_or(false)
}

fn last_trouble<T>(story: &Story, step: usize, told: impl Fn(Action) -> Option<T>) -> Option<T> {
    let so_far = story.troubles.iter().rev().filter(|trouble| trouble.0 <= step);
    so_far.map(|trouble| trouble.1).find_map(told)
}

/// Whether something was sent in a step that was lost at once: it does not get through.
pub(crate) fn fails_to_connect(story: &Story, step: usize) -> bool {
    lost_at_once(story, step).next().is_some()
}

/// Whether that was on this association.
pub(crate) fn is_lost_at_once(story: &Story, step: usize, association: AssociationId) -> bool {
    lost_at_once(story, step).any(|lost| lost == association)
}

fn lost_at_once(story: &Story, step: usize) -> impl Iterator<Item = AssociationId> + '_ {
    story.history.effects(step).iter().filter_map(move |effect| match *effect {
        Effect::Dropped { transmission } => {
            let sent = &story.transmissions[transmission.0 as usize];
            (sent.step == step).then_some(sent.association)
        }
        _ => None,
    })
}
