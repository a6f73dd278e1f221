//! What goes wrong in a scenario of the swarm, besides cuts at a time.

use turnlab_core::scenario::Fault;

use super::scenario::{association, link, one, time_us, two};
use super::splitmix::Random;

/// What a cut in flight waits for: mostly the Turn and what is about it.
const PDUS: [&str; 16] = [
    "give",
    "give",
    "give",
    "give-ack",
    "give-ack",
    "please",
    "please",
    "transfer",
    "end-ack",
    "minor-sync-ack",
    "end",
    "recover",
    "accept",
    "open",
    "finish",
    "refuse",
];

/// Up to six, of all kinds.
pub(super) fn faults(random: &mut Random, mtas: &[String], until_s: u32) -> Vec<Fault> {
    let count = random.below(7);
    (0..count).map(|_| fault(random, mtas, until_s)).collect()
}

fn fault(random: &mut Random, mtas: &[String], until_s: u32) -> Fault {
    match random.below(11) {
        0 => Fault::CutAfterStep {
            step: 1 + random.below(200),
            association: association(random, mtas),
        },
        1..=5 => Fault::CutInFlight {
            from: one(random, mtas),
            pdu: random.one_of(&PDUS).to_owned(),
            nth: 1 + random.below(3),
            percent: random.one_of(&[0, 10, 50, 99, 100]),
        },
        6 => {
            let (from_us, to_us) = span(random, until_s);
            Fault::LinkDown { between: two(random, mtas), from_us, to_us }
        }
        7 => {
            let (latency_ms, bandwidth) = link(random);
            let at_us = time_us(random, until_s);
            Fault::SetLink { between: two(random, mtas), at_us, latency_ms, bandwidth }
        }
        8 | 9 => {
            let (from_us, to_us) = span(random, until_s);
            Fault::Stop { mta: one(random, mtas), from_us, to_us }
        }
        _ => {
            let (from_us, to_us) = span(random, until_s);
            Fault::RefuseBinds { mta: one(random, mtas), from_us, to_us }
        }
    }
}

/// From nothing at all to a minute and a half, and beyond the end of the run now and then.
fn span(random: &mut Random, until_s: u32) -> (i64, i64) {
    let from_us = time_us(random, until_s);
    let for_ms = random.one_of(&[0, 1, 2_000, 30_000, 90_000]);
    (from_us, from_us + i64::from(random.below(for_ms + 1)) * 1_000)
}
