//! One association: two ends and what is in flight between them.

use std::collections::VecDeque;

use super::MtaId;
use crate::protocol::{Endpoint, Pdu, Role, Timer};

/// The place of an association among all that there have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssociationId(pub u16);

impl AssociationId {
    /// Its index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The one that people call by this number, counted from 1.
    #[must_use]
    pub fn numbered(number: u16) -> Self {
        AssociationId(number.saturating_sub(1))
    }

    /// The number as people count, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        u32::from(self.0) + 1
    }

    /// The one at an index.
    #[must_use]
    pub fn at(index: usize) -> Self {
        AssociationId(u16::try_from(index).unwrap_or(u16::MAX))
    }
}

/// Ties the sending of a PDU to its arrival or its loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TransmissionId(pub u32);

/// A PDU on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Flight {
    /// The one that was sent as.
    pub transmission: TransmissionId,
    /// What is on its way.
    pub pdu: Pdu,
}

/// Two ends and what is in flight between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Association {
    mtas: [MtaId; 2],
    pub(super) ends: [Endpoint; 2],
    pub(super) in_flight: [VecDeque<Flight>; 2],
    pub(super) armed: [u16; 2],
    urgent_only: bool,
}

impl Association {
    pub(super) fn new(initiator: MtaId, responder: MtaId, urgent_only: bool) -> Self {
        Association {
            mtas: [initiator, responder],
            ends: Role::BOTH.map(Endpoint::new),
            in_flight: [VecDeque::new(), VecDeque::new()],
            armed: [0, 0],
            urgent_only,
        }
    }

    /// Whether it was opened beyond the limit, for urgent mail only.
    #[must_use]
    pub fn is_urgent_only(&self) -> bool {
        self.urgent_only
    }

    /// The MTA that plays `role`.
    #[must_use]
    pub fn mta(&self, role: Role) -> MtaId {
        self.mtas[role as usize]
    }

    /// The role that `mta` plays here, if any.
    #[must_use]
    pub fn role_of(&self, mta: MtaId) -> Option<Role> {
        Role::BOTH.into_iter().find(|&role| self.mta(role) == mta)
    }

    /// The role that `mta` plays here towards `peer`, if any.
    #[must_use]
    pub fn role_between(&self, mta: MtaId, peer: MtaId) -> Option<Role> {
        self.role_of(mta).filter(|role| self.mta(role.other()) == peer)
    }

    /// One of its ends.
    #[must_use]
    pub fn end(&self, role: Role) -> &Endpoint {
        &self.ends[role as usize]
    }

    /// Both ends, initiator first.
    pub fn ends(&self) -> impl Iterator<Item = &Endpoint> {
        self.ends.iter()
    }

    /// What is on its way to `to`, first come first.
    pub fn in_flight(&self, to: Role) -> impl Iterator<Item = Flight> + '_ {
        self.in_flight[to as usize].iter().copied()
    }

    /// Whether a timer of this end is running.
    #[must_use]
    pub fn is_armed(&self, end: Role, timer: Timer) -> bool {
        self.armed[end as usize] & timer.bit() != 0
    }

    pub(super) fn end_mut(&mut self, role: Role) -> &mut Endpoint {
        &mut self.ends[role as usize]
    }

    pub(super) fn flights_mut(&mut self, to: Role) -> &mut VecDeque<Flight> {
        &mut self.in_flight[to as usize]
    }

    pub(super) fn arm(&mut self, end: Role, timer: Timer) {
        self.armed[end as usize] |= timer.bit();
    }

    /// Stops a timer; false if it was not running.
    pub(super) fn disarm(&mut self, end: Role, timer: Timer) -> bool {
        let was_armed = self.is_armed(end, timer);
        self.armed[end as usize] &= !timer.bit();
        was_armed
    }
}
