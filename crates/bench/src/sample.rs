//! Timing things often enough, in turns, so that what disturbs the machine disturbs them all.

use crate::place::now_s;
use std::hint::black_box;

/// How often each thing is timed.
pub(crate) const ROUNDS: usize = 15;
/// How long each of those times is at least, for clocks that are coarse.
pub(crate) const BLOCK_S: f64 = 0.05;

/// Figures, least first.
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    pub(crate) fn new(mut figures: Vec<f64>) -> Self {
        figures.sort_by(f64::total_cmp);
        Self(figures)
    }

    /// The figure that so many of a hundred do not exceed.
    pub(crate) fn at(&self, percent: usize) -> f64 {
        self.0[(self.0.len() - 1) * percent / 100]
    }

    pub(crate) fn median(&self) -> f64 {
        self.at(50)
    }

    /// One thing beside another, round by round.
    pub(crate) fn ratios(of: &[f64], to: &[f64]) -> Self {
        Self::new(of.iter().zip(to).map(|(of, to)| of / to).collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The same in another unit.
    pub(crate) fn map(&self, convert: impl Fn(f64) -> f64) -> Self {
        Self::new(self.0.iter().copied().map(convert).collect())
    }
}

/// How many seconds something takes.
pub(crate) fn took_s<T>(work: impl FnOnce() -> T) -> f64 {
    let start = now_s();
    black_box(work());
    now_s() - start
}

/// How many seconds each of the works takes, all of them in each round.
pub(crate) fn in_turns(works: &mut [&mut dyn FnMut()]) -> Vec<Samples> {
    in_rounds(works).into_iter().map(Samples::new).collect()
}

/// The same with the rounds in their order, so that works can be compared in each.
pub(crate) fn in_rounds(works: &mut [&mut dyn FnMut()]) -> Vec<Vec<f64>> {
    let calls: Vec<usize> = works.iter_mut().map(|work| calls_of_block(work)).collect();
    let mut took = vec![Vec::with_capacity(ROUNDS); works.len()];
    for _ in 0..ROUNDS {
        for ((work, calls), took) in works.iter_mut().zip(&calls).zip(&mut took) {
            took.push(took_s(|| (0..*calls).for_each(|_| work())) / *calls as f64);
        }
    }
    took
}

/// How many calls fill a block; these ones warm up.
fn calls_of_block(work: &mut dyn FnMut()) -> usize {
    let mut calls = 1;
    while took_s(|| (0..calls).for_each(|_| work())) < BLOCK_S {
        calls *= 2;
    }
    black_box(calls)
}
