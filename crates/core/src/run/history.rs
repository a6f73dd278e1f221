//! What happened, step by step, and the way back to any of it.

use std::sync::Arc;

use super::hash::PortableHasher;
use super::{Plan, Run, Stretch, stretches};
use crate::world::{Action, Effect};
use std::hash::Hash;

/// From one kept state to the next; what lies between is run again.
const STEPS_BETWEEN_CHECKPOINTS: usize = 4096;

/// One step of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimedStep {
    /// When it happened.
    pub at_us: i64,
    /// What happened.
    pub action: Action,
    /// The step that brought it about; none where the scenario did.
    pub cause: Option<u32>,
    /// Where its effects begin; see [`History::effects`].
    pub first_effect: u32,
}

/// Why a history is at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stop {
    /// The time of the plan is over, or nothing more can happen in it.
    TimeOver,
    /// It had as many steps as were allowed.
    TooManySteps,
}

/// A whole run.
#[derive(Debug, Clone)]
pub struct History {
    plan: Arc<Plan>,
    steps: Vec<TimedStep>,
    effects: Vec<Effect>,
    checkpoints: Vec<Run>,
    stop: Stop,
}

impl History {
    /// Runs the plan to its end, or for `most_steps`.
    #[must_use]
    pub fn of(plan: Arc<Plan>, most_steps: usize) -> Self {
        let mut run = Run::new(Arc::clone(&plan));
        let (mut steps, mut effects, mut checkpoints) = (Vec::new(), Vec::new(), Vec::new());
        let stop = loop {
            if steps.len() >= most_steps {
                break Stop::TooManySteps;
            }
            if steps.len() % STEPS_BETWEEN_CHECKPOINTS == 0 {
                checkpoints.push(run.clone());
            }
            match run.advance(&mut effects) {
                Some(step) => steps.push(step),
                None => break Stop::TimeOver,
            }
        };
        History { plan, steps, effects, checkpoints, stop }
    }

    /// The plan that was run.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Why it ends where it ends.
    #[must_use]
    pub fn stop(&self) -> Stop {
        self.stop
    }

    /// Every step, in order; their times never go back.
    #[must_use]
    pub fn steps(&self) -> &[TimedStep] {
        &self.steps
    }

    /// What came of a step, in order.
    ///
    /// # Panics
    ///
    /// If there is no such step.
    #[must_use]
    pub fn effects(&self, step: usize) -> &[Effect] {
        let end = self.steps.get(step + 1).map_or(self.effects.len(), |s| s.first_effect as usize);
        &self.effects[self.steps[step].first_effect as usize..end]
    }

    /// Every effect with its step and its time.
    pub fn all_effects(&self) -> impl Iterator<Item = (usize, i64, Effect)> + '_ {
        self.steps.iter().enumerate().flat_map(|(index, step)| {
            self.effects(index).iter().map(move |&effect| (index, step.at_us, effect))
        })
    }

    /// How many steps have been taken at `at_us`, all those of that instant included.
    #[must_use]
    pub fn steps_until(&self, at_us: i64) -> usize {
        self.steps.partition_point(|step| step.at_us <= at_us)
    }

    /// The run as it stood after so many steps; after the last for a greater number.
    #[must_use]
    pub fn seek(&self, steps: usize) -> Run {
        let steps = steps.min(self.steps.len());
        let nearest = (steps / STEPS_BETWEEN_CHECKPOINTS).min(self.checkpoints.len() - 1);
        let mut run = self.checkpoints[nearest].clone();
        let mut effects = Vec::new();
        while run.steps() < steps && run.advance(&mut effects).is_some() {
            effects.clear();
        }
        run
    }

    /// Where the Turn of an association was lost or doubled (protocol.md §4).
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        stretches::of(self)
    }

    /// 128 bits of all that happened: equal for equal histories, natively and in wasm.
    #[must_use]
    pub fn hash(&self) -> u128 {
        let mut hasher = PortableHasher::default();
        for (index, step) in self.steps.iter().enumerate() {
            step.hash(&mut hasher);
            self.effects(index).hash(&mut hasher);
        }
        hasher.finish_128()
    }
}
