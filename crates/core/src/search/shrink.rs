//! The shortest way to something that went wrong.

use super::explore::{Exploration, Reach};
use super::machine::Machine;
use super::word::{Parts, Word};
use super::{Model, path};
use crate::world::Action;

/// So many situations are looked at between two looks at what has been found.
const SLICE: usize = 1 << 12;

/// What went wrong with the Turn of an association, as one looks at it from outside (docs/protocol.md#lost-and-doubled).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mishap {
    /// Both ends have it open, neither holds the Turn, and it is not on its way.
    TurnLost,
    /// Both ends hold it.
    TurnDoubled,
}

impl Mishap {
    fn is_there(self, machine: &Machine, at: Parts) -> bool {
        let [a, b] = machine.facts(at);
        match self {
            Mishap::TurnLost => {
                a.open & b.open & !(a.holds | b.holds) & !machine.hand_overs(at) != 0
            }
            Mishap::TurnDoubled => a.holds & b.holds != 0,
        }
    }
}

/// A shortest path to a mishap; `None` where there is none within the bounds of the model or among the
/// first `most_states` situations.
#[must_use]
pub fn shortest(model: &Model, mishap: Mishap, most_states: usize) -> Option<Vec<Action>> {
    let mut exploration = Exploration::<u128>::new(Machine::new(model.clone()));
    let mut seen = 0;
    loop {
        let reach = exploration.advance(SLICE, usize::MAX);
        let Exploration { machine, visited, levels, .. } = &mut exploration;
        let is_it = |place: &usize| mishap.is_there(machine, visited.at(*place).unpack());
        if let Some(place) = (seen..visited.len()).find(is_it) {
            let steps = path::to_place(machine, visited, levels, place);
            return Some(path::actions(machine, &steps));
        }
        seen = visited.len();
        if reach != Reach::More || seen > most_states {
            return None;
        }
    }
}
