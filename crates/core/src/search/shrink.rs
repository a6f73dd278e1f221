//! The shortest way to something that went wrong.

use super::explore::{Exploration, Reach};
use super::machine::Machine;
use super::word::{Parts, Word};
use super::{Model, path};
use crate::run::TurnAnomalyKind;
use crate::world::Action;

/// So many situations are looked at between two looks at what has been found.
const SLICE: usize = 1 << 12;

/// Whether an association's Turn is lost or doubled in a situation, as one looks at it from outside
/// (docs/protocol.md#lost-and-doubled).
fn is_there(kind: TurnAnomalyKind, machine: &Machine, at: Parts) -> bool {
    let [a, b] = machine.facts(at);
    match kind {
        TurnAnomalyKind::Lost => {
            a.open & b.open & !(a.holds | b.holds) & !machine.hand_overs(at) != 0
        }
        TurnAnomalyKind::Doubled => a.holds & b.holds != 0,
    }
}

/// A shortest path to an anomaly; `None` where there is none within the bounds of the model or among the
/// first `most_states` situations.
#[must_use]
pub fn shortest(model: &Model, kind: TurnAnomalyKind, most_states: usize) -> Option<Vec<Action>> {
    let mut exploration = Exploration::<u128>::new(Machine::new(model.clone()));
    let mut seen = 0;
    loop {
        let reach = exploration.advance(SLICE, usize::MAX);
        let Exploration { machine, visited, levels, .. } = &mut exploration;
        let is_it = |place: &usize| is_there(kind, machine, visited.at(*place).unpack());
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
