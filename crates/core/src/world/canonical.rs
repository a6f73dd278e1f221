//! What the search needs of a world: that two which behave alike are equal.

use super::{Association, AssociationId, Flight, Mta, MtaId, TransmissionId, World};
use crate::protocol::{Endpoint, Pdu, Role};

/// What can make a difference, beside what always does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Distinctions {
    /// The timers that may fire, as a set of [`crate::protocol::Timer::bit`]s; others are taken to be
    /// stopped.
    pub(crate) timers: u16,
    /// Which transfer was interrupted. It is the first of the queue where there is one association and a
    /// message is one PDU.
    pub(crate) transfers: bool,
    /// What each MTA has received. Only the resumption of an activity asks for it.
    pub(crate) records: bool,
}

impl World {
    /// Leaves only what makes a difference to what can happen next: transmissions lose their numbers, what
    /// has been told once is forgotten, timers other than `timers` (a set of
    /// [`crate::protocol::Timer::bit`]s) are taken to be stopped, and associations stand by who opened
    /// them.
    pub(crate) fn make_canonical(&mut self, distinctions: Distinctions) {
        self.accepted = 0;
        self.transmissions = 0;
        self.at_limit.clear();
        self.associations.sort_by_key(|one| one.mta(Role::Initiator));
        for association in &mut self.associations {
            association.make_canonical(distinctions);
        }
        if !distinctions.records {
            self.mtas.iter_mut().for_each(Mta::forget_received);
        }
    }

    /// The next message that is accepted will have the number `next`.
    pub(crate) fn number_messages_from(&mut self, next: u32) {
        self.accepted = next;
    }

    /// Says whether an MTA has stopped, and nothing else.
    pub(crate) fn put_stopped(&mut self, mta: MtaId, stopped: bool) {
        self.mtas[mta.index()].stopped = stopped;
    }

    /// Puts an association beside those that there are: one end stands so, of the other nothing is known.
    pub(crate) fn put_end(&mut self, mtas: [MtaId; 2], end: Endpoint, armed: u16) {
        let mut association = Association::new(mtas[0], mtas[1], false);
        let role = end.role;
        association.armed[role as usize] = armed;
        association.ends[role as usize] = end;
        self.associations.push(association);
    }

    /// Puts a PDU on its way.
    pub(crate) fn put_in_flight(&mut self, association: AssociationId, to: Role, pdu: Pdu) {
        let flight = Flight { transmission: TransmissionId(0), pdu };
        self.associations[association.index()].flights_mut(to).push_back(flight);
    }

    /// Each MTA opens so many more associations at the most.
    pub(crate) fn limit_openings(&mut self, most: u32) {
        self.mtas.iter_mut().for_each(|mta| mta.may_open = most);
    }

    /// Puts `whole` in the place of an MTA.
    pub(crate) fn put_mta(&mut self, mta: MtaId, whole: Mta) {
        self.mtas[mta.index()] = whole;
    }
}

impl Association {
    /// The timers of this end that are running, as a set of [`crate::protocol::Timer::bit`]s.
    pub(crate) fn armed(&self, end: Role) -> u16 {
        self.armed[end as usize]
    }

    fn make_canonical(&mut self, distinctions: Distinctions) {
        for role in Role::BOTH {
            self.armed[role as usize] &= distinctions.timers;
            if !distinctions.transfers {
                self.ends[role as usize].state.forget_transfer();
            }
            for flight in &mut self.in_flight[role as usize] {
                flight.transmission = TransmissionId(0);
            }
        }
    }
}
