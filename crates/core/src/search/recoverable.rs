//! Whether the Turn can still come: backwards from the situations in which an end holds it, over
//! deliveries, reconnections and the rule's own timers.

use super::explore::Exploration;
use super::graph::Edges;
use super::machine::{Cause, Machine};
use super::side::{CLOSING, MAIL};
use super::visited::Places;
use super::word::{Parts, Word};

/// For each association and each of its ends one bit.
type Ends = u16;

/// The search for situations from which the Turn cannot come back.
#[derive(Debug)]
pub(super) struct Recovery<W> {
    pub(super) places: Places<W>,
    edges: Edges,
    /// For each situation the ends that can come to hold the Turn.
    can_hold: Vec<Ends>,
    stage: Stage,
}

#[derive(Debug, Clone, Copy)]
enum Stage {
    /// The edges of the situations from here on are to be found.
    Edges(usize),
    /// A sweep over all situations, the last first, has come to here; whether it has changed anything.
    Sweep(usize, bool),
    /// It is known of every situation; those from here on are to be judged.
    Judge(usize),
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Not done.
    Nothing,
    /// The first situation in which an end with mail cannot come to hold the Turn.
    Stuck(usize),
    /// There is none.
    AllRecoverable,
}

impl<W: Word> Recovery<W> {
    pub(super) fn new(places: Places<W>) -> Self {
        let len = places.visited.len();
        Recovery { places, edges: Edges::new(len), can_hold: vec![0; len], stage: Stage::Edges(0) }
    }

    /// Goes on with so many situations.
    pub(super) fn advance(&mut self, machine: &mut Machine, most: usize) -> Found {
        match self.stage {
            Stage::Edges(from) => {
                let to = self.can_hold.len().min(from + most);
                self.find_edges(machine, from, to);
                self.stage = match to == self.can_hold.len() {
                    true => Stage::Sweep(to, false),
                    false => Stage::Edges(to),
                };
                Found::Nothing
            }
            Stage::Sweep(from, changed) => {
                let to = from.saturating_sub(most.saturating_mul(8));
                let changed = self.sweep(to, from) || changed;
                self.stage = match (to, changed) {
                    (0, true) => Stage::Sweep(self.can_hold.len(), false),
                    (0, false) => Stage::Judge(0),
                    _ => Stage::Sweep(to, changed),
                };
                Found::Nothing
            }
            Stage::Judge(from) => {
                let to = self.can_hold.len().min(from + most);
                self.stage = Stage::Judge(to);
                match (from..to).find(|&place| self.is_stuck(machine, place)) {
                    Some(stuck) => Found::Stuck(stuck),
                    None if to == self.can_hold.len() => Found::AllRecoverable,
                    None => Found::Nothing,
                }
            }
        }
    }

    fn find_edges(&mut self, machine: &mut Machine, from: usize, to: usize) {
        for place in from..to {
            self.can_hold[place] = holding(machine, self.places.visited.at(place).unpack());
        }
        self.edges.find(machine, &self.places, (from, to), leads_on);
    }

    /// Takes over what is known of the situations that come next; whether that was news.
    fn sweep(&mut self, from: usize, to: usize) -> bool {
        let mut changed = false;
        for place in (from..to).rev() {
            let known = self.can_hold[place];
            let comes = |all, &target: &u32| all | self.can_hold[target as usize];
            let all = self.edges.of(place).iter().fold(known, comes);
            changed |= all != known;
            self.can_hold[place] = all;
        }
        changed
    }

    fn is_stuck(&self, machine: &Machine, place: usize) -> bool {
        let at = self.places.visited.at(place).unpack();
        wanting(machine, at) & !self.can_hold[place] != 0
    }

    /// How many edges there are.
    pub(super) fn edges(&self) -> usize {
        self.edges.len()
    }

    /// What it takes beside the situations, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.places.bytes() - self.places.visited.bytes()
            + self.edges.bytes()
            + self.can_hold.len() * size_of::<Ends>()
    }
}

/// Whether a step is a delivery, a reconnection or a timer of the rule's own.
fn leads_on(cause: Cause, marks: u16) -> bool {
    !matches!(cause, Cause::Loss { .. } | Cause::Switch { .. }) && marks & (MAIL | CLOSING) == 0
}

/// The ends that hold the Turn.
fn holding(machine: &Machine, at: Parts) -> Ends {
    let [a, b] = machine.facts(at);
    Ends::from(a.holds) | Ends::from(b.holds) << 8
}

/// The ends that have mail, of the associations that are not closed.
fn wanting(machine: &Machine, at: Parts) -> Ends {
    let [a, b] = machine.facts(at);
    let alive = (a.known | b.known) & !(a.closed | b.closed);
    let of = |has_mail: bool| if has_mail { Ends::from(alive) } else { 0 };
    of(a.has_mail) | of(b.has_mail) << 8
}

impl<W: Word> Exploration<W> {
    /// Gives up the table of what has been reached for one that tells places.
    pub(super) fn recovery(&mut self) -> Recovery<W> {
        let visited = std::mem::replace(&mut self.visited, super::visited::Visited::new(0));
        Recovery::new(visited.into_places())
    }
}
