//! What is due, and when: the driver's deadlines.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::StepId;
use crate::protocol::{Role, Timer};
use crate::world::{AssociationId, TransmissionId};

/// Something that is due. What has been overtaken (a timer stopped, a PDU lost) stays in the heap and is
/// passed over when its time comes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Due {
    /// The next message of a mail stream.
    Mail { stream: u32, sent: u32 },
    /// A cut of the plan.
    Cut { index: u32 },
    /// A user's request of the plan.
    Command { index: u32 },
    /// A fault of the plan begins (or ends).
    Fault { index: u16, ends: bool },
    /// An association is lost, as a fault of the plan has it; none where it is asked for from outside the plan.
    Loss { association: AssociationId, fault: Option<u16> },
    /// The arrival of a PDU.
    Arrival { association: AssociationId, to: Role, transmission: TransmissionId },
    /// The end of a timer.
    Timeout { association: AssociationId, end: Role, timer: Timer },
}

/// A run enters far fewer things: a million steps, each of which enters a handful.
const FIRST_OF_LAST: u32 = 1 << 31;

/// An entry, ordered by time and then by when it was decided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) at_us: i64,
    order: u32,
    pub(super) cause: Option<StepId>,
    pub(super) due: Due,
}

impl Entry {
    fn key(&self) -> (i64, u32) {
        (self.at_us, self.order)
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    /// The earliest is the greatest: the heap hands out its greatest first.
    fn cmp(&self, other: &Self) -> Ordering {
        other.key().cmp(&self.key())
    }
}

/// Deadlines and arrivals, earliest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Agenda {
    heap: BinaryHeap<Entry>,
    entered: u32,
    timers: Vec<[[Slot; Timer::ALL.len()]; 2]>,
}

/// One timer of one end. A timer that is armed anew for later, as most are that are armed at all, costs
/// the heap nothing: the entry that is there already is moved on when its time comes.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    deadline: Option<Deadline>,
    /// The earliest entry of this timer in the heap; any other of its entries counts for nothing.
    entry: Option<(i64, u32)>,
}

#[derive(Debug, Clone, Copy)]
struct Deadline {
    at_us: i64,
    order: u32,
    cause: Option<StepId>,
}

impl Agenda {
    pub(super) fn enter(&mut self, at_us: i64, cause: Option<StepId>, due: Due) {
        let order = self.next_order();
        self.heap.push(Entry { at_us, order, cause, due });
    }

    /// Enters something that comes before all else at its instant.
    pub(super) fn enter_first(&mut self, at_us: i64, due: Due) {
        self.heap.push(Entry { at_us, order: 0, cause: None, due });
    }

    /// Enters something that comes after all else at its instant, and among such things at its place.
    pub(super) fn enter_last(&mut self, at_us: i64, place: u32, due: Due) {
        let order = FIRST_OF_LAST.saturating_add(place);
        self.heap.push(Entry { at_us, order, cause: None, due });
    }

    fn next_order(&mut self) -> u32 {
        self.entered += 1;
        self.entered
    }

    /// The earliest entry, unless it lies after `until_us`. Timers that have been stopped are passed
    /// over, and one that is handed out is no longer armed.
    pub(super) fn next(&mut self, until_us: i64) -> Option<Entry> {
        while self.heap.peek()?.at_us <= until_us {
            let entry = self.heap.pop()?;
            let Due::Timeout { association, end, timer } = entry.due else {
                return Some(entry);
            };
            if self.runs_out(entry, association, end, timer) {
                return Some(entry);
            }
        }
        None
    }

    /// Whether the timer runs out with this entry; if it does so later, an entry is made for then.
    fn runs_out(
        &mut self,
        entry: Entry,
        association: AssociationId,
        end: Role,
        timer: Timer,
    ) -> bool {
        let slot = &mut self.timers[association.index()][end as usize][timer as usize];
        if slot.entry != Some(entry.key()) {
            return false;
        }
        slot.entry = None;
        let Some(Deadline { at_us, order, cause }) = slot.deadline else {
            return false;
        };
        if (at_us, order) == entry.key() {
            slot.deadline = None;
            return true;
        }
        slot.entry = Some((at_us, order));
        self.heap.push(Entry { at_us, order, cause, due: entry.due });
        false
    }

    /// Makes room for a new association.
    pub(super) fn add_association(&mut self, association: AssociationId) {
        let count = association.index() + 1;
        self.timers.resize(count.max(self.timers.len()), Default::default());
    }

    pub(super) fn arm(
        &mut self,
        association: AssociationId,
        end: Role,
        timer: Timer,
        at_us: i64,
        cause: Option<StepId>,
    ) {
        let order = self.next_order();
        let slot = &mut self.timers[association.index()][end as usize][timer as usize];
        slot.deadline = Some(Deadline { at_us, order, cause });
        if slot.entry.is_none_or(|entry| entry > (at_us, order)) {
            slot.entry = Some((at_us, order));
            let due = Due::Timeout { association, end, timer };
            self.heap.push(Entry { at_us, order, cause, due });
        }
    }

    pub(super) fn disarm(&mut self, association: AssociationId, end: Role, timer: Timer) {
        self.timers[association.index()][end as usize][timer as usize].deadline = None;
    }

    pub(super) fn deadline_us(
        &self,
        association: AssociationId,
        end: Role,
        timer: Timer,
    ) -> Option<i64> {
        let slot = self.timers.get(association.index())?.get(end as usize)?.get(timer as usize)?;
        slot.deadline.map(|deadline| deadline.at_us)
    }
}
