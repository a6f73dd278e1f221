//! Where some of the actions lead from each situation.

use super::machine::{Cause, Machine};
use super::visited::Places;
use super::word::Word;

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

    /// Finds the edges of the situations from `from` to `to`; those before have to be there.
    pub(super) fn find<W: Word>(
        &mut self,
        machine: &mut Machine,
        places: &Places<W>,
        (from, to): (usize, usize),
        is_edge: impl Fn(Cause, u16) -> bool,
    ) {
        for place in from..to {
            self.starts.push(self.targets.len() as u32);
            let targets = &mut self.targets;
            machine.successors(places.visited.at(place).unpack(), |next, cause, marks| {
                if is_edge(cause, marks) {
                    targets.extend(places.of(W::pack(next)));
                }
            });
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
