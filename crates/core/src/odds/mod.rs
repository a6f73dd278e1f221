//! How often the Turn is lost where associations are lost at random: runs by the thousand, each by the driver
//! (docs/odds.md). No model of its own, no clock and no chance: a run is a function of the scenario, the seed and its number.

mod asked;
mod bad_run;
mod csv;
mod figures;
mod interval;
mod one_run;

pub use asked::{Asked, LONGEST_DAYS, LONGEST_MTBF_US, MOST_RUNS, Odds, SHORTEST_MTBF_US};
pub use bad_run::BadRun;
pub use figures::{Figures, Standing};
pub use interval::Interval;
pub use one_run::{FirstTrouble, RunFigures};

use crate::parts::Parts;
use crate::scenario::Scenario;
use one_run::OneRun;

/// A day, in microseconds.
pub const DAY_US: i64 = 86_400_000_000;

/// The runs of one question, as many as have been made. It goes on in slices, and parts of it can be made at the same
/// time.
#[derive(Debug)]
pub struct Trials {
    scenario: Scenario,
    odds: Odds,
    /// Which of how many parts of the runs are made.
    part: [u32; 2],
    /// The number of the next run.
    next: u32,
    running: Option<Box<OneRun>>,
    done: Vec<RunFigures>,
    steps: u64,
}

impl Trials {
    /// Stands before the first run. The scenario is one for which the question [was read](Odds::read).
    #[must_use]
    pub fn new(scenario: &Scenario, odds: Odds) -> Self {
        let (scenario, done) = (one_run::without_trouble(scenario), Vec::new());
        Trials { scenario, odds, part: [0, 1], next: 0, running: None, done, steps: 0 }
    }

    /// Goes on to the end.
    #[must_use]
    pub fn run(mut self) -> Self {
        while !self.advance(1 << 20) {}
        self
    }

    /// What was asked.
    #[must_use]
    pub fn odds(&self) -> &Odds {
        &self.odds
    }

    /// The runs that are made, by their numbers.
    #[must_use]
    pub fn runs(&self) -> &[RunFigures] {
        &self.done
    }

    /// How many steps that took.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// How much of all is done, from 0 to 1; of the first part, where there are several.
    #[must_use]
    pub fn share_done(&self) -> f64 {
        let begun = self.running.as_ref().map_or(0.0, |run| run.share_done());
        (f64::from(self.next.min(self.odds.runs)) + begun) / f64::from(self.odds.runs)
    }

    /// What the runs that are made come to.
    #[must_use]
    pub fn figures(&self) -> Figures {
        Figures::of(&self.done, self.odds.until_us())
    }

    /// The probability per day as it was known after so many runs, at so many places at the most, the last of them now.
    #[must_use]
    pub fn narrowing(&self, places: u32) -> Vec<(u32, Interval)> {
        figures::narrowing(&self.done, places)
    }

    /// The worst of them that are made, so many at the most: those that [open](RunFigures::may_open) before the others,
    /// and then those in which mail stood still for longest.
    #[must_use]
    pub fn worst(&self, most: usize) -> Vec<RunFigures> {
        let mut bad: Vec<RunFigures> =
            self.done.iter().filter(|run| run.first.is_some()).copied().collect();
        bad.sort_by_key(|run| (!run.may_open(), -run.standing_us, run.number));
        bad.truncate(most);
        bad
    }

    /// A run as a scenario.
    ///
    /// # Errors
    ///
    /// Why no scenario can hold it, as a sentence.
    pub fn open(&self, number: u32) -> Result<BadRun, String> {
        BadRun::of(&self.scenario, &self.odds, number)
    }
}

impl Parts for Trials {
    /// Every so manieth run alone.
    fn part(mut self, place: usize, of: usize) -> Self {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.part = [count(place), count(of).max(1)];
        self.next = count(place);
        self
    }

    fn join(&mut self, other: Trials) {
        self.steps += other.steps;
        self.done.extend(other.done);
        self.done.sort_by_key(|run| run.number);
    }

    /// Goes on for about so many steps.
    fn advance(&mut self, steps: usize) -> bool {
        let mut budget = steps;
        while budget > 0 && self.next < self.odds.runs {
            let running = self.running.get_or_insert_with(|| {
                Box::new(OneRun::new(&self.scenario, &self.odds, self.next))
            });
            let before = budget;
            let is_over = running.advance(&mut budget);
            self.steps += (before - budget) as u64;
            if is_over && let Some(running) = self.running.take() {
                self.done.push(running.figures());
                self.next += self.part[1];
            }
        }
        self.next >= self.odds.runs
    }
}
