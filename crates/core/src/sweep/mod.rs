//! What a scenario comes to with many values of a parameter, under the rules that are chosen: a direct run for each
//! (docs/thresholds.md).

mod axis;
mod csv;
mod text;

pub use axis::Axis;

use std::sync::Arc;

use crate::parts::Parts;
use crate::protocol::Rule;
use crate::run::{MeasuredRun, Measures};
use crate::scenario::{MOST_STEPS, Problem, Scenario};

/// The most runs that a sweep may have.
pub const MOST_RUNS: usize = 10_000;
/// The most values of the second parameter: each is a picture of its own.
pub const MOST_PANELS: usize = 12;
/// The most rules that a sweep may compare: each is a line.
pub const MOST_RULES: usize = 12;

/// A run takes its time to be begun, too: that of so many steps.
const STEPS_OF_BEGINNING: usize = 50;

/// Many runs of a scenario that differ in the values of one or two parameters and in the rule, being run. It keeps no
/// clock and goes no further than it is told.
#[derive(Clone)]
pub struct Sweep {
    scenario: Scenario,
    over: Axis,
    by: Option<Axis>,
    rules: Vec<Rule>,
    /// Which of how many parts of the runs are run.
    part: [usize; 2],
    found: Vec<Option<Measures>>,
    next: usize,
    running: Option<Box<MeasuredRun>>,
    steps: u64,
}

/// What one of the runs is, and what it comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SweepPoint {
    /// The value of the parameter.
    pub value: u32,
    /// The value of the second one, if there is one.
    pub by: Option<u32>,
    /// The rule.
    pub rule: Rule,
    /// What it comes to.
    pub measures: Measures,
}

/// How far a sweep is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SweepProgress {
    /// How many runs have come to their end.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// How many steps they had.
    pub steps: u64,
}

impl Sweep {
    /// Stands before the first run. Where no rule is chosen, it is about that of the scenario.
    ///
    /// # Errors
    ///
    /// Everything that cannot be, in the scenario or together.
    pub fn new(
        scenario: &Scenario,
        over: Axis,
        by: Option<Axis>,
        mut rules: Vec<Rule>,
    ) -> Result<Self, Vec<Problem>> {
        if rules.is_empty() {
            rules.push(scenario.rule);
        }
        check_together(over, by, &rules).map_err(|problem| vec![problem])?;
        let mut sweep = Sweep {
            scenario: scenario.clone(),
            over,
            by,
            rules,
            part: [0, 1],
            found: Vec::new(),
            next: 0,
            running: None,
            steps: 0,
        };
        // What depends on a parameter is worst at one end of its range: how much mail there is until the run ends.
        let last = sweep.len() - 1;
        for place in [0, last] {
            sweep.scenario_at(place).check()?;
        }
        sweep.found = vec![None; sweep.len()];
        Ok(sweep)
    }

    /// Takes what one of the runs, by its place, was found to come to elsewhere.
    pub fn put(&mut self, place: usize, measures: Measures) {
        if let Some(found) = self.found.get_mut(place) {
            *found = Some(measures);
        }
    }

    /// Goes on to the end.
    #[must_use]
    pub fn run(mut self) -> Self {
        while !self.advance(1 << 16) {}
        self
    }

    fn is_done(&self) -> bool {
        self.next >= self.len()
    }

    fn begin(&self) -> Box<MeasuredRun> {
        let plan = self.scenario_at(self.next).plan();
        Box::new(MeasuredRun::new(Arc::new(plan), MOST_STEPS))
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> SweepProgress {
        let done = self.found.iter().filter(|found| found.is_some()).count();
        SweepProgress { done, of: self.len(), steps: self.steps }
    }

    /// The parameter with its values.
    #[must_use]
    pub fn over(&self) -> Axis {
        self.over
    }

    /// The second one, if there is one.
    #[must_use]
    pub fn by(&self) -> Option<Axis> {
        self.by
    }

    /// The rules that are compared.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The scenario that it is about.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// How many runs there are. At least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.over.count() * self.columns()
    }

    /// How many runs there are with one value of the parameter. These come one after the other, so that all curves grow
    /// together.
    fn columns(&self) -> usize {
        self.by.map_or(1, |by| by.count()) * self.rules.len()
    }

    /// The scenario of the run of that place, as it can be opened and run alone.
    ///
    /// # Panics
    ///
    /// If there is no such run.
    #[must_use]
    pub fn scenario_at(&self, place: usize) -> Scenario {
        let mut scenario = self.scenario.clone();
        let (value, by, rule) = self.what(place);
        self.over.parameter().put_value(&mut scenario, value);
        if let (Some(axis), Some(by)) = (self.by, by) {
            axis.parameter().put_value(&mut scenario, by);
        }
        scenario.rule = rule;
        scenario
    }

    fn what(&self, place: usize) -> (u32, Option<u32>, Rule) {
        let (row, column) = (place / self.columns(), place % self.columns());
        let rule = self.rules[column % self.rules.len()];
        let value_of = |axis: Axis, place: usize| axis.values().nth(place).unwrap_or_default();
        let by = self.by.map(|axis| value_of(axis, column / self.rules.len()));
        (value_of(self.over, row), by, rule)
    }

    /// The run of that place, where it is known.
    #[must_use]
    pub fn point(&self, place: usize) -> Option<SweepPoint> {
        let measures = (*self.found.get(place)?)?;
        let (value, by, rule) = self.what(place);
        Some(SweepPoint { value, by, rule, measures })
    }

    /// All runs that are known, in order: by the value of the parameter, then by that of the second, then by rule.
    pub fn points(&self) -> impl Iterator<Item = SweepPoint> + '_ {
        (0..self.len()).filter_map(|place| self.point(place))
    }

    /// The runs that are one line of a picture, as far as they are known: with this value of the second parameter, and
    /// under this rule, both by their places.
    pub fn line(&self, by: usize, rule: usize) -> impl Iterator<Item = SweepPoint> + '_ {
        let first = by * self.rules.len() + rule;
        (first..self.len()).step_by(self.columns()).filter_map(|place| self.point(place))
    }
}

impl Parts for Sweep {
    fn part(mut self, place: usize, of: usize) -> Self {
        self.part = [place, of.max(1)];
        self.next = place;
        self
    }

    fn join(&mut self, other: Sweep) {
        self.steps += other.steps;
        for (own, theirs) in self.found.iter_mut().zip(other.found) {
            *own = own.or(theirs);
        }
    }

    /// Goes on for about so many steps of runs.
    fn advance(&mut self, steps: usize) -> bool {
        let mut left = steps;
        while left > 0 && !self.is_done() {
            let mut run = match self.running.take() {
                Some(run) => run,
                None => {
                    left = left.saturating_sub(STEPS_OF_BEGINNING);
                    self.begin()
                }
            };
            left = left.saturating_sub(run.advance(left));
            if run.is_over() {
                let measures = run.measures();
                self.steps += u64::from(measures.steps);
                self.found[self.next] = Some(measures);
                self.next += self.part[1];
            } else {
                self.running = Some(run);
            }
        }
        self.is_done()
    }
}

fn check_together(over: Axis, by: Option<Axis>, rules: &[Rule]) -> Result<(), Problem> {
    if rules.len() > MOST_RULES {
        let what = format!("there are {} rules, and {MOST_RULES} at the most", rules.len());
        return Err(Problem::new("rule", what));
    }
    if let Some(twice) = rules.iter().enumerate().find(|&(at, rule)| rules[..at].contains(rule)) {
        let what = "this rule is there twice".to_owned();
        return Err(Problem::new(&format!("rule:{}", twice.1), what));
    }
    if let Some(by) = by {
        let name = by.parameter().name;
        if name == over.parameter().name {
            let what = format!("the second parameter must be another one than {name}");
            return Err(Problem::new(&format!("by:{by}"), what));
        }
        if by.count() > MOST_PANELS {
            let what = format!(
                "that is {} values of the second parameter, and {MOST_PANELS} are the most: each is a picture",
                by.count()
            );
            return Err(Problem::new(&format!("by:{by}"), what));
        }
    }
    let runs = over.count() * by.map_or(1, |by| by.count()) * rules.len();
    if runs > MOST_RUNS {
        let what = format!("that is {runs} runs in all, and {MOST_RUNS} are the most");
        return Err(Problem::new(&over.to_string(), what));
    }
    Ok(())
}
