//! Whether the Turn can still come: backwards from the situations in which an end holds it, over
//! deliveries, reconnections and the rule's own timers.

use super::explore::Exploration;
use super::graph::Edges;
use super::local_states::{CLOSING, Facts, MAIL};
use super::machine::{Cause, Machine};
use super::visited::Places;
use super::withheld::withheld;
use super::word::{Parts, Word};

/// For each association and each of its ends one bit.
type Ends = u16;

/// The search for situations from which the Turn cannot come back.
#[derive(Debug)]
pub(super) struct Recovery<W> {
    pub(super) places: Places<W>,
    /// The first situation in which an end with mail cannot come to hold the Turn of an association, and the
    /// first in which an MTA with mail cannot on any of several.
    pub(super) broken: [Option<usize>; 2],
    /// Which of the two are looked for.
    wanted: [bool; 2],
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

impl<W: Word> Recovery<W> {
    pub(super) fn new(places: Places<W>, wanted: [bool; 2]) -> Self {
        let len = places.visited.len();
        Recovery {
            places,
            broken: [None; 2],
            wanted,
            edges: Edges::new(len),
            can_hold: vec![0; len],
            stage: Stage::Edges(0),
        }
    }

    /// Goes on with so many situations; whether it is done.
    pub(super) fn advance(&mut self, machine: &mut Machine, most: usize) -> bool {
        match self.stage {
            Stage::Edges(from) => {
                let to = self.can_hold.len().min(from + most);
                self.find_edges(machine, from, to);
                self.stage = match to == self.can_hold.len() {
                    true => Stage::Sweep(to, false),
                    false => Stage::Edges(to),
                };
                false
            }
            Stage::Sweep(from, changed) => {
                let to = from.saturating_sub(most.saturating_mul(8));
                let changed = self.sweep(to, from) || changed;
                self.stage = match (to, changed) {
                    (0, true) => Stage::Sweep(self.can_hold.len(), false),
                    (0, false) => Stage::Judge(0),
                    _ => Stage::Sweep(to, changed),
                };
                false
            }
            Stage::Judge(from) => {
                let to = self.can_hold.len().min(from + most);
                self.stage = Stage::Judge(to);
                let is_done = (from..to).any(|place| self.judge(machine, place));
                is_done || to == self.can_hold.len()
            }
        }
    }

    fn find_edges(&mut self, machine: &mut Machine, from: usize, to: usize) {
        for place in from..to {
            let at = self.places.visited.at(place).unpack();
            let of_both = |slots: u8| Ends::from_le_bytes([slots; 2]);
            let lies_open = if machine.is_narrow() { withheld(machine, at, leads_on) } else { 0 };
            self.can_hold[place] = holding(machine, at) | of_both(lies_open);
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

    /// Looks at one situation; whether all that is looked for has been found.
    fn judge(&mut self, machine: &Machine, place: usize) -> bool {
        let facts = machine.facts(self.places.visited.at(place).unpack());
        let is_broken = broken(facts, self.can_hold[place].to_le_bytes());
        for (broken, is_broken) in self.broken.iter_mut().zip(is_broken) {
            *broken = broken.or(is_broken.then_some(place));
        }
        self.broken.iter().zip(self.wanted).all(|(broken, wanted)| broken.is_some() || !wanted)
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

/// Whether an end with mail cannot come to hold the Turn of an association that is not closed, and whether
/// an MTA with mail cannot on any, where there are several.
fn broken([a, b]: [Facts; 2], can_hold: [u8; 2]) -> [bool; 2] {
    let alive = (a.known | b.known) & !(a.closed | b.closed);
    let stuck = |(facts, can): (Facts, u8)| if facts.has_mail { alive & !can } else { 0 };
    let stuck = [(a, can_hold[0]), (b, can_hold[1])].map(stuck);
    [stuck != [0, 0], alive.count_ones() > 1 && stuck.contains(&alive)]
}

impl<W: Word> Exploration<W> {
    /// Gives up the table of what has been reached for one that tells places.
    pub(super) fn recovery(&mut self, wanted: [bool; 2]) -> Recovery<W> {
        let visited = std::mem::replace(&mut self.visited, super::visited::Visited::new());
        Recovery::new(visited.into_places(), wanted)
    }
}
