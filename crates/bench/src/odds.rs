//! Runs with losses at random, beside the same run that nobody looks at.

use std::hint::black_box;
use std::sync::Arc;

use turnlab_core::odds::{DAY_US, Odds, Trials};
use turnlab_core::parts::on_threads;
use turnlab_core::run::{Plan, Run};
use turnlab_core::scenario::{Scenario, library_entry};

use crate::place::{cores, now_s};
use crate::sample::Samples;
use crate::table::{Row, keep};

/// How often each is made.
const ROUNDS: usize = 7;
const DAYS: i64 = 10;
/// Runs of one day, on as many threads as there are.
const OF_A_DAY: &str = "1d:mtbf:4h:seed:7:runs:32";
const SLICE: usize = 1 << 20;

/// Takes all measures; on several threads where a program has them.
pub(crate) fn all(tell: &mut dyn FnMut(Row)) {
    let busy = library_entry("busy-day").map(|entry| entry.scenario()).unwrap_or_default();
    let scenario = Scenario { cuts: Vec::new(), faults: Vec::new(), ..busy };
    let (mut bare, mut odds, mut ratio) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let [alone, at_random] = [bare_per_s(&scenario), odds_per_s(&scenario)];
        bare.push(alone / 1e6);
        odds.push(at_random / 1e6);
        ratio.push(at_random / alone);
    }
    keep("odds", &Samples::new(ratio.clone()));
    let row = |what: &str, samples: Vec<f64>, unit| {
        Row::of(what.to_owned(), &Samples::new(samples), unit)
    };
    tell(row("a run without a history", bare, "M steps/s"));
    tell(row("odds: a run with losses at random", odds, "M steps/s"));
    tell(row("  beside the one without a history", ratio, "× its steps/s").hoping_for("0.5"));
    on_all_threads(&scenario, tell);
}

/// Steps a second of the driver alone: what comes of a step is thrown away.
fn bare_per_s(scenario: &Scenario) -> f64 {
    let history = scenario.run().expect("it is in range");
    let plan = Arc::new(Plan { until_us: DAYS * DAY_US, ..history.plan().clone() });
    drop(history);
    let start = now_s();
    let mut run = Run::new(plan);
    let mut effects = Vec::new();
    while run.advance(&mut effects).is_some() {
        black_box(&effects);
        effects.clear();
    }
    run.steps() as f64 / (now_s() - start)
}

/// Steps a second of the odds, with what they come to.
fn odds_per_s(scenario: &Scenario) -> f64 {
    let odds = read(scenario, &format!("{DAYS}d:mtbf:4h:seed:7:runs:1"));
    let start = now_s();
    let trials = Trials::new(scenario, odds).run();
    black_box(trials.figures());
    trials.steps() as f64 / (now_s() - start)
}

fn on_all_threads(scenario: &Scenario, tell: &mut dyn FnMut(Row)) {
    let cores = cores();
    if cores == 1 {
        return;
    }
    let of = |threads| took_s(scenario, threads);
    let ratios = (0..ROUNDS).map(|_| of(1) / of(cores)).collect();
    let what = format!("  on {cores} threads");
    tell(Row::of(what, &Samples::new(ratios), "× one"));
}

fn took_s(scenario: &Scenario, parts: usize) -> f64 {
    let odds = read(scenario, OF_A_DAY);
    let start = now_s();
    let whole = on_threads(parts, SLICE, || Trials::new(scenario, odds.clone()));
    assert_eq!(black_box(whole.figures()).runs, 32);
    now_s() - start
}

fn read(scenario: &Scenario, text: &str) -> Odds {
    Odds::read(scenario, text).expect("it can be asked")
}
