//! No frame of any capture is malformed, and remarks have a reason.

use turnlab_core::scenario::{LIBRARY, Scenario};

use crate::random;
use crate::tshark::{Tshark, capture, tshark};

/// What tshark remarks when a run has a loss, a close or a resumption in it, and the reason.
const KNOWN: [&str; 6] = [
    // A loss, in tshark's words and in ours: the comment of the packet.
    "Connection reset (RST)",
    "The association is lost.",
    // A close.
    "Connection finish (FIN)",
    "This frame initiates the connection closing",
    "This frame undergoes the connection closing",
    // A message that begins with the stub of a piece, on the connection that resumes it: a value of a
    // syntax that nobody knows.
    "RTSE: Dissector for OID 2.999 not implemented",
];

/// A link to a scenario says more than the scenario.
fn check(tshark: &Tshark, name: &str, scenario: &Scenario) {
    let unknown: Vec<String> = tshark
        .remarks(&capture(scenario))
        .into_iter()
        .filter(|remark| !KNOWN.contains(&remark.as_str()))
        .collect();
    assert!(unknown.is_empty(), "tshark on {name}: {unknown:?}");
}

#[test]
fn every_scenario_of_the_library_is_dissected() {
    let Some(tshark) = tshark() else { return };
    for entry in &LIBRARY {
        check(&tshark, entry.name, &entry.scenario());
    }
}

/// How many of the random scenarios are looked at.
const RANDOM: u64 = 60;

#[test]
fn random_scenarios_are_dissected() {
    let Some(tshark) = tshark() else { return };
    for number in 0..RANDOM {
        check(&tshark, &format!("random scenario {number}"), &random::scenario(number));
    }
}
