//! One run: the scenario's mail, and failures of its lines at random.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{DAY_US, Odds};
use crate::run::{Cut, TurnAnomaly, TurnAnomalyKind, Walk, exponential_us, mixed};
use crate::scenario::{LONGEST_S, MOST_CUTS, Pace, Scenario};
use crate::world::{AssociationId, MOST_ASSOCIATIONS, MtaId};

/// The most steps of one run: a day of mail every twenty seconds takes some forty thousand.
const MOST_STEPS_OF_RUN: usize = 20_000_000;
/// Mail has its seeds behind those of the lines.
const FIRST_OF_MAIL: u64 = 1_000;
/// The longest that a scenario lasts.
pub(super) const LONGEST_SCENARIO_US: i64 = LONGEST_S as i64 * 1_000_000;

/// What one run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RunFigures {
    /// Its number, from 0.
    pub number: u32,
    /// What first went wrong with the Turn; none where it was always where it should be.
    pub first: Option<FirstTrouble>,
    /// When the Turn was first lost, in microseconds: the loss that lost it.
    pub lost_us: Option<i64>,
    /// Whether both ends ever had one.
    pub is_doubled: bool,
    /// For how long mail stood still in one direction or more, in microseconds.
    pub standing_us: i64,
    /// The longest that it stood still in one direction without a break, in microseconds.
    pub longest_us: i64,
    /// How many failures there were.
    pub failures: u32,
    /// How many steps there were.
    pub steps: u32,
    /// Where it ended, in microseconds: before its time where it had the most associations or steps that a run may have.
    pub ended_us: i64,
}

/// What first went wrong with the Turn in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FirstTrouble {
    /// What it was.
    pub kind: TurnAnomalyKind,
    /// From when on, in microseconds.
    pub from_us: i64,
    /// How many cuts a scenario needs up to there.
    cuts: u16,
}

impl RunFigures {
    /// Whether a scenario can hold it: the Turn was lost, or doubled, within the longest time and the most cuts of one.
    #[must_use]
    pub fn may_open(&self) -> bool {
        let fits = |it: FirstTrouble| {
            it.from_us < LONGEST_SCENARIO_US && usize::from(it.cuts) <= MOST_CUTS
        };
        self.first.is_some_and(fits)
    }

    /// On how many days the Turn might have been lost, the one on which it was included: those that began before it was.
    #[must_use]
    pub fn days_at_risk(&self) -> u32 {
        let days = match self.lost_us {
            Some(lost_us) => lost_us / DAY_US + 1,
            None => self.ended_us / DAY_US,
        };
        u32::try_from(days).unwrap_or(u32::MAX)
    }
}

/// A run under way.
#[derive(Debug)]
pub(super) struct OneRun {
    number: u32,
    until_us: i64,
    walk: Walk,
    lines: Vec<Line>,
    mtbf_us: i64,
    /// The place of the line that fails next, and when.
    next: (i64, usize),
    failures: u32,
    /// What was cut, up to one more than a scenario may hold.
    pub(super) cuts: Vec<Cut>,
}

/// What lies between two MTAs that have mail for each other: it fails by itself.
#[derive(Debug)]
struct Line {
    between: [MtaId; 2],
    seed: u64,
    failed: u64,
    fails_us: i64,
}

/// The scenario with its mail alone: cuts and faults are put aside.
pub(super) fn without_trouble(scenario: &Scenario) -> Scenario {
    Scenario { cuts: Vec::new(), faults: Vec::new(), notes: Vec::new(), ..scenario.clone() }
}

/// The same with the mail of one run.
pub(super) fn with_mail(scenario: &Scenario, odds: &Odds, number: u32) -> Scenario {
    let mut scenario = scenario.clone();
    let seed = mixed(odds.seed, number.into());
    for (place, mail) in (FIRST_OF_MAIL..).zip(&mut scenario.mail) {
        if let Some(every_s) = odds.every_s {
            (mail.every_s, mail.count, mail.pace) = (every_s, 0, Pace::Poisson);
        }
        if mail.pace == Pace::Poisson || mail.largest_kb > 0 {
            // As many bits as every reader of numbers keeps.
            mail.seed = mixed(seed, place) >> 11;
        }
    }
    scenario
}

impl OneRun {
    pub(super) fn new(scenario: &Scenario, odds: &Odds, number: u32) -> Self {
        let mut plan = with_mail(scenario, odds, number).plan();
        plan.until_us = odds.until_us();
        let mut pairs: Vec<[MtaId; 2]> =
            plan.mail.iter().map(|it| [it.from.min(it.to), it.from.max(it.to)]).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let run_seed = mixed(odds.seed, number.into());
        let line = |(place, between): (u64, [MtaId; 2])| {
            let mut line = Line { between, seed: mixed(run_seed, place), failed: 0, fails_us: 0 };
            line.fail(odds.mtbf_us);
            line
        };
        let lines = (0..).zip(pairs).map(line).collect();
        let mut run = OneRun {
            number,
            until_us: plan.until_us,
            walk: Walk::new(&Arc::new(plan)),
            lines,
            mtbf_us: odds.mtbf_us,
            next: (0, 0),
            failures: 0,
            cuts: Vec::new(),
        };
        run.next = run.next_failure();
        run
    }

    /// Goes on for so many steps at the most, which are taken off the budget; whether the run is over.
    pub(super) fn advance(&mut self, budget: &mut usize) -> bool {
        while *budget > 0 {
            *budget -= 1;
            if self.walk.step_until(self.next.0).is_some() {
                if self.is_too_long() {
                    return true;
                }
            } else if self.next.0 > self.until_us {
                return true;
            } else {
                self.fail();
            }
        }
        false
    }

    fn is_too_long(&self) -> bool {
        let run = &self.walk.run;
        run.world().associations().len() >= MOST_ASSOCIATIONS || run.steps() >= MOST_STEPS_OF_RUN
    }

    /// A line fails, after all that happens at that instant: every association over it that can be lost is lost.
    fn fail(&mut self) {
        let (at_us, place) = self.next;
        let between = self.lines[place].between;
        let world = self.walk.run.world();
        let ids = (0..world.associations().len()).map(AssociationId::at);
        let is_over_it = |id: &AssociationId| {
            let association = &world.associations()[id.index()];
            association.role_between(between[0], between[1]).is_some() && world.can_lose(*id)
        };
        let lost: Vec<AssociationId> = ids.filter(is_over_it).collect();
        for (place, association) in (0..).zip(lost) {
            let cut = Cut { at_us, association };
            self.walk.run.enter_cut(cut, place);
            if self.cuts.len() <= MOST_CUTS {
                self.cuts.push(cut);
            }
        }
        self.failures += 1;
        self.lines[place].fail(self.mtbf_us);
        self.next = self.next_failure();
    }

    fn next_failure(&self) -> (i64, usize) {
        let times = self.lines.iter().zip(0..).map(|(line, place)| (line.fails_us, place));
        times.min().unwrap_or((i64::MAX, 0))
    }

    /// How much of its time is over, from 0 to 1.
    pub(super) fn share_done(&self) -> f64 {
        self.walk.run.now_us() as f64 / self.until_us as f64
    }

    /// Where it ends as far as it has come, in microseconds.
    fn ended_us(&self) -> i64 {
        if self.is_too_long() { self.walk.run.now_us() } else { self.until_us }
    }

    /// What it came to.
    pub(super) fn figures(self) -> RunFigures {
        let ended_us = self.ended_us();
        let steps = u32::try_from(self.walk.run.steps()).unwrap_or(u32::MAX);
        let anomalies = self.walk.tracker.anomalies();
        let first = anomalies.iter().min_by_key(|it| it.from_us).map(|it| self.trouble(it));
        let of = |kind| anomalies.iter().filter(move |it| it.kind == kind);
        let lost_us = of(TurnAnomalyKind::Lost).map(|it| it.from_us).min();
        let is_doubled = of(TurnAnomalyKind::Doubled).next().is_some();
        let stalls = self.walk.tracker.stalls(ended_us);
        let spans = stalls.iter().map(|stall| [stall.from_us, stall.to_us]);
        RunFigures {
            number: self.number,
            first,
            lost_us,
            is_doubled,
            standing_us: covered_us(spans),
            longest_us: stalls.iter().map(crate::run::Stall::for_us).max().unwrap_or(0),
            failures: self.failures,
            steps,
            ended_us,
        }
    }

    fn trouble(&self, anomaly: &TurnAnomaly) -> FirstTrouble {
        let cuts = self.cuts.iter().filter(|cut| cut.at_us <= anomaly.from_us).count();
        let TurnAnomaly { kind, from_us, .. } = *anomaly;
        FirstTrouble { kind, from_us, cuts: cuts as u16 }
    }

    /// The first thing that went wrong with the Turn.
    pub(super) fn first_anomaly(&self) -> Option<TurnAnomaly> {
        self.walk.tracker.anomalies().iter().min_by_key(|it| it.from_us).copied()
    }
}

impl Line {
    /// Fails, and is next to do so after a time at random.
    fn fail(&mut self, mtbf_us: i64) {
        let after_us = exponential_us(self.seed, self.failed, mtbf_us);
        self.fails_us = self.fails_us.saturating_add(after_us);
        self.failed += 1;
    }
}

/// How long spans are together, where what is covered twice counts once. They come in the order in which they begin.
fn covered_us(spans: impl Iterator<Item = [i64; 2]>) -> i64 {
    let (mut sum_us, mut until_us) = (0, i64::MIN);
    for [from_us, to_us] in spans {
        sum_us += (to_us - from_us.max(until_us)).max(0);
        until_us = until_us.max(to_us);
    }
    sum_us
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::library_entry;

    /// A whole run of a day is the direct run of a scenario with its mail and its losses as cuts.
    #[test]
    fn every_figure_is_that_of_a_direct_run() {
        for (name, text) in [
            ("busy-day", "1d:mtbf:3h:seed:7:runs:4"),
            ("three-sites", "1d:mtbf:3h:seed:7:runs:3:every:70s"),
            ("two-holders", "1d:mtbf:3h:seed:2:runs:3:every:50s"),
        ] {
            let scenario = without_trouble(&library_entry(name).expect("it is there").scenario());
            let odds = Odds::read(&scenario, text).expect("it can be asked");
            for number in 0..odds.runs {
                let mut run = OneRun::new(&scenario, &odds, number);
                assert!(run.advance(&mut { usize::MAX }));
                let cuts = run.cuts.iter().map(|&cut| cut.into()).collect();
                let direct =
                    Scenario { cuts, until_s: LONGEST_S, ..with_mail(&scenario, &odds, number) };
                let history = direct.run().expect("it can be run");
                let figures = run.figures();
                assert_eq!(figures.steps as usize, history.step_count(), "{name} {number}");
                let anomalies = history.turn_anomalies();
                let lost = anomalies.iter().filter(|it| it.kind == TurnAnomalyKind::Lost);
                assert_eq!(figures.lost_us, lost.map(|it| it.from_us).min(), "{name} {number}");
                let is_doubled = anomalies.iter().any(|it| it.kind == TurnAnomalyKind::Doubled);
                assert_eq!(figures.is_doubled, is_doubled, "{name} {number}");
                let stalls = history.stalls();
                let longest_us = stalls.iter().map(|stall| stall.for_us()).max();
                assert_eq!(figures.longest_us, longest_us.unwrap_or(0), "{name} {number}");
                let stands = |at_us: &i64| {
                    stalls.iter().any(|stall| (stall.from_us..stall.to_us).contains(at_us))
                };
                let seconds = (0..i64::from(LONGEST_S)).map(|s| s * 1_000_000).filter(stands);
                let off_us = figures.standing_us - seconds.count() as i64 * 1_000_000;
                let most_off_us = stalls.len() as i64 * 1_000_000;
                assert!(off_us.abs() <= most_off_us, "{name} {number}: {off_us}");
            }
        }
    }

    #[test]
    fn what_is_covered_twice_counts_once() {
        let spans = [[0, 10], [5, 8], [8, 12], [20, 21]];
        assert_eq!(covered_us(spans.into_iter()), 13);
        assert_eq!(covered_us([].into_iter()), 0);
    }
}
