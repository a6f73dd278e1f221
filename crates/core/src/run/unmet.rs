//! What a plan does to a run that does nothing: a cut where nothing is connected, a fault that meets nobody, a
//! request that is refused.

use super::agenda::Due;
use super::{Fault, Plan};
use crate::protocol::Pdu;
use crate::world::{Association, Effect, MtaId, TransmissionId};

/// The things of a plan that met nothing in a run, each by its place in the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unmet {
    /// Cuts of an association that was not connected, or not there.
    pub cuts: Vec<usize>,
    /// Faults that changed nothing while they lasted.
    pub faults: Vec<usize>,
    /// Requests of users that were refused, or made of an association that was not there.
    pub commands: Vec<usize>,
}

impl Unmet {
    /// Whether everything did something.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cuts.is_empty() && self.faults.is_empty() && self.commands.is_empty()
    }
}

/// What of a plan has done something so far.
#[derive(Debug, Clone)]
pub(super) struct Met {
    cuts: Vec<bool>,
    faults: Vec<bool>,
    commands: Vec<bool>,
}

impl Met {
    pub(super) fn new(plan: &Plan) -> Self {
        let none = |count: usize| vec![false; count];
        let (cuts, faults) = (none(plan.cuts.len()), none(plan.faults.len()));
        Met { cuts, faults, commands: none(plan.commands.len()) }
    }

    /// Takes in what came of something that was due.
    pub(super) fn take(&mut self, due: Due, effects: &[Effect]) {
        let refused = |effect: &Effect| matches!(effect, Effect::Refused { .. });
        match due {
            Due::Cut { index } => self.cuts[index as usize] = true,
            Due::Loss { fault: Some(fault), .. } => self.faults[usize::from(fault)] = true,
            Due::Command { index } => {
                self.commands[index as usize] |= effects.iter().any(|effect| !refused(effect));
            }
            Due::Fault { index, ends: false } => {
                self.faults[usize::from(index)] |= !effects.is_empty();
            }
            _ => {}
        }
    }

    /// Marks the faults of the plan that are in force and shaped what came of a step.
    pub(super) fn shaped(
        &mut self,
        plan: &Plan,
        associations: &[Association],
        now_us: i64,
        effects: &[Effect],
    ) {
        for (met, &fault) in self.faults.iter_mut().zip(&plan.faults) {
            *met = *met || shapes(fault, associations, now_us, effects);
        }
    }

    /// What has done nothing until the run ended at `end_us`.
    pub(super) fn unmet(&self, plan: &Plan, end_us: i64) -> Unmet {
        let begun = |fault: &Fault| fault.from_us().is_none_or(|from_us| from_us <= end_us);
        Unmet {
            cuts: unmet(&self.cuts, |place| plan.cuts[place].at_us <= end_us),
            faults: unmet(&self.faults, |place| begun(&plan.faults[place])),
            commands: unmet(&self.commands, |place| plan.commands[place].at_us <= end_us),
        }
    }
}

fn unmet(met: &[bool], is_over: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..met.len()).filter(|&place| !met[place] && is_over(place)).collect()
}

/// Whether what came of a step is as it is because of this fault: something was sent that cannot get through,
/// was sent over the other link, was refused, or mail came to an MTA that is stopped.
fn shapes(fault: Fault, associations: &[Association], now_us: i64, effects: &[Effect]) -> bool {
    let is_lost = |id: TransmissionId| {
        effects
            .iter()
            .any(|effect| matches!(*effect, Effect::Dropped { transmission } if transmission == id))
    };
    let mut sent = effects.iter().filter_map(|effect| match *effect {
        Effect::Sent { association, from, pdu, transmission } => {
            let ends = &associations[association.index()];
            Some(([ends.mta(from), ends.mta(from.other())], pdu, transmission))
        }
        _ => None,
    });
    let of_both =
        |ends: [MtaId; 2], [one, other]: [MtaId; 2]| ends == [one, other] || ends == [other, one];
    match fault {
        Fault::CutAfterStep { .. } | Fault::CutInFlight { .. } => false,
        Fault::SetLink { between, at_us, .. } => {
            at_us <= now_us && sent.any(|(ends, ..)| of_both(ends, between))
        }
        Fault::LinkDown { between, from_us, to_us } => {
            (from_us..to_us).contains(&now_us)
                && sent.any(|(ends, _, id)| of_both(ends, between) && is_lost(id))
        }
        Fault::Stop { mta, from_us, to_us } => {
            let waits =
                |effect: &Effect| matches!(*effect, Effect::Queued { mta: at, .. } if at == mta);
            (from_us..to_us).contains(&now_us)
                && (effects.iter().any(waits)
                    || sent.any(|(ends, _, id)| ends.contains(&mta) && is_lost(id)))
        }
        Fault::RefuseBinds { mta, from_us, to_us } => {
            (from_us..to_us).contains(&now_us)
                && sent.any(|([from, _], pdu, _)| from == mta && matches!(pdu, Pdu::Rtorj(_)))
        }
    }
}
