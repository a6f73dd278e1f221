//! What a cut would do, for every place in a run: the run itself, cut right after that step and run on.

use std::sync::Arc;

use super::stretches::Stretches;
use super::{Plan, Run, StepId, StretchKind, TimedStep};
use crate::world::{Action, AssociationId, Effect};

/// What a cut would do, step by step. It is worked out in slices: runs share what lies before the cut, and
/// each is run on from there.
#[derive(Clone)]
pub struct CutMap {
    base: Walk,
    most_steps: usize,
    /// When each message arrives in the run without the cut.
    arrivals_us: Vec<i64>,
    until_us: i64,
    cells: Vec<Cell>,
    done: bool,
}

/// One place of a cut map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// The step that the cut comes right after.
    pub after: StepId,
    /// When that is.
    pub at_us: i64,
    /// The association that is cut: the newest that can be lost. None where none can.
    pub association: Option<AssociationId>,
    /// What the cut does.
    pub effect: CutEffect,
}

/// What a cut does to a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CutEffect {
    /// There is nothing to cut.
    Nothing,
    /// No message comes later than without it.
    Harmless,
    /// Mail is late.
    Delayed {
        /// By how much, for the message that it is worst for; up to the end of the run for one that does
        /// not arrive any more.
        by_us: i64,
        /// How many messages do not arrive any more before the run ends.
        undelivered: u32,
    },
    /// The Turn of the association is lost by it.
    TurnLost {
        /// For how long, from the cut on.
        for_us: i64,
        /// Whether it is still lost where the run ends.
        to_the_end: bool,
    },
    /// Both ends hold the Turn because of it.
    TurnDoubled {
        /// For how long.
        for_us: i64,
        /// Whether both still hold it where the run ends.
        to_the_end: bool,
    },
}

/// A run on its way, with what is known of it.
#[derive(Clone)]
struct Walk {
    run: Run,
    stretches: Stretches,
    /// When each message arrived; `i64::MAX` where it has not.
    arrived_us: Vec<i64>,
    effects: Vec<Effect>,
}

impl Walk {
    fn new(plan: Arc<Plan>) -> Self {
        let (run, stretches) = (Run::new(plan), Stretches::default());
        Walk { run, stretches, arrived_us: Vec::new(), effects: Vec::new() }
    }

    /// Takes a step; none at the end.
    fn step(&mut self) -> Option<TimedStep> {
        self.effects.clear();
        let index = self.run.steps();
        let step = self.run.advance(&mut self.effects)?;
        for &effect in &self.effects {
            if let Effect::Delivered { message, again: false, .. } = effect {
                let place = message.0 as usize;
                self.arrived_us.resize(self.arrived_us.len().max(place + 1), i64::MAX);
                self.arrived_us[place] = step.at_us;
            }
        }
        self.stretches.take(index, step.at_us, step.action, &self.effects);
        Some(step)
    }
}

impl CutMap {
    /// Stands before the first step of the run of a plan, and knows how that ends. It is about the run
    /// with all the cuts and faults that are in the plan. Where an order takes the place of the clock, the
    /// map is empty.
    #[must_use]
    pub fn new(plan: Arc<Plan>, most_steps: usize) -> Self {
        let done = !plan.order.is_empty();
        let base = Walk::new(Arc::clone(&plan));
        let mut whole = base.clone();
        while whole.run.steps() < most_steps && whole.step().is_some() {}
        let (arrivals_us, until_us) = (whole.arrived_us, plan.until_us);
        CutMap { base, most_steps, arrivals_us, until_us, cells: Vec::new(), done }
    }

    /// The whole map.
    #[must_use]
    pub fn whole(mut self) -> Vec<Cell> {
        while !self.advance(usize::MAX) {}
        self.cells
    }

    /// What is known so far: one cell for each step, in order.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Goes on for about so many steps, those of the runs with a cut counted; whether the map is whole.
    pub fn advance(&mut self, steps: usize) -> bool {
        let mut left = steps;
        while !self.done && left > 0 {
            self.done = self.base.run.steps() >= self.most_steps || self.base.step().is_none();
            if !self.done {
                let (cell, taken) = self.cell();
                self.cells.push(cell);
                left = left.saturating_sub(taken + 1);
            }
        }
        self.done
    }

    /// What a cut does here, and how many steps it took to find out.
    fn cell(&self) -> (Cell, usize) {
        let at_us = self.base.run.now_us();
        let before = self.base.run.steps();
        let after = StepId::at(before - 1);
        let world = self.base.run.world();
        let places = (0..world.associations().len()).rev();
        let mut ids = places.map(|place| AssociationId(u16::try_from(place).unwrap_or(u16::MAX)));
        let Some(association) = ids.find(|&id| world.can_lose(id)) else {
            let cell = Cell { after, at_us, association: None, effect: CutEffect::Nothing };
            return (cell, 0);
        };
        let mut cut = self.base.clone();
        cut.run.lose_now(association);
        let mut loss = None;
        while let Some(step) = (cut.run.steps() < self.most_steps).then(|| cut.step()).flatten() {
            if step.action == (Action::Lose { association }) {
                loss = loss.or(Some(StepId::at(cut.run.steps() - 1)));
            }
        }
        let effect = self.effect(&cut, loss);
        (Cell { after, at_us, association: Some(association), effect }, cut.run.steps() - before)
    }

    /// What came of a run in which the cut was this step.
    fn effect(&self, cut: &Walk, loss: Option<StepId>) -> CutEffect {
        let found = cut.stretches.found.iter();
        let caused = found.filter(|stretch| loss.is_some() && stretch.loss == loss);
        let worst = caused.max_by_key(|stretch| {
            let for_us = stretch.to_us.unwrap_or(self.until_us) - stretch.from_us;
            (stretch.kind == StretchKind::Doubled, for_us)
        });
        match worst {
            None => self.delay(&cut.arrived_us),
            Some(stretch) => {
                let for_us = stretch.to_us.unwrap_or(self.until_us) - stretch.from_us;
                let to_the_end = stretch.to_us.is_none();
                match stretch.kind {
                    StretchKind::Lost => CutEffect::TurnLost { for_us, to_the_end },
                    StretchKind::Doubled => CutEffect::TurnDoubled { for_us, to_the_end },
                }
            }
        }
    }

    fn delay(&self, arrived_us: &[i64]) -> CutEffect {
        let (mut by_us, mut undelivered) = (0, 0);
        for (place, &without_us) in self.arrivals_us.iter().enumerate() {
            if without_us == i64::MAX {
                continue;
            }
            match arrived_us.get(place).copied().unwrap_or(i64::MAX) {
                i64::MAX => {
                    undelivered += 1;
                    by_us = by_us.max(self.until_us - without_us);
                }
                with_us => by_us = by_us.max(with_us - without_us),
            }
        }
        match by_us {
            0 if undelivered == 0 => CutEffect::Harmless,
            _ => CutEffect::Delayed { by_us, undelivered },
        }
    }
}
