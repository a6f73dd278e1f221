//! What happened, step by step, and the way back to any of it.

use std::hash::Hash;
use std::sync::Arc;

use super::hash::PortableHasher;
use super::{Cut, Plan, Run, TimedStep, Unmet};
use crate::world::{AssociationId, Effect};

/// From one kept state to the next; what lies between is run again.
const STEPS_OF_SEGMENT: usize = 8192;

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
    segments: Vec<Segment>,
    stop: Stop,
    unmet: Unmet,
}

/// So many steps in a row and the run as it stood before the first of them.
#[derive(Debug, Clone)]
struct Segment {
    start: Run,
    steps: Vec<TimedStep>,
    effects: Vec<Effect>,
}

impl Segment {
    /// Takes the steps from here on; says why it stopped, unless it is full. It will be about as large as
    /// the one before it.
    fn of(run: &mut Run, most_steps: usize, before: Option<&Segment>) -> (Self, Option<Stop>) {
        let steps = Vec::with_capacity(before.map_or(0, |before| before.steps.len()));
        let effects = Vec::with_capacity(before.map_or(0, |before| before.effects.len()));
        let mut segment = Segment { start: run.clone(), steps, effects };
        let stop = loop {
            if segment.steps.len() == most_steps.min(STEPS_OF_SEGMENT) {
                break (most_steps <= STEPS_OF_SEGMENT).then_some(Stop::TooManySteps);
            }
            match run.advance(&mut segment.effects) {
                Some(step) => segment.steps.push(step),
                None => break Some(Stop::TimeOver),
            }
        };
        if segment.steps.len() == STEPS_OF_SEGMENT {
            segment.effects.shrink_to_fit();
        }
        (segment, stop)
    }

    fn effects(&self, step: usize) -> &[Effect] {
        let end = self.steps.get(step + 1).map_or(self.effects.len(), |s| s.first_effect as usize);
        &self.effects[self.steps[step].first_effect as usize..end]
    }
}

impl History {
    /// Runs the plan to its end, or for `most_steps`.
    #[must_use]
    pub fn of(plan: Arc<Plan>, most_steps: usize) -> Self {
        let mut run = Run::new(Arc::clone(&plan));
        let mut segments = Vec::new();
        let stop = loop {
            let left = most_steps - segments.len() * STEPS_OF_SEGMENT;
            let (segment, stop) = Segment::of(&mut run, left, segments.last());
            segments.push(segment);
            if let Some(stop) = stop {
                break stop;
            }
        };
        let mut history = History { plan, segments, stop, unmet: Unmet::default() };
        history.unmet = run.unmet(history.end_us());
        history
    }

    /// What of its plan met nothing.
    #[must_use]
    pub fn unmet(&self) -> &Unmet {
        &self.unmet
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

    /// When it ends, in microseconds: with its last step, where it has too many.
    #[must_use]
    pub fn end_us(&self) -> i64 {
        let last = self.step_count().checked_sub(1).map(|last| self.step(last).at_us);
        match self.stop {
            Stop::TimeOver => self.plan.until_us,
            Stop::TooManySteps => last.unwrap_or(0),
        }
    }

    /// How many steps there were.
    #[must_use]
    pub fn step_count(&self) -> usize {
        let full = self.segments.len().saturating_sub(1) * STEPS_OF_SEGMENT;
        full + self.segments.last().map_or(0, |segment| segment.steps.len())
    }

    /// One step.
    ///
    /// # Panics
    ///
    /// If there is no such step.
    #[must_use]
    pub fn step(&self, step: usize) -> TimedStep {
        self.segments[step / STEPS_OF_SEGMENT].steps[step % STEPS_OF_SEGMENT]
    }

    /// Every step, in order; their times never go back.
    pub fn steps(&self) -> impl Iterator<Item = TimedStep> + '_ {
        self.segments.iter().flat_map(|segment| segment.steps.iter().copied())
    }

    /// What came of a step, in order.
    ///
    /// # Panics
    ///
    /// If there is no such step.
    #[must_use]
    pub fn effects(&self, step: usize) -> &[Effect] {
        self.segments[step / STEPS_OF_SEGMENT].effects(step % STEPS_OF_SEGMENT)
    }

    /// Every step with what came of it.
    pub fn told(&self) -> impl Iterator<Item = (TimedStep, &[Effect])> + '_ {
        self.segments.iter().flat_map(|segment| {
            let effects = |step| segment.effects(step);
            segment.steps.iter().copied().zip((0..segment.steps.len()).map(effects))
        })
    }

    /// Every effect with its step and its time.
    pub fn all_effects(&self) -> impl Iterator<Item = (usize, i64, Effect)> + '_ {
        self.told().enumerate().flat_map(|(index, (step, effects))| {
            effects.iter().map(move |&effect| (index, step.at_us, effect))
        })
    }

    /// How many steps have been taken at `at_us`, all those of that instant included.
    #[must_use]
    pub fn steps_until(&self, at_us: i64) -> usize {
        let begun = |segment: &Segment| segment.steps.first().is_some_and(|s| s.at_us <= at_us);
        let Some(last) = self.segments.partition_point(begun).checked_sub(1) else {
            return 0;
        };
        let steps = &self.segments[last].steps;
        last * STEPS_OF_SEGMENT + steps.partition_point(|step| step.at_us <= at_us)
    }

    /// The run as it stood after so many steps; after the last for a greater number.
    #[must_use]
    pub fn seek(&self, steps: usize) -> Run {
        let steps = steps.min(self.step_count());
        let nearest = (steps / STEPS_OF_SEGMENT).min(self.segments.len() - 1);
        let mut run = self.segments[nearest].start.clone();
        let mut effects = Vec::new();
        while run.steps() < steps && run.advance(&mut effects).is_some() {
            effects.clear();
        }
        run
    }

    /// The cut that somebody makes at an instant, as [`Run::cut_at`] has it after all that happens then.
    #[must_use]
    pub fn cut_at(&self, at_us: i64, wanted: Option<AssociationId>) -> Option<Cut> {
        self.seek(self.steps_until(at_us)).cut_at(at_us, wanted)
    }

    /// 128 bits of all that happened: equal for equal histories, natively and in wasm.
    #[must_use]
    pub fn hash(&self) -> u128 {
        let mut hasher = PortableHasher::default();
        for (step, effects) in self.told() {
            (step.at_us, step.action, step.cause).hash(&mut hasher);
            effects.hash(&mut hasher);
        }
        hasher.finish_128()
    }
}
