//! The lines between two ends: in one direction nothing overtakes, and what has a size keeps what comes
//! behind it waiting.

use super::{History, Link};
use crate::protocol::{Pdu, Role};
use crate::world::{Action, AssociationId, Effect};

/// When each line of each association is free again. A new connection has a free line.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    free_us: Vec<[i64; 2]>,
}

/// One PDU on its line, as it was when it was sent; a loss may have come before its end, or even
/// before it left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Passage {
    /// When it is put on the line.
    pub leaves_us: i64,
    /// When it arrives.
    pub arrives_us: i64,
}

impl Lines {
    pub(super) fn add_association(&mut self, association: AssociationId) {
        let count = association.index() + 1;
        self.free_us.resize(count.max(self.free_us.len()), [i64::MIN; 2]);
    }

    /// The line of a lost connection is free at once.
    pub(super) fn clear(&mut self, association: AssociationId) {
        if let Some(line) = self.free_us.get_mut(association.index()) {
            *line = [i64::MIN; 2];
        }
    }

    /// Puts something on the line behind what is there already.
    pub(super) fn pass(
        &mut self,
        link: Link,
        association: AssociationId,
        to: Role,
        pdu: Pdu,
        now_us: i64,
    ) -> Passage {
        let free_us = &mut self.free_us[association.index()][to as usize];
        let leaves_us = now_us.max(*free_us);
        *free_us = leaves_us.saturating_add(link.on_the_line_us(pdu.size_kb()));
        Passage { leaves_us, arrives_us: free_us.saturating_add(link.latency_us) }
    }
}

/// The passage of every PDU of a history, in the order in which they were sent.
pub(super) fn passages(history: &History) -> Vec<Passage> {
    let link = history.plan().link;
    let mut lines = Lines::default();
    let mut passages = Vec::new();
    for (step, effects) in history.told() {
        if let Action::Lose { association } = step.action {
            lines.clear(association);
        }
        for &effect in effects {
            match effect {
                Effect::Started { association, .. } => lines.add_association(association),
                Effect::Sent { association, from, pdu, .. } => {
                    passages.push(lines.pass(link, association, from.other(), pdu, step.at_us));
                }
                _ => {}
            }
        }
    }
    passages
}
