//! Repetition, told once: a row of steps that only queue or deliver is drawn short.
//!
//! A fold never holds a loss, a change of belief or anything about an association: those steps are
//! not routine.

use turnlab_core::protocol::Pdu;
use turnlab_core::world::{AssociationId, Effect};
use turnlab_diagram::Fold;

use crate::Story;
use crate::words::{duration_text, messages_text};

/// How many messages a fold has to hide to be worth it.
const LEAST_HIDDEN: u32 = 3;
/// A queue that was this long and is empty again is worth seeing.
const LONG_QUEUE: u32 = 3;

impl Story {
    pub(super) fn folds(&self, open: &[u32]) -> Vec<Fold> {
        let rows = self.routine_rows();
        rows.iter().filter_map(|row| self.fold(row.clone(), open)).collect()
    }

    /// Maximal rows of routine steps.
    fn routine_rows(&self) -> Vec<std::ops::Range<usize>> {
        let mut rows = Vec::new();
        let mut peaks = [0; 2];
        let mut first = None;
        for step in 0..self.history.steps().len() {
            let routine = self.is_routine(step, &mut peaks);
            match (routine, first) {
                (true, None) => first = Some(step),
                (false, Some(begun)) => {
                    rows.push(begun..step);
                    first = None;
                }
                _ => {}
            }
        }
        rows.extend(first.map(|begun| begun..self.history.steps().len()));
        rows
    }

    fn is_routine(&self, step: usize, peaks: &mut [u32; 2]) -> bool {
        let mut routine = true;
        for effect in self.history.effects(step) {
            routine &= match *effect {
                Effect::Queued { mta, waiting, .. } => {
                    let peak = &mut peaks[mta.index()];
                    *peak = waiting.max(*peak);
                    true
                }
                Effect::Unqueued { mta, waiting: 0, .. } => {
                    std::mem::take(&mut peaks[mta.index()]) < LONG_QUEUE
                }
                Effect::Sent { pdu, .. } => matches!(pdu, Pdu::Transfer(_) | Pdu::EndAck(_)),
                Effect::Arrived { transmission } => {
                    let pdu = self.transmissions[transmission.0 as usize].pdu;
                    matches!(pdu, Pdu::Transfer(_) | Pdu::EndAck(_))
                }
                Effect::Entered { state, .. } => state.holds(),
                Effect::Delivered { again, .. } => !again,
                Effect::Unqueued { .. } | Effect::Armed { .. } | Effect::Disarmed { .. } => true,
                Effect::Started { .. } | Effect::Dropped { .. } | Effect::Did { .. } => false,
            };
        }
        routine && !self.history.effects(step).is_empty()
    }

    /// The fold of a row: between its first rest and the last but one, so that the first and the
    /// last of what is repeated are still seen.
    fn fold(&self, row: std::ops::Range<usize>, open: &[u32]) -> Option<Fold> {
        let rests = self.rests(row.clone());
        let (&from_us, &to_us) = (rests.first()?, rests.get(rests.len().checked_sub(2)?)?);
        let hidden = self.hidden(row, from_us, to_us);
        if hidden.delivered.max(hidden.queued) < LEAST_HIDDEN {
            return None;
        }
        let id = u32::try_from(from_us / 1000).unwrap_or(u32::MAX);
        let label = hidden.label(to_us - from_us);
        let is_open = open.contains(&id);
        Some(Fold { id, from_us, to_us, label, open: is_open })
    }

    /// The instants of a row at which nothing is on its way but what begins a new message.
    fn rests(&self, row: std::ops::Range<usize>) -> Vec<i64> {
        let mut sent = self.transmissions.iter().peekable();
        let mut busy_until_us = i64::MIN;
        let mut rests: Vec<i64> = Vec::new();
        for step in &self.history.steps()[row] {
            while let Some(earlier) = sent.next_if(|sent| sent.sent_us < step.at_us) {
                busy_until_us = busy_until_us.max(earlier.outcome.ended_us().unwrap_or(i64::MAX));
            }
            let mut now = sent.clone().take_while(|sent| sent.sent_us == step.at_us);
            let answers = now.any(|sent| !matches!(sent.pdu, Pdu::Transfer(_)));
            if busy_until_us <= step.at_us && !answers {
                rests.push(step.at_us);
            }
        }
        rests.dedup();
        rests
    }

    fn hidden(&self, row: std::ops::Range<usize>, from_us: i64, to_us: i64) -> Hidden {
        let mut hidden = Hidden { queued: 0, delivered: 0, association: None };
        for step in row {
            let at_us = self.history.steps()[step].at_us;
            for effect in self.history.effects(step) {
                match *effect {
                    Effect::Queued { .. } if from_us < at_us && at_us < to_us => hidden.queued += 1,
                    Effect::Delivered { association, .. } if from_us < at_us && at_us < to_us => {
                        hidden.delivered += 1;
                        hidden.association = Some(association);
                    }
                    _ => {}
                }
            }
        }
        hidden
    }
}

/// What a fold holds.
struct Hidden {
    queued: u32,
    delivered: u32,
    association: Option<AssociationId>,
}

impl Hidden {
    fn label(&self, for_us: i64) -> String {
        let time = duration_text(for_us);
        match self.association {
            Some(association) => format!(
                "{} delivered over association {} · {time}",
                messages_text(self.delivered),
                association.number()
            ),
            None => format!("×{} queued · {time} · nothing else happens", self.queued),
        }
    }
}
