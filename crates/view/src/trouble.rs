//! What is wrong at a step: MTAs that have stopped or refuse binds, and what does not get through.

use turnlab_core::scenario::Fault;
use turnlab_core::world::{Action, AssociationId, Effect, MtaId};

use crate::Story;

impl Story {
    /// When the first thing goes wrong, in microseconds; what is not a cut tells more of its scenario. Nothing for a
    /// run in which nothing does.
    #[must_use]
    pub fn telling_us(&self) -> Option<i64> {
        let scenario = self.scenario();
        let cuts = scenario.cuts.iter().map(|cut| cut.at_us);
        let faults = scenario.faults.iter().filter_map(|fault| match fault {
            Fault::LinkDown { from_us, .. }
            | Fault::Stop { from_us, .. }
            | Fault::RefuseBinds { from_us, .. } => Some(*from_us),
            Fault::SetLink { at_us, .. } => Some(*at_us),
            Fault::CutAfterStep { .. } | Fault::CutInFlight { .. } => None,
        });
        let lost = self.stretches().iter().map(|stretch| stretch.from_us);
        faults.min().or_else(|| lost.chain(cuts).min())
    }

    /// Whether an MTA has stopped, right after a step.
    pub(crate) fn is_stopped(&self, mta: MtaId, step: usize) -> bool {
        let told = self.last_trouble(step, |action| match action {
            Action::Stop { mta: stopped } if stopped == mta => Some(true),
            Action::Start { mta: started } if started == mta => Some(false),
            _ => None,
        });
        told.unwrap_or(false)
    }

    /// Whether an MTA refuses every RTORQ, right after a step.
    pub(crate) fn refuses_binds(&self, mta: MtaId, step: usize) -> bool {
        let told = self.last_trouble(step, |action| match action {
            Action::RefuseBinds { mta: refusing, refuses } if refusing == mta => Some(refuses),
            _ => None,
        });
        told.unwrap_or(false)
    }

    fn last_trouble<T>(&self, step: usize, told: impl Fn(Action) -> Option<T>) -> Option<T> {
        let so_far = self.troubles.iter().rev().filter(|trouble| trouble.0 <= step);
        so_far.map(|trouble| trouble.1).find_map(told)
    }

    /// Whether something was sent in a step that was lost at once: it does not get through.
    pub(crate) fn fails_to_connect(&self, step: usize) -> bool {
        self.lost_at_once(step).next().is_some()
    }

    /// Whether that was on this association.
    pub(crate) fn is_lost_at_once(&self, step: usize, association: AssociationId) -> bool {
        self.lost_at_once(step).any(|lost| lost == association)
    }

    fn lost_at_once(&self, step: usize) -> impl Iterator<Item = AssociationId> + '_ {
        self.history.effects(step).iter().filter_map(move |effect| match *effect {
            Effect::Dropped { transmission } => {
                let sent = &self.transmissions[transmission.0 as usize];
                (sent.step == step).then_some(sent.association)
            }
            _ => None,
        })
    }
}
