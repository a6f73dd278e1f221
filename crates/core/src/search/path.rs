//! The way to a situation, as actions that anybody can follow.

use super::local_state::Slot;
use super::machine::{Cause, Machine, Told};
use super::model::{INITIATOR, RESPONDER};
use super::visited::Visited;
use super::word::Word;
use crate::protocol::Role;
use crate::world::{Action, AssociationId, Effect, MtaId};

/// One step of a path.
pub(super) type PathStep = Cause;

/// A shortest path to the situation that was reached as the `place`th, found backwards: for each depth
/// the first situation of the depth before that leads there. `levels` says where each depth begins.
pub(super) fn to_place<W: Word>(
    machine: &mut Machine,
    visited: &Visited<W>,
    levels: &[usize],
    mut place: usize,
) -> Vec<PathStep> {
    let mut path = Vec::new();
    let mut level = levels.partition_point(|&begin| begin <= place) - 1;
    while level > 0 {
        let target = visited.at(place);
        let found = (levels[level - 1]..levels[level]).find_map(|from| {
            let at = visited.at(from).unpack();
            let mut by = None;
            machine.successors(at, |next, cause, _| {
                if by.is_none() && W::pack(next) == target {
                    by = Some(cause);
                }
            });
            by.map(|cause| (from, cause))
        });
        let Some((from, cause)) = found else { break };
        path.push(cause);
        place = from;
        level -= 1;
    }
    path.reverse();
    path
}

/// The path as actions on a world that begins with [`super::Model::opening`].
pub(super) fn actions(machine: &Machine, path: &[PathStep]) -> Vec<Action> {
    let model = machine.model();
    let mut world = model.opened();
    let mut opened = vec![Slot { opener: INITIATOR, place: 0 }];
    let mut actions = Vec::new();
    for &cause in path {
        let action = action(machine, machine.told(cause), &opened);
        for effect in model.let_happen(&mut world, action) {
            if let Effect::Started { initiator, .. } = effect {
                let place = opened.iter().filter(|slot| slot.opener == initiator).count();
                opened.push(Slot { opener: initiator, place });
            }
        }
        actions.push(action);
    }
    actions
}

fn action(machine: &Machine, told: Told, opened: &[Slot]) -> Action {
    let association = |slot: Slot| {
        let place = opened.iter().position(|&known| known == slot).unwrap_or_default();
        AssociationId(u16::try_from(place).unwrap_or(u16::MAX))
    };
    let mta = |side: usize| if side == 0 { INITIATOR } else { RESPONDER };
    let role = |side: usize, slot: Slot| role_of(mta(side), slot);
    match told {
        Told::Submit(side) => machine.model().submit(mta(side), mta(1 - side)),
        Told::Fire(side, slot, timer) => {
            Action::Fire { association: association(slot), end: role(side, slot), timer }
        }
        Told::Deliver(side, slot) => {
            Action::Deliver { association: association(slot), to: role(side, slot) }
        }
        Told::Stop(side) => Action::Stop { mta: mta(side) },
        Told::Start(side) => Action::Start { mta: mta(side) },
        Told::Lose(slot) => Action::Lose { association: association(slot) },
    }
}

fn role_of(mta: MtaId, slot: Slot) -> Role {
    if slot.opener == mta { Role::Initiator } else { Role::Responder }
}
