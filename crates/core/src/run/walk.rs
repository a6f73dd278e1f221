//! A run that is followed without a history: what it comes to is known as it goes on.

use std::sync::Arc;

use super::outcome_summary::OutcomeTracker;
use super::{Plan, Run, TimedStep};
use crate::world::Effect;

/// A run on its way, with what is known of it.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    pub(crate) run: Run,
    pub(crate) tracker: OutcomeTracker,
    effects: Vec<Effect>,
}

impl Walk {
    pub(crate) fn new(plan: &Arc<Plan>) -> Self {
        Walk {
            run: Run::new(Arc::clone(plan)),
            tracker: OutcomeTracker::default(),
            effects: Vec::new(),
        }
    }

    /// Takes a step; none at the end.
    pub(crate) fn step(&mut self) -> Option<TimedStep> {
        self.step_until(i64::MAX)
    }

    /// Takes a step, unless the next one comes after `until_us`.
    pub(crate) fn step_until(&mut self, until_us: i64) -> Option<TimedStep> {
        self.effects.clear();
        let index = self.run.steps();
        let step = self.run.advance_until(until_us, &mut self.effects)?;
        self.tracker.take(index, step, &self.effects);
        Some(step)
    }

    /// Takes all steps up to an instant, and those of that instant.
    pub(crate) fn go_to(&mut self, at_us: i64, most_steps: usize) {
        while self.run.steps() < most_steps && self.step_until(at_us).is_some() {}
    }
}
