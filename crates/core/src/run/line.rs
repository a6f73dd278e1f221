//! The lines between two ends: in one direction nothing overtakes, and what has a size keeps what comes
//! behind it waiting.

use super::{Fault, Link, Plan};
use crate::protocol::{Pdu, Role};
use crate::world::{AssociationId, MtaId};

/// When each line of each association is free again. A new connection has a free line.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    free_us: Vec<[i64; 2]>,
    /// When the last that was sent arrives: over a link that has become faster it would overtake.
    latest_us: Vec<[i64; 2]>,
    between: Vec<[MtaId; 2]>,
    common: Link,
    special: Vec<([MtaId; 2], Link)>,
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
    /// The lines of a plan before anything is sent.
    pub(super) fn new(plan: &Plan) -> Self {
        let (common, special) = (plan.link, plan.links.clone());
        Lines { free_us: Vec::new(), latest_us: Vec::new(), between: Vec::new(), common, special }
    }

    /// Makes room for the next association.
    pub(super) fn add_association(&mut self, initiator: MtaId, responder: MtaId) {
        self.free_us.push([i64::MIN; 2]);
        self.latest_us.push([i64::MIN; 2]);
        self.between.push([initiator, responder]);
    }

    /// Changes the link between two MTAs as a fault of the plan says.
    pub(super) fn set_link(&mut self, plan: &Plan, fault: u16) {
        if let Some(&Fault::SetLink { between, link, .. }) = plan.faults.get(usize::from(fault)) {
            self.special.insert(0, (between, link));
        }
    }

    fn link(&self, [mta, peer]: [MtaId; 2]) -> Link {
        let is_it = |known: &&([MtaId; 2], Link)| known.0 == [mta, peer] || known.0 == [peer, mta];
        self.special.iter().find(is_it).map_or(self.common, |(_, link)| *link)
    }

    /// Puts something on the line behind what is there already.
    pub(super) fn pass(
        &mut self,
        association: AssociationId,
        to: Role,
        pdu: Pdu,
        now_us: i64,
    ) -> Passage {
        let link = self.link(self.between[association.index()]);
        let (place, line) = (association.index(), to as usize);
        if matches!(pdu, Pdu::RtorqOpen(_) | Pdu::RtorqRecover { .. }) {
            self.free_us[place] = [i64::MIN; 2];
            self.latest_us[place] = [i64::MIN; 2];
        }
        let free_us = &mut self.free_us[place][line];
        let leaves_us = now_us.max(*free_us);
        *free_us = leaves_us.saturating_add(link.on_the_line_us(pdu.size_kb()));
        let latest_us = &mut self.latest_us[place][line];
        *latest_us = free_us.saturating_add(link.latency_us).max(*latest_us);
        Passage { leaves_us, arrives_us: *latest_us }
    }
}
