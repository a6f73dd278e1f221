//! An explicit order in place of the clock: one thing after the other, each its second.

use super::{ORDER_STEP_US, Plan, ScriptAction, StepId};
use crate::world::{Action, TransmissionId, World};

/// How far an explicit order has been followed.
#[derive(Debug, Clone, Default)]
pub(super) struct ScriptCursor {
    next: usize,
    /// The step in which each transmission was sent, in the order in which they were.
    sent_by: Vec<Option<StepId>>,
}

impl ScriptCursor {
    /// The next thing that is possible: when, what brought it about, and the action. What is not possible
    /// when its turn comes takes its second all the same.
    pub(super) fn next(
        &mut self,
        plan: &Plan,
        world: &World,
    ) -> Option<(i64, Option<StepId>, Action)> {
        loop {
            let thing = *plan.order.get(self.next)?;
            let at_us = self.next as i64 * ORDER_STEP_US;
            self.next += 1;
            if let Some(action) = action(thing, world) {
                return Some((at_us, self.cause(action, world), action));
            }
        }
    }

    /// Something was sent in a step.
    pub(super) fn sent(&mut self, transmission: TransmissionId, by: Option<StepId>) {
        debug_assert_eq!(self.sent_by.len(), transmission.0 as usize);
        self.sent_by.push(by);
    }

    fn cause(&self, action: Action, world: &World) -> Option<StepId> {
        let Action::Deliver { association, to } = action else { return None };
        let flight = world.associations().get(association.index())?.in_flight(to).next()?;
        *self.sent_by.get(flight.transmission.0 as usize)?
    }
}

/// The action that it stands for, if that is possible now.
fn action(thing: ScriptAction, world: &World) -> Option<Action> {
    match thing {
        ScriptAction::Act(Action::Lose { association }) => world.loss_of(association),
        ScriptAction::Act(action) => Some(action),
        ScriptAction::Arrival { mta, association } => {
            let between = world.associations().get(association.index())?;
            let to = between.role_of(mta)?;
            between.in_flight(to).next()?;
            Some(Action::Deliver { association, to })
        }
        ScriptAction::Fire { mta, association, timer } => {
            let between = world.associations().get(association.index())?;
            let end = between.role_of(mta)?;
            between.is_armed(end, timer).then_some(Action::Fire { association, end, timer })
        }
    }
}
