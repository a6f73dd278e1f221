//! A sweep in slices, and what is told of it.

use turnlab_core::parts::Parts;
use turnlab_core::sweep::Sweep;

use crate::message::SweepFound;
use crate::task::scenario;

/// A sweep of a scenario.
pub struct SweepTask {
    sweep: Sweep,
    /// How many of its runs have been told.
    told: usize,
}

impl SweepTask {
    /// Stands before the first run.
    ///
    /// # Errors
    ///
    /// What is wrong with what was asked for, as a sentence.
    pub fn new(link: &str, text: &str) -> Result<Self, String> {
        let read = Sweep::read(&scenario(link)?, text);
        let sweep = read.map_err(|problems| {
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        })?;
        Ok(SweepTask { sweep, told: 0 })
    }

    /// Goes on for about so many steps of runs; whether it is done.
    pub fn advance(&mut self, steps: usize) -> bool {
        self.sweep.advance(steps)
    }

    /// What has been found since it was told last. `worked_ms` is how long it has worked so far.
    pub fn found(&mut self, is_over: bool, worked_ms: f64) -> SweepFound {
        let progress = self.sweep.progress();
        let from = self.told;
        self.told = progress.done;
        let points = (from..progress.done).filter_map(|place| self.sweep.point(place));
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let left = (progress.of - progress.done) as f64;
        SweepFound {
            from: count(from),
            points: points.map(|point| point.measures).collect(),
            done: count(progress.done),
            of: count(progress.of),
            left_ms: worked_ms / progress.done.max(1) as f64 * left,
            is_over,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told bit by bit is the whole, and each of it once.
    #[test]
    fn what_is_told_in_parts_is_the_whole_sweep() {
        let text = "threshold:1..30,rule:as-shipped,rule:epoch";
        let whole = Sweep::read(&scenario("s=lost-turn").expect("it is there"), text);
        let whole = whole.unwrap_or_else(|problems| panic!("{problems:?}")).run();
        let mut task = SweepTask::new("s=lost-turn", text).expect("it can be swept");
        let mut told = Vec::new();
        loop {
            let is_done = task.advance(500);
            let found = task.found(is_done, 10.0);
            assert_eq!(found.from as usize, told.len());
            told.extend(found.points);
            assert_eq!((found.done as usize, found.of), (told.len(), 60));
            if is_done {
                assert_eq!(found.left_ms, 0.0);
                break;
            }
        }
        let all: Vec<_> = whole.points().map(|point| point.measures).collect();
        assert_eq!(told, all);
    }

    #[test]
    fn what_cannot_be_swept_is_told() {
        let told =
            |link: &str, text: &str| SweepTask::new(link, text).err().expect("it is refused");
        assert!(told("s=lots-turn", "threshold:1..9").contains("lost-turn"));
        assert!(told("", "threshold:1..9:0").contains("the step must be a whole number from 1"));
    }
}
