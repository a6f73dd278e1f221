//! What runs come to.

use serde::{Deserialize, Serialize};

use super::interval::Counted;
use super::{Interval, RunFigures};

/// What the runs so far come to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// How many there are.
    pub runs: u32,
    /// In how many the Turn was lost.
    pub lost: u32,
    /// In how many both ends had one.
    pub doubled: u32,
    /// How many ended before their time, with as many associations or steps as a run may have.
    pub cut_short: u32,
    /// Days that began before the Turn was lost, in all runs.
    pub days_at_risk: u64,
    /// The probability of losing the Turn on a day that begins before it is lost.
    pub per_day: Interval,
    /// For how long mail stood still in a run.
    pub standing: Standing,
    /// The same of the runs in which the Turn was lost.
    pub standing_of_lost: Standing,
    /// Failures of lines, in all runs.
    pub failures: u64,
    /// Steps, in all runs.
    pub steps: u64,
}

/// For how long mail stood still in runs, in microseconds: as docs/verdict.md has it, in one direction or more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// At least half of the runs had no more.
    pub median_us: i64,
    /// At least 95 of a hundred runs had no more.
    pub p95_us: i64,
    /// None had more.
    pub most_us: i64,
}

impl Figures {
    pub(super) fn of(runs: &[RunFigures], until_us: i64) -> Self {
        let mut counted = Counted::default();
        runs.iter().for_each(|run| counted.take(run.days_at_risk(), run.lost_us.is_some()));
        let count = |is: &dyn Fn(&RunFigures) -> bool| {
            u32::try_from(runs.iter().filter(|run| is(run)).count()).unwrap_or(u32::MAX)
        };
        Figures {
            runs: count(&|_| true),
            lost: count(&|run| run.lost_us.is_some()),
            doubled: count(&|run| run.is_doubled),
            cut_short: count(&|run| run.ended_us < until_us),
            days_at_risk: counted.days,
            per_day: counted.per_day(),
            standing: Standing::of(runs.iter()),
            standing_of_lost: Standing::of(runs.iter().filter(|run| run.lost_us.is_some())),
            failures: runs.iter().map(|run| u64::from(run.failures)).sum(),
            steps: runs.iter().map(|run| u64::from(run.steps)).sum(),
        }
    }
}

/// The probability per day after so many runs, at so many places at the most.
pub(super) fn narrowing(runs: &[RunFigures], places: u32) -> Vec<(u32, Interval)> {
    let all = u32::try_from(runs.len()).unwrap_or(u32::MAX);
    let places = places.clamp(1, all.max(1));
    let ends = (1..=places).map(|place| {
        let end = u64::from(all) * u64::from(place);
        end.div_ceil(places.into()) as usize
    });
    let (mut counted, mut taken) = (Counted::default(), 0);
    let told = ends.filter(|&end| end > 0).map(|end| {
        for run in &runs[taken..end] {
            counted.take(run.days_at_risk(), run.lost_us.is_some());
        }
        taken = end;
        (end as u32, counted.per_day())
    });
    told.collect()
}

impl Standing {
    fn of<'a>(runs: impl Iterator<Item = &'a RunFigures>) -> Self {
        let mut all: Vec<i64> = runs.map(|run| run.standing_us).collect();
        all.sort_unstable();
        let at = |per_cent| quantile(&all, per_cent);
        Standing { median_us: at(50), p95_us: at(95), most_us: at(100) }
    }
}

/// The least of them that so many per cent of all are not above; 0 where there are none.
fn quantile(sorted: &[i64], per_cent: usize) -> i64 {
    let rank = (sorted.len() * per_cent).div_ceil(100);
    rank.checked_sub(1).map_or(0, |place| sorted[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_one_of_them() {
        let sorted: Vec<i64> = (1..=20).collect();
        assert_eq!([50, 95, 100].map(|per_cent| quantile(&sorted, per_cent)), [10, 19, 20]);
        assert_eq!([50, 95, 100].map(|per_cent| quantile(&[7], per_cent)), [7; 3]);
        assert_eq!(quantile(&[1, 2, 3], 50), 2);
        assert_eq!(quantile(&[], 50), 0);
    }
}
