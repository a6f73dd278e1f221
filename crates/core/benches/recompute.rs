//! How long it takes to run the incident again after its cut was moved, beside a bare event loop.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use turnlab_core::scenario::{Cut, Scenario};

/// How many places the cut is moved to.
const PLACES: usize = 400;
/// How often each of them is run.
const ROUNDS: usize = 5;
/// How many deadlines wait in the bare loop at any time, about as many as in the incident.
const PENDING: usize = 6;

fn main() {
    let scenarios: Vec<Scenario> = (0..PLACES).map(with_moved_cut).collect();
    let steps = scenarios.iter().map(count_steps).sum::<usize>() / PLACES;
    let recompute = measure(&scenarios, |scenario| {
        black_box(scenario.run().map(|history| history.steps().len()).ok());
    });
    let bare = measure(&scenarios, |_| {
        black_box(bare_loop(black_box(steps)));
    });
    println!("recompute the incident, cut at {PLACES} places × {ROUNDS} ({steps} steps each)");
    report("with the protocol", &recompute);
    report("bare event loop", &bare);
    let ratio = median(&recompute).as_secs_f64() / median(&bare).as_secs_f64();
    println!("ratio of the medians {ratio:.1}");
}

/// The incident, cut somewhere in its first ten minutes.
fn with_moved_cut(place: usize) -> Scenario {
    let at_us = 600_000_000 * place as i64 / PLACES as i64;
    Scenario { cuts: vec![Cut { at_us, association: 1 }], ..Scenario::default() }
}

fn count_steps(scenario: &Scenario) -> usize {
    scenario.run().map_or(0, |history| history.steps().len())
}

/// Takes deadlines from a heap, and puts as many back, with a record of each.
fn bare_loop(events: usize) -> Vec<(i64, u32)> {
    let mut heap: BinaryHeap<Reverse<(i64, u32)>> =
        (0..PENDING as u32).map(|order| Reverse((i64::from(order) * 250_000, order))).collect();
    let mut happened = Vec::new();
    while happened.len() < events
        && let Some(Reverse((at_us, order))) = heap.pop()
    {
        let after_us = 250_000 + i64::from(order % 7) * 1_500_000;
        heap.push(Reverse((at_us + after_us, order + PENDING as u32)));
        happened.push((at_us, order));
    }
    happened
}

/// How long `work` takes for each scenario in each round, shortest first.
#[allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn measure(scenarios: &[Scenario], work: impl Fn(&Scenario)) -> Vec<Duration> {
    scenarios.iter().for_each(&work);
    let mut took: Vec<Duration> = (0..ROUNDS)
        .flat_map(|_| scenarios)
        .map(|scenario| {
            let began = Instant::now();
            work(scenario);
            began.elapsed()
        })
        .collect();
    took.sort_unstable();
    took
}

fn median(took: &[Duration]) -> Duration {
    took[took.len() / 2]
}

fn report(what: &str, took: &[Duration]) {
    let at = |percent: usize| took[(took.len() - 1) * percent / 100].as_secs_f64() * 1e6;
    println!(
        "{what:<18} median {:8.1} µs, 5 % to 95 %: {:.1} to {:.1} µs, least {:.1}, most {:.1}",
        at(50),
        at(5),
        at(95),
        at(0),
        at(100)
    );
}
