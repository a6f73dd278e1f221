//! How sure a share is that was counted in runs.

use serde::{Deserialize, Serialize};

/// The 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// A probability as it was counted, and where it lies with 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// What was counted.
    pub estimate: f64,
    /// The least that goes with it.
    pub from: f64,
    /// The most that goes with it.
    pub to: f64,
}

/// What is counted in runs: on how many days something might have happened, and whether it did, which ends the count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// Runs.
    runs: u64,
    /// In which it happened.
    pub(super) events: u64,
    /// Days in all.
    pub(super) days: u64,
    /// Days of the runs in which it happened.
    days_of_events: u64,
    /// The squares of the days of each run, in all.
    squares: u64,
}

impl Counted {
    pub(super) fn take(&mut self, days: u32, happened: bool) {
        let days = u64::from(days);
        self.runs += 1;
        self.days += days;
        self.squares += days * days;
        if happened {
            self.events += 1;
            self.days_of_events += days;
        }
    }

    /// The probability per day. Wilson's score interval, with as many days as there would be if runs told of their days what
    /// chance alone would (docs/odds.md#how-sure-it-is). Only operations that IEEE 754 defines to the last bit.
    pub(super) fn per_day(&self) -> Interval {
        if self.days == 0 {
            return Interval { estimate: 0.0, from: 0.0, to: 1.0 };
        }
        let share = self.events as f64 / self.days as f64;
        wilson(share, self.days as f64 / self.design_effect(share))
    }

    /// How much further runs lie from one another than days that have nothing to do with each other would; never less
    /// than 1.
    fn design_effect(&self, share: f64) -> f64 {
        let by_chance = self.days as f64 * share * (1.0 - share);
        if self.runs < 2 || by_chance <= 0.0 {
            return 1.0;
        }
        let events = self.events as f64;
        let squares =
            events - 2.0 * share * self.days_of_events as f64 + share * share * self.squares as f64;
        let runs = self.runs as f64;
        (squares * runs / (runs - 1.0) / by_chance).max(1.0)
    }
}

/// Wilson's score interval of a share of so many.
fn wilson(share: f64, of: f64) -> Interval {
    let square = Z * Z;
    let middle = share + square / (2.0 * of);
    let half = Z * (share * (1.0 - share) / of + square / (4.0 * of * of)).sqrt();
    let all = 1.0 + square / of;
    // At the ends it is so in numbers that are not rounded.
    let from = if share == 0.0 { 0.0 } else { ((middle - half) / all).max(0.0) };
    let to = if share == 1.0 { 1.0 } else { ((middle + half) / all).min(1.0) };
    Interval { estimate: share, from, to }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 5e-5
    }

    /// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    #[test]
    fn the_interval_is_that_of_the_literature() {
        for (events, of, from, to) in [
            (81.0, 263.0, 0.2553, 0.3662),
            (15.0, 148.0, 0.0624, 0.1605),
            (0.0, 20.0, 0.0, 0.1611),
            (1.0, 29.0, 0.0061, 0.1718),
        ] {
            let told = wilson(events / of, of);
            assert!(near(told.from, from) && near(told.to, to), "{events} of {of}: {told:?}");
        }
        assert_eq!(wilson(1.0, 20.0).to, 1.0);
    }

    /// Half of the runs cannot lose it at all: what was counted is less sure than so many days would make it.
    #[test]
    fn runs_that_are_unlike_make_it_less_sure() {
        let (mut alike, mut unlike) = (Counted::default(), Counted::default());
        for run in 0..1000_u32 {
            // Thirty days each, lost on the first to the thirtieth day alike.
            alike.take(run % 30 + 1, run % 2 == 0);
            match run % 2 {
                0 => unlike.take(1, true),
                _ => unlike.take(30, false),
            }
        }
        let [alike, unlike] = [alike, unlike].map(|it| (it, it.events as f64 / it.days as f64));
        assert_eq!(alike.0.design_effect(alike.1), 1.0);
        let effect = unlike.0.design_effect(unlike.1);
        // By hand: 500 of 15,500 days; 500 - 2 p 500 + p² 450,500 = 936.5 beside 483.9.
        assert!((effect - 1.9374).abs() < 0.001, "{effect}");
        let plain = wilson(unlike.1, unlike.0.days as f64);
        let told = unlike.0.per_day();
        assert!(told.from < plain.from && plain.to < told.to);
    }

    #[test]
    fn nothing_counted_is_nothing_known() {
        assert_eq!(Counted::default().per_day(), Interval { estimate: 0.0, from: 0.0, to: 1.0 });
    }
}
