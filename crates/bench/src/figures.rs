//! The figures, each beside the bare event loop.

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

use turnlab_core::protocol::Transfers;
use turnlab_core::run::{History, Plan};
use turnlab_core::scenario::Scenario;
use turnlab_core::world::Action;

use crate::bare::bare_loop;
use crate::spread::Spread;
use crate::workload::{incidents, mail_both_ways};

/// How often each thing is measured.
const ROUNDS: usize = 21;
/// How long one measured run is, in steps.
const STEPS: usize = 400_000;
/// The run whose memory is looked at.
const MILLION: usize = 1_000_000;
/// How many places of it are sought.
const PLACES: u64 = 400;
/// At how many places the incident is cut.
const CUTS: i64 = 400;

/// A clock and a look at the memory.
pub struct Meter {
    /// Milliseconds since some time.
    pub now_ms: fn() -> f64,
    /// Bytes in use now, and the most that there have been since it was last asked.
    pub bytes: fn() -> (usize, usize),
    /// Whether the bytes of what was there before can be told from those of a history.
    pub tells_bytes_apart: bool,
}

/// Takes all figures, which is some seconds' work, and says what they are.
#[must_use]
pub fn report(meter: &Meter) -> String {
    let mut told = format!("median of {ROUNDS} rounds\n\n");
    let in_full = mail_both_ways(Transfers::InFull, 400, 8_000_000);
    let one_pdu = mail_both_ways(Transfers::OnePdu, 12, 2_000_000);
    let plans = [("transfers in full", &in_full), ("transfers as one PDU", &one_pdu)];
    let bare = rate(meter, STEPS, || {
        black_box(bare_loop(black_box(STEPS)));
    });
    line(&mut told, "bare event loop, million events a second", &bare.text());
    for (name, plan) in plans {
        runs(meter, &mut told, name, plan, &bare);
    }
    for (name, plan) in plans {
        million(meter, &mut told, name, plan);
    }
    recompute(meter, &mut told, &bare);
    told
}

fn line(told: &mut String, what: &str, figure: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(told, "{what}: {figure}");
}

/// Millions of `count` things a second.
fn rate(meter: &Meter, count: usize, work: impl Fn()) -> Spread {
    times_ms(meter, work).map(|ms| count as f64 / ms / 1e3)
}

fn times_ms(meter: &Meter, work: impl Fn()) -> Spread {
    work();
    Spread::of((0..ROUNDS).map(|_| {
        let began_ms = (meter.now_ms)();
        work();
        (meter.now_ms)() - began_ms
    }))
}

fn runs(meter: &Meter, told: &mut String, name: &str, plan: &Arc<Plan>, bare: &Spread) {
    let run = || History::of(Arc::clone(plan), STEPS);
    let history = run();
    let is_pdu =
        |step: &turnlab_core::run::TimedStep| matches!(step.action, Action::Deliver { .. });
    let pdus = history.steps().filter(is_pdu).count();
    drop(history);
    let steps = rate(meter, STEPS, || {
        black_box(run());
    });
    let share = pdus as f64 / STEPS as f64;
    let _ = writeln!(told, "\n{name}, {STEPS} steps with their history");
    line(told, "  million steps a second", &steps.text());
    line(told, "  million PDU steps a second", &steps.map(|rate| rate * share).text());
    let ratio = bare.median() / (steps.median() * share);
    line(told, "  bare event loop to PDU steps", &format!("{ratio:.1}"));
}

fn million(meter: &Meter, told: &mut String, name: &str, plan: &Arc<Plan>) {
    let (before, _) = (meter.bytes)();
    let history = History::of(Arc::clone(plan), MILLION);
    let (after, most) = (meter.bytes)();
    let (others, what) = match meter.tells_bytes_apart {
        true => (before, "MB for the history"),
        false => (0, "MB for everything there is"),
    };
    let mb = |bytes: usize| bytes.saturating_sub(others) as f64 / 1e6;
    let _ = writeln!(told, "\n{name}, {} steps", history.step_count());
    let memory = format!("{:.1}, at the most {:.1}", mb(after), mb(most));
    line(told, &format!("  {what}"), &memory);
    let seeks = Spread::of((0..PLACES).map(|place| {
        // Far apart, and never in order.
        let step = (place * 7_919_317) % MILLION as u64;
        let began_ms = (meter.now_ms)();
        black_box(history.seek(step as usize));
        (meter.now_ms)() - began_ms
    }));
    let text = format!("{}, at the most {:.2}", seeks.text(), seeks.most());
    line(told, "  ms for a seek", &text);
}

fn recompute(meter: &Meter, told: &mut String, bare: &Spread) {
    let scenarios = incidents(CUTS);
    let steps: usize = scenarios.iter().map(count_steps).sum();
    let each_us = times_ms(meter, || {
        for scenario in &scenarios {
            black_box(count_steps(scenario));
        }
    })
    .map(|ms| ms * 1e3 / CUTS as f64);
    let steps = steps as f64 / CUTS as f64;
    let _ = writeln!(told, "\nthe incident again after its cut was moved, {steps:.0} steps");
    line(told, "  µs for a run", &each_us.text());
    let ratio = each_us.median() / (steps / bare.median());
    line(told, "  to as many events of the bare loop", &format!("{ratio:.1}"));
}

fn count_steps(scenario: &Scenario) -> usize {
    scenario.run().map_or(0, |history| history.step_count())
}
