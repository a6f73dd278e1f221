//! What is measured.

use crate::sample::{Samples, in_rounds, in_turns, took_s};
use crate::table::{Row, keep};
use crate::workload::{PLACES, STEPS, Workload, moved_cuts, pdu_steps, workloads};
use crate::{bare, memory, odds, place, sweep};
use std::hint::black_box;
use std::sync::Arc;
use turnlab_core::run::History;

/// How often each place is sought.
const TRIES: usize = 3;
const CUTS: usize = 400;

/// Takes all measures and hands out each row as soon as it is there.
pub(crate) fn all(tell: &mut dyn FnMut(Row)) {
    // First, as the most memory that was ever in use is counted, and a page never gives any back.
    memory_of_histories(tell);
    for workload in workloads() {
        speed(&workload, tell);
    }
    for workload in workloads() {
        seeks(&workload, tell);
    }
    recompute(tell);
    odds::all(tell);
    sweep::all(tell);
}

fn history(workload: &Workload) -> History {
    History::of(Arc::clone(&workload.plan), STEPS)
}

fn memory_of_histories(tell: &mut dyn FnMut(Row)) {
    let megabytes = |bytes: usize| bytes as f64 / 1e6;
    let before = memory::live();
    for workload in workloads() {
        let history = history(&workload);
        let what = format!("memory of a history, {}", workload.name);
        let live = megabytes(memory::live() - before);
        tell(Row::single(what, live, "MB").hoping_for("under 100"));
        if let Some(whole) = place::whole_memory() {
            let what = "  all memory of the tab by then".to_owned();
            tell(Row::single(what, megabytes(whole), "MB").hoping_for("under 100"));
        }
        drop(history);
    }
    let peak = megabytes(memory::peak() - before);
    let what = "most memory during either run".to_owned();
    tell(Row::single(what, peak, "MB").hoping_for("under 100"));
}

/// Seconds for each of the works, and for one event of the bare loop.
fn beside_bare(work: &mut dyn FnMut()) -> (Samples, Samples) {
    let mut loop_of_its_own = || drop(black_box(bare::event_loop(black_box(STEPS))));
    let mut took = in_turns(&mut [work, &mut loop_of_its_own]);
    let event = took.pop().map(|samples| samples.map(|seconds| seconds / STEPS as f64));
    took.pop().zip(event).expect("as many samples as works")
}

fn speed(workload: &Workload, tell: &mut dyn FnMut(Row)) {
    let name = workload.name;
    let pdus = pdu_steps(&history(workload)) as f64;
    let mut run = || drop(black_box(history(workload)));
    let mut bare = || drop(black_box(bare::event_loop(black_box(STEPS))));
    let took = in_rounds(&mut [&mut run, &mut bare]);
    let times = Samples::ratios(&took[1], &took[0]);
    let [run, event] = [(0, 1.0), (1, STEPS as f64)]
        .map(|(work, parts)| Samples::new(took[work].iter().map(|s| s / parts).collect()));
    let millions = |count: f64, took: &Samples| took.map(|seconds| count / seconds / 1e6);
    let events = |count: f64| run.median() / count / event.median();
    let steps = STEPS as f64;
    tell(Row::of("bare event loop".to_owned(), &millions(1.0, &event), "M events/s"));
    let row = Row::of(format!("steps, {name}"), &millions(steps, &run), "M steps/s");
    tell(row.beside(events(steps)));
    let key = if name.contains("one PDU") { "steps-one-pdu" } else { "steps-in-full" };
    keep(key, &times);
    let row = Row::of(format!("arrivals of PDUs, {name}"), &millions(pdus, &run), "M PDUs/s");
    tell(row.beside(events(pdus)).hoping_for("5 natively, 2.5 in a tab"));
}

fn seeks(workload: &Workload, tell: &mut dyn FnMut(Row)) {
    let history = history(workload);
    let place = |place| random(place) % (history.step_count() + 1);
    let took = |place| (0..TRIES).map(|_| took_s(|| history.seek(place))).collect();
    let tries: Vec<Samples> =
        (0..PLACES).map(place).map(|place| Samples::new(took(place))).collect();
    let middle = Samples::new(tries.iter().map(Samples::median).collect()).map(|s| s * 1e3);
    let slowest = tries.iter().map(|tries| tries.at(100) * 1e3).fold(0.0, f64::max);
    let (_, event) = beside_bare(&mut || {});
    let events = |ms: f64| ms / 1e3 / event.median();
    let name = workload.name;
    let row = Row::of(format!("seek, {name}"), &middle, "ms");
    tell(row.beside(events(middle.median())));
    for (what, ms) in [("place", middle.at(100)), ("single seek", slowest)] {
        let row = Row::single(format!("  slowest {what}"), ms, "ms");
        tell(row.beside(events(ms)).hoping_for("under 5"));
    }
}

/// Numbers as good as random, the same ones in every run (splitmix64).
fn random(place: usize) -> usize {
    let mut mixed = (place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) as u32 as usize
}

fn recompute(tell: &mut dyn FnMut(Row)) {
    let scenarios = moved_cuts(CUTS);
    let count =
        || scenarios.iter().map(|s| s.run().map_or(0, |history| history.step_count())).sum();
    let steps: usize = count();
    let (all, event) = beside_bare(&mut || {
        black_box(count());
    });
    let run = all.map(|seconds| seconds / CUTS as f64);
    let steps = steps as f64 / CUTS as f64;
    let events = run.median() / event.median();
    let what = format!("the incident with its cut moved, {steps:.0} steps");
    tell(Row::of(what, &run.map(|s| s * 1e6), "µs").beside(events));
    let row = Row::of("  its steps".to_owned(), &run.map(|s| steps / s / 1e6), "M steps/s");
    tell(row.beside(events / steps));
}
