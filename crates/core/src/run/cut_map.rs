//! What a cut would do, for every instant of a run: the run itself, cut there and run on.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;

use super::hash::PortableHasher;
use super::outcome_summary::OutcomeTracker;
use super::walk::Walk;
use super::{Harm, OutcomeSummary, Plan, StepId, TimedStep, seconds};
use crate::world::{Action, AssociationId};

/// The places where a cut begins to do something else are found to so many parts of the run, but no more exactly than
/// to the millisecond.
const PARTS: i64 = 50_000;
const LEAST_GRAIN_US: i64 = 1_000;
/// Where cuts do the same harm by other steps, something else between them is looked for down to so many grains.
const SAME_HARM_GRAINS: i64 = 32;

/// What a cut would do, from instant to instant. It is worked out in slices: runs share what lies before the cut,
/// and each is run on from there.
#[derive(Clone)]
pub struct CutMap {
    plan: Arc<Plan>,
    base: Walk,
    most_steps: usize,
    /// The run without the cut.
    without: OutcomeTracker,
    spans: Vec<CutSpan>,
    /// Parts of the time up to the next step that are still to be looked at, the first of them last.
    parts: Vec<[Probe; 2]>,
    /// How many steps this has taken so far, in the run without a cut and in those with one.
    taken: usize,
    done: bool,
}

/// A stretch of time in which a cut does one kind of harm, wherever in it it strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CutSpan {
    /// From when.
    #[serde(rename = "from_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub from_us: i64,
    /// Until before when.
    #[serde(rename = "to_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub to_us: i64,
    /// What it does; none where there is nothing to cut.
    pub harm: Option<Harm>,
}

/// What a cut does at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutThere {
    /// The association that is cut: the newest that can be lost.
    pub association: AssociationId,
    /// What it changes.
    pub summary: OutcomeSummary,
}

/// What was found out of a cut at one instant: two of them between the same two steps that have the same hash of
/// what happens behind them do the same, and so does every cut between the two.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Probe {
    at_us: i64,
    harm: Option<Harm>,
    hash: u64,
}

impl CutMap {
    /// Stands before the first step of the run of a plan, and knows how that ends. It is about the run
    /// with all the cuts and faults that are in the plan. Where an order takes the place of the clock, the
    /// map is empty.
    #[must_use]
    pub fn new(plan: Arc<Plan>, most_steps: usize) -> Self {
        let base = Walk::new(&plan);
        let mut whole = base.clone();
        while whole.run.steps() < most_steps && whole.step().is_some() {}
        let (spans, parts, done) = (Vec::new(), Vec::new(), !plan.order.is_empty());
        CutMap { plan, base, most_steps, without: whole.tracker, spans, parts, taken: 0, done }
    }

    /// The whole map.
    #[must_use]
    pub fn whole(mut self) -> Vec<CutSpan> {
        while !self.advance(usize::MAX) {}
        self.spans
    }

    /// What is known so far, in order: each span begins where the one before it ends.
    #[must_use]
    pub fn spans(&self) -> &[CutSpan] {
        &self.spans
    }

    /// How exactly the places are found where a cut begins to do something else, in microseconds.
    #[must_use]
    pub fn grain_us(&self) -> i64 {
        (self.plan.until_us / PARTS).max(LEAST_GRAIN_US)
    }

    /// What a cut does at an instant, to the microsecond: the very run with such a cut in its plan. None where there
    /// is nothing to cut.
    #[must_use]
    pub fn at(&self, at_us: i64) -> Option<CutThere> {
        let mut walk = Walk::new(&self.plan);
        walk.go_to(at_us, self.most_steps);
        self.cut(&walk, at_us).map(|(there, ..)| there)
    }

    /// Goes on for about so many steps, those of the runs with a cut counted; whether the map is whole.
    pub fn advance(&mut self, steps: usize) -> bool {
        let limit = self.taken.saturating_add(steps);
        while !self.done && self.taken < limit {
            match self.parts.pop() {
                Some(part) => self.look_at(part),
                None => self.next_part(),
            }
        }
        self.done
    }

    /// Goes on to the next instant at which something happens.
    fn next_part(&mut self) {
        let before = self.base.run.steps();
        let next = (before < self.most_steps).then(|| self.base.step()).flatten();
        let Some(TimedStep { at_us, .. }) = next else {
            self.done = true;
            return;
        };
        self.base.go_to(at_us, self.most_steps);
        self.taken += self.base.run.steps() - before;
        let next = self.base.clone().step();
        let until_us = next.map_or(self.plan.until_us, |next| next.at_us - 1);
        let first = self.probe(at_us);
        let last = if until_us > at_us { self.probe(until_us) } else { first };
        self.parts.push([first, last]);
    }

    /// Divides the part until it is sure that a cut does the same in all of it.
    fn look_at(&mut self, [first, last]: [Probe; 2]) {
        let is_one = (first.harm, first.hash) == (last.harm, last.hash);
        let length_us = last.at_us - first.at_us;
        let grains = if first.harm == last.harm { SAME_HARM_GRAINS } else { 1 };
        if is_one || length_us <= grains * self.grain_us() {
            self.add(first, last.at_us);
            if !is_one {
                self.add(last, last.at_us + 1);
            } else if let Some(span) = self.spans.last_mut() {
                span.to_us = last.at_us + 1;
            }
            return;
        }
        let middle = self.probe(first.at_us + length_us / 2);
        self.parts.push([middle, last]);
        self.parts.push([first, middle]);
    }

    /// From this probe on, up to an instant, a cut does what it says.
    fn add(&mut self, probe: Probe, to_us: i64) {
        match self.spans.last_mut() {
            Some(span) if span.harm == probe.harm => span.to_us = to_us,
            _ => {
                if let Some(span) = self.spans.last_mut() {
                    span.to_us = probe.at_us;
                }
                self.spans.push(CutSpan { from_us: probe.at_us, to_us, harm: probe.harm });
            }
        }
    }

    /// What a cut does at an instant before the next step of the base.
    fn probe(&mut self, at_us: i64) -> Probe {
        match self.cut(&self.base, at_us) {
            Some((there, hash, taken)) => {
                self.taken += taken;
                Probe { at_us, harm: Some(there.summary.harm()), hash }
            }
            None => Probe { at_us, harm: None, hash: 0 },
        }
    }

    /// Cuts at the instant where the walk stands. Gives what comes of it, a hash of all that happens afterwards, and how
    /// many steps that took.
    fn cut(&self, walk: &Walk, at_us: i64) -> Option<(CutThere, u64, usize)> {
        let entered = walk.run.cut_at(at_us, None)?;
        let association = entered.association;
        let mut cut = walk.clone();
        cut.run.enter_cut(entered, 0);
        let (mut loss, mut hasher) = (None, PortableHasher::default());
        while let Some(step) = (cut.run.steps() < self.most_steps).then(|| cut.step()).flatten() {
            if loss.is_none() && step.action == (Action::Lose { association }) {
                loss = Some(StepId::at(cut.run.steps() - 1));
            }
            step.action.hash(&mut hasher);
        }
        let taken = cut.run.steps() - walk.run.steps();
        let end_us = self.plan.until_us;
        let summary = cut.tracker.change(&self.without, loss, end_us);
        Some((CutThere { association, summary }, hasher.finish(), taken))
    }
}
