//! A transfer in full as one arrow: from the start of its activity, or where it was resumed, to its end.

use turnlab_core::protocol::{MessageId, Pdu};
use turnlab_core::world::Effect;

use crate::{Outcome, Story, Transmission};

/// One attempt to get a message across.
pub(super) struct Attempt {
    /// The place of its first PDU among all transmissions.
    pub(super) first: usize,
    /// What it says.
    pub(super) label: String,
    /// What became of it.
    pub(super) outcome: Outcome,
}

impl Story {
    /// Every attempt, in the order in which they begin.
    pub(super) fn attempts(&self) -> Vec<Attempt> {
        let sizes_kb = self.sizes_kb();
        let size_kb = |message: MessageId| sizes_kb.get(message.0 as usize).copied().unwrap_or(0);
        let mut attempts: Vec<Attempt> = Vec::new();
        let mut under_way = vec![[None; 2]; self.associations.len()];
        for (place, sent) in self.transmissions.iter().enumerate() {
            let current = &mut under_way[sent.association.index()][sent.from as usize];
            let begins = match sent.pdu {
                Pdu::ActivityStart { message, .. } => {
                    Some(format!("{} · {} KB", self.message(message), size_kb(message)))
                }
                Pdu::ActivityResume { message, confirmed, .. } => {
                    let what = self.message(message);
                    Some(format!("{what} · resumed behind checkpoint {confirmed}"))
                }
                _ => None,
            };
            if let Some(label) = begins {
                *current = Some(attempts.len());
                attempts.push(Attempt { first: place, label, outcome: Outcome::UnderWay });
            }
            if let Some(attempt) = *current {
                attempts[attempt].take(sent);
            }
        }
        attempts
    }

    /// The size of every message, in the order of their numbers.
    fn sizes_kb(&self) -> Vec<u32> {
        let queued = self.history.all_effects().filter_map(|(_, _, effect)| match effect {
            Effect::Queued { message, .. } => Some(message.size_kb),
            _ => None,
        });
        queued.collect()
    }
}

impl Attempt {
    /// Takes in what became of one of its PDUs. Where one is lost, all of it is; what is broken off is
    /// over with the word that says so.
    fn take(&mut self, sent: &Transmission) {
        if !sent.pdu.is_of_activity() || matches!(self.outcome, Outcome::Lost(_)) {
            return;
        }
        let ends = match sent.pdu {
            Pdu::ActivityEnd(_) => Some(""),
            Pdu::ActivityInterrupt(_) => Some(" · interrupted"),
            Pdu::ActivityDiscard(_) => Some(" · discarded"),
            _ => None,
        };
        self.label += ends.unwrap_or_default();
        if ends.is_some() || matches!(sent.outcome, Outcome::Lost(_)) {
            self.outcome = sent.outcome;
        }
    }
}
