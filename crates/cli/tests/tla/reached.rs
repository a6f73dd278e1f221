//! Everything that a module reaches from its first state.

use std::collections::{BTreeSet, VecDeque};

use tla_eval::{State, Value};

use crate::actions::{Action, Model, Part};

/// The invariants of the module.
pub const INVARIANTS: [&str; 7] = [
    "TypeOK",
    "AtMostOneHolder",
    "MailConserved",
    "NoHandOver",
    "NoLossInHandOver",
    "NoCrossing",
    "RoomSuffices",
];

/// What was found.
pub struct Reached {
    pub states: usize,
    pub transitions: usize,
    pub violated: BTreeSet<&'static str>,
}

impl Reached {
    /// Whether an invariant holds in every state.
    pub fn holds(&self, invariant: &str) -> bool {
        assert!(INVARIANTS.contains(&invariant), "{invariant} was looked at");
        !self.violated.contains(invariant)
    }
}

impl Model {
    /// Goes from the first states to all that can be reached, as a model checker does.
    pub fn reached(&self) -> Reached {
        let firsts = self.after(&State::new(), &self.first);
        let mut known: BTreeSet<State> = firsts.iter().cloned().collect();
        let mut queue = VecDeque::from(firsts);
        let mut reached = Reached { states: 0, transitions: 0, violated: BTreeSet::new() };
        while let Some(state) = queue.pop_front() {
            let violated = INVARIANTS.into_iter().filter(|name| !self.holds(name, &state));
            reached.violated.extend(violated);
            for next in self.after(&state, &self.next) {
                reached.transitions += 1;
                if known.insert(next.clone()) {
                    queue.push_back(next);
                }
            }
        }
        reached.states = known.len();
        reached
    }

    fn holds(&self, invariant: &str, state: &State) -> bool {
        self.evaluator
            .holds_at(invariant, state)
            .unwrap_or_else(|error| panic!("{invariant}: {error}"))
    }

    /// What becomes of a state by each action that is possible in it.
    fn after(&self, state: &State, actions: &[Action]) -> Vec<State> {
        actions.iter().filter_map(|action| self.step(state, action)).collect()
    }

    fn step(&self, state: &State, action: &Action) -> Option<State> {
        let mut next = State::new();
        for part in action {
            let value = |expr| {
                let value = self.evaluator.eval_at(expr, state, Some(&next));
                value.unwrap_or_else(|error| panic!("{expr}: {error}"))
            };
            match *part {
                Part::If(condition) if value(condition) == Value::Bool(true) => {}
                Part::If(_) => return None,
                Part::Becomes(variable, expr) => {
                    let value = value(expr);
                    let before = next.insert(variable.to_owned(), value);
                    assert!(before.is_none(), "{variable} becomes two things in one step");
                }
            }
        }
        assert_eq!(next.len(), 3, "every variable becomes something");
        Some(next)
    }
}
