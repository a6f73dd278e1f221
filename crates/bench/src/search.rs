//! The exhaustive search beside SPIN's and Stateright's, on the same model within the same bounds. They take turns, so that
//! what disturbs the machine disturbs both.

use std::hint::black_box;

use turnlab_core::scenario::Scenario;
use turnlab_core::search::{Bounds, Memory, Phase, Property, Report, Search};

#[cfg(not(target_arch = "wasm32"))]
use crate::association::{self, Association};
use crate::sample::Samples;
use crate::table::{Row, keep};
use crate::{memory, place, repairs};

/// As `cargo xtask bench` has SPIN search them.
const BOUNDS: Bounds = Bounds {
    mail: [20, 20],
    losses: 3,
    in_flight: 4,
    associations: 1,
    restarts: 0,
    closing: false,
};
const INVARIANTS: [Property; 2] = [Property::AtMostOneHolder, Property::MailConserved];
const WITH_RECOVERY: [Property; 3] =
    [Property::AtMostOneHolder, Property::MailConserved, Property::TurnRecoverable];
/// How often each of them searches.
const ROUNDS: usize = 7;
/// How many situations are looked at in one go, as a page would that shows how far it is.
const SLICE: usize = 4096;

/// What the columns mean, and how the figures come about.
pub(crate) fn heading() -> String {
    let Bounds { mail: [initiator, responder], losses, in_flight, .. } = BOUNDS;
    format!(
        "One thread, slices of {SLICE} situations. as-shipped, mail {initiator},{responder}, losses \
         {losses}, in flight {in_flight};\nSPIN with -DSAFETY -DNOREDUCE, gcc -O2. Speeds in million \
         transitions per second, from {ROUNDS} rounds in turns.\n\"× SPIN\": how many times as fast as \
         SPIN, the median of the rounds.\n\n{:<48}{:>9} {:<15}{:<19}{:>11}  target",
        "", "median", "", "5 % to 95 %", "× SPIN"
    )
}

/// Takes all measures and hands out each row as soon as it is there.
pub(crate) fn all(tell: &mut dyn FnMut(Row)) {
    let report = memory_of_search(tell);
    let mut timed = Timed::default();
    let transitions = report.transitions as f64;
    for _ in 0..ROUNDS {
        timed.round(report.states as f64, transitions);
    }
    timed.tell(transitions, tell);
    repairs::all(tell);
}

/// Searches once, before anything else has been in memory.
fn memory_of_search(tell: &mut dyn FnMut(Row)) -> Report {
    let before = memory::live();
    let report = search(&WITH_RECOVERY).report;
    let peak = memory::peak() - before;
    let states = report.states as f64;
    let Memory { states: of_states, parts, edges } = report.memory;
    let megabytes = |bytes: usize| bytes as f64 / 1e6;
    tell(Row::single("situations".to_owned(), states / 1e6, "M"));
    tell(Row::single("transitions".to_owned(), report.transitions as f64 / 1e6, "M"));
    tell(Row::single(
        "table and queue, at the most".to_owned(),
        of_states as f64 / states,
        "bytes each",
    ));
    for (what, bytes) in [("parts", parts), ("edges and places, for turn-recoverable", edges)] {
        tell(Row::single(what.to_owned(), megabytes(bytes), "MB"));
    }
    tell(Row::single("most memory in use".to_owned(), megabytes(peak), "MB"));
    if let Some(whole) = place::whole_memory() {
        let row = Row::single("all memory of the tab".to_owned(), megabytes(whole), "MB");
        tell(row.hoping_for("under 400"));
    }
    report
}

/// One search and how long it took.
struct Searched {
    report: Report,
    took_s: f64,
    longest_slice_s: f64,
}

fn search(wanted: &[Property]) -> Searched {
    let model = Scenario::default().model(BOUNDS);
    let start = place::now_s();
    let mut search = Search::new(model, wanted, usize::MAX);
    let (mut longest_slice_s, mut last) = (0_f64, start);
    while black_box(search.advance(SLICE)).phase != Phase::Done {
        let now = place::now_s();
        longest_slice_s = longest_slice_s.max(now - last);
        last = now;
    }
    let report = search.report();
    Searched { report, took_s: place::now_s() - start, longest_slice_s }
}

/// Seconds of each round.
#[derive(Default)]
struct Timed {
    invariants: Vec<f64>,
    whole: Vec<f64>,
    slices: Vec<f64>,
    spin: Vec<f64>,
    stateright: Vec<f64>,
}

impl Timed {
    fn round(&mut self, states: f64, transitions: f64) {
        self.invariants.push(search(&INVARIANTS).took_s);
        let whole = search(&WITH_RECOVERY);
        self.whole.push(whole.took_s);
        self.slices.push(whole.longest_slice_s);
        let said = place::spin_says();
        let figure = |before: &str, after: &str| {
            let line = said.lines().find(|line| line.contains(before) && line.contains(after))?;
            line.split_whitespace().find_map(|word| word.parse::<f64>().ok())
        };
        if let Some(seconds) = figure("elapsed time", "seconds") {
            let counted = figure("transitions", "stored+matched");
            assert_eq!(counted, Some(transitions + 1.0), "SPIN searches something else");
            self.spin.push(seconds);
        }
        if let Some(seconds) = stateright_s(states, transitions) {
            self.stateright.push(seconds);
        }
    }

    fn tell(&self, transitions: f64, tell: &mut dyn FnMut(Row)) {
        let speed =
            |took: &[f64]| Samples::new(took.iter().map(|s| transitions / s / 1e6).collect());
        let row = |what: &str, took: &[f64]| Row::of(what.to_owned(), &speed(took), "M/s");
        if !self.spin.is_empty() {
            tell(row("SPIN", &self.spin));
            keep("search-spin", &Samples::ratios(&self.spin, &self.invariants));
            keep("recoverable-spin", &Samples::ratios(&self.spin, &self.whole));
        }
        if !self.stateright.is_empty() {
            tell(self.beside_spin(row("Stateright", &self.stateright), &self.stateright));
            keep("search-stateright", &Samples::ratios(&self.stateright, &self.invariants));
        }
        let target = "3 natively, 2 in a tab";
        let explored = row("exploration with the invariants", &self.invariants);
        tell(self.beside_spin(explored, &self.invariants).hoping_for(target));
        let whole = row("the same and turn-recoverable", &self.whole);
        tell(self.beside_spin(whole, &self.whole));
        let apart =
            self.whole.iter().zip(&self.invariants).map(|(whole, explored)| whole - explored);
        tell(Row::of("turn-recoverable apart".to_owned(), &Samples::new(apart.collect()), "s"));
        let slices = Samples::new(self.slices.iter().map(|s| s * 1e3).collect());
        tell(Row::of("longest slice".to_owned(), &slices, "ms"));
    }

    fn beside_spin(&self, row: Row, took: &[f64]) -> Row {
        if self.spin.is_empty() {
            row
        } else {
            row.beside(Samples::ratios(&self.spin, took).median())
        }
    }
}

/// How long Stateright takes for the same. Its checkers are threads, which a tab does not have.
#[cfg(not(target_arch = "wasm32"))]
fn stateright_s(states: f64, transitions: f64) -> Option<f64> {
    let Bounds { mail, losses, in_flight, .. } = BOUNDS;
    let association = Association { mail, losses, in_flight: in_flight.into() };
    let start = place::now_s();
    let (found, followed) = association::search(association);
    let took_s = place::now_s() - start;
    let is_same = found as f64 == states && followed as f64 == transitions;
    assert!(is_same, "Stateright searches something else: {found} states, {followed} transitions");
    Some(took_s)
}

#[cfg(target_arch = "wasm32")]
fn stateright_s(_: f64, _: f64) -> Option<f64> {
    None
}
