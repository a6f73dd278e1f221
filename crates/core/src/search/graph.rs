//! Where some of the actions lead from each situation.

use super::machine::{Cause, Machine};
use super::visited::Places;
use super::word::Word;

/// So many situations are looked at before it is looked up where they lead.
const BATCH: usize = 64;

/// The edges of a graph whose nodes are situations, by their places.
#[derive(Debug)]
pub(super) struct Edges {
    /// Where the edges of each situation begin in `targets`.
    starts: Vec<u32>,
    targets: Vec<u32>,
}

impl Edges {
    pub(super) fn new(nodes: usize) -> Self {
        Edges { starts: Vec::with_capacity(nodes + 1), targets: Vec::new() }
    }

    /// Finds the edges of the situations from `from` to `to`; those before have to be there, and every
    /// situation that can be reached has to have a place.
    pub(super) fn find<W: Word>(
        &mut self,
        machine: &mut Machine,
        places: &Places<W>,
        (from, to): (usize, usize),
        is_edge: impl Fn(Cause, u16) -> bool,
    ) {
        let (mut found, mut guesses) = (Vec::new(), Vec::new());
        for batch in (from..to).step_by(BATCH) {
            found.clear();
            for place in batch..to.min(batch + BATCH) {
                self.starts.push((self.targets.len() + found.len()) as u32);
                machine.successors(places.visited.at(place).unpack(), |next, cause, marks| {
                    if is_edge(cause, marks) {
                        found.push(W::pack(next));
                    }
                });
            }
            places.of_all(&found, &mut guesses, &mut self.targets);
        }
    }

    /// Where one action leads from a situation.
    #[inline]
    pub(super) fn of(&self, place: usize) -> &[u32] {
        let to = self.starts.get(place + 1).map_or(self.targets.len(), |&to| to as usize);
        &self.targets[self.starts[place] as usize..to]
    }

    pub(super) fn len(&self) -> usize {
        self.targets.len()
    }

    pub(super) fn bytes(&self) -> usize {
        (self.starts.capacity() + self.targets.capacity()) * size_of::<u32>()
    }
}
