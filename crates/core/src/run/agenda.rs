//! What is due, and when: the driver's deadlines.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::protocol::{Role, Timer};
use crate::world::{AssociationId, TransmissionId};

/// Something that is due. What has been overtaken (a timer stopped, a PDU lost) stays in the heap
/// and is passed over when its time comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// The next message of a mail stream.
    Mail { stream: u32, sent: u32 },
    /// A cut of the plan.
    Cut { index: u32 },
    /// The arrival of a PDU.
    Arrival { association: AssociationId, to: Role, transmission: TransmissionId },
    /// The end of a timer.
    Timeout { association: AssociationId, end: Role, timer: Timer, arming: u32 },
}

/// An entry, ordered by time and then by when it was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) at_us: i64,
    pub(super) order: u32,
    pub(super) cause: Option<u32>,
    pub(super) due: Due,
}

/// Deadlines and arrivals, earliest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Agenda {
    heap: BinaryHeap<Reverse<Entry>>,
    entered: u32,
    armed: Vec<[[Option<Deadline>; Timer::ALL.len()]; 2]>,
    line_free_us: Vec<[i64; 2]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Deadline {
    at_us: i64,
    arming: u32,
}

impl Agenda {
    pub(super) fn enter(&mut self, at_us: i64, cause: Option<u32>, due: Due) {
        let order = self.entered;
        self.entered += 1;
        self.heap.push(Reverse(Entry { at_us, order, cause, due }));
    }

    pub(super) fn next(&mut self) -> Option<Entry> {
        self.heap.pop().map(|Reverse(entry)| entry)
    }

    pub(super) fn put_back(&mut self, entry: Entry) {
        self.heap.push(Reverse(entry));
    }

    /// Makes room for a new association.
    pub(super) fn add_association(&mut self, association: AssociationId) {
        let count = association.index() + 1;
        self.armed.resize(count.max(self.armed.len()), Default::default());
        self.line_free_us.resize(count.max(self.line_free_us.len()), [i64::MIN; 2]);
    }

    /// The line of a lost connection is free at once.
    pub(super) fn clear_line(&mut self, association: AssociationId) {
        if let Some(line) = self.line_free_us.get_mut(association.index()) {
            *line = [i64::MIN; 2];
        }
    }

    /// Puts something on the line behind what is there already; says when the line is free again.
    pub(super) fn occupy_line(
        &mut self,
        association: AssociationId,
        to: Role,
        now_us: i64,
        for_us: i64,
    ) -> i64 {
        let free_us = &mut self.line_free_us[association.index()][to as usize];
        *free_us = now_us.max(*free_us).saturating_add(for_us);
        *free_us
    }

    pub(super) fn arm(
        &mut self,
        association: AssociationId,
        end: Role,
        timer: Timer,
        at_us: i64,
        cause: Option<u32>,
    ) {
        let arming = self.entered;
        self.armed[association.index()][end as usize][timer as usize] =
            Some(Deadline { at_us, arming });
        self.enter(at_us, cause, Due::Timeout { association, end, timer, arming });
    }

    pub(super) fn disarm(&mut self, association: AssociationId, end: Role, timer: Timer) {
        self.armed[association.index()][end as usize][timer as usize] = None;
    }

    pub(super) fn is_current(
        &self,
        association: AssociationId,
        end: Role,
        timer: Timer,
        arming: u32,
    ) -> bool {
        self.deadline(association, end, timer).is_some_and(|deadline| deadline.arming == arming)
    }

    pub(super) fn deadline_us(
        &self,
        association: AssociationId,
        end: Role,
        timer: Timer,
    ) -> Option<i64> {
        self.deadline(association, end, timer).map(|deadline| deadline.at_us)
    }

    fn deadline(&self, association: AssociationId, end: Role, timer: Timer) -> Option<Deadline> {
        *self.armed.get(association.index())?.get(end as usize)?.get(timer as usize)?
    }
}
