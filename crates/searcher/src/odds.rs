//! Runs with losses at random, in slices, and what they come to.

use std::collections::BTreeMap;

use turnlab_core::odds::{Odds, Trials};
use turnlab_core::parts::Parts;

use crate::message::{OddsFound, WorstRun};
use crate::task::scenario;

/// So many of the worst runs are told.
const MOST_WORST: usize = 10;
/// At so many places it is told how the figures became surer.
const PLACES: u32 = 120;

/// Runs with losses at random.
pub struct OddsTask {
    trials: Trials,
    /// The links of runs that were among the worst.
    links: BTreeMap<u32, Option<String>>,
}

impl OddsTask {
    /// Stands before the first run.
    ///
    /// # Errors
    ///
    /// What is wrong with what was asked for, as a sentence.
    pub fn new(link: &str, odds: &str) -> Result<Self, String> {
        let scenario = scenario(link)?;
        let odds = Odds::read(&scenario, odds).map_err(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            problems.join(" ")
        })?;
        Ok(OddsTask { trials: Trials::new(&scenario, odds), links: BTreeMap::new() })
    }

    /// Goes on for about so many steps; whether it is done.
    pub fn advance(&mut self, steps: usize) -> bool {
        self.trials.advance(steps)
    }

    /// What they come to so far, after work of so many milliseconds.
    pub fn found(&mut self, is_over: bool, worked_ms: f64) -> OddsFound {
        let share_done = self.trials.share_done();
        let of = self.trials.odds().runs;
        let left_ms = worked_ms * (1.0 - share_done) / share_done.max(1e-9);
        OddsFound {
            of,
            figures: self.trials.figures(),
            narrowing: self.trials.narrowing(PLACES),
            worst: self.worst(),
            share_done,
            left_ms,
            is_over,
            is_complete: self.trials.runs().len() == of as usize,
        }
    }

    fn worst(&mut self) -> Vec<WorstRun> {
        let worst = self.trials.worst(MOST_WORST).into_iter();
        let told = worst.map(|figures| {
            let open = || figures.may_open().then(|| self.trials.open(figures.number).ok());
            let link = self.links.entry(figures.number);
            let link = link.or_insert_with(|| open().flatten().map(|bad| bad.link()));
            WorstRun { figures, link: link.clone() }
        });
        told.collect()
    }

    /// Every run that is made, a line for each.
    #[must_use]
    pub fn csv(&self) -> String {
        self.trials.csv()
    }
}

#[cfg(test)]
mod tests {
    use turnlab_core::scenario::read_link;

    use super::*;

    const BUSY: &str = "s=busy-day";
    const ASKED: &str = "1d:mtbf:30min:seed:4:runs:4";

    #[test]
    fn what_is_told_is_what_the_runs_come_to() {
        let mut task = OddsTask::new(BUSY, ASKED).expect("it can be asked");
        let first = task.found(false, 0.0);
        assert_eq!((first.figures.runs, first.is_complete, first.share_done), (0, false, 0.0));
        while !task.advance(10_000) {
            let found = task.found(false, 100.0);
            assert!(!found.is_complete && found.left_ms > 0.0, "{found:?}");
        }
        let found = task.found(true, 100.0);
        let scenario = read_link(BUSY).0.scenario;
        let odds = Odds::read(&scenario, ASKED).expect("it can be asked");
        let trials = Trials::new(&scenario, odds).run();
        assert_eq!((found.figures, task.csv()), (trials.figures(), trials.csv()));
        assert_eq!(found.narrowing.last(), Some(&(4, found.figures.per_day)));
        assert_eq!((found.of, found.is_complete, found.left_ms), (4, true, 0.0));
        let opened = found.worst.iter().filter_map(|run| run.link.as_ref());
        for link in opened.clone() {
            let (link, problems) = read_link(link);
            assert_eq!(problems, []);
            link.scenario.run().expect("it can be run");
        }
        assert!(opened.count() > 0);
    }

    #[test]
    fn what_cannot_be_asked_is_told() {
        let told = |link: &str, odds: &str| OddsTask::new(link, odds).err().expect("it is refused");
        assert!(told(BUSY, "0d:mtbf:4h").contains("from 1 to 365 (days)"));
        assert!(told(BUSY, "1d:mtbf:1us:runs:1000000").contains("from 1 to 100000 (runs)"));
        assert!(told("s=busy-dya", ASKED).contains("busy-day"));
    }
}
