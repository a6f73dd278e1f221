//! The hash of a history: the same on every machine.

mod common;

use common::{Story, cut, incident};
use turnlab_core::scenario::{Parameters, Scenario};

/// The one place of the incident's hash; the test in wasm compares with it too.
const INCIDENT: &str = include_str!("golden/incident.hash");

fn hash(scenario: Scenario) -> String {
    format!("{:032x}", Story::of(scenario).history.hash())
}

fn with_threshold(threshold_messages: u32) -> Scenario {
    Scenario {
        parameters: Parameters { threshold_messages, ..Parameters::default() },
        ..incident()
    }
}

#[test]
fn the_incident_runs_as_it_always_has() {
    let hash = hash(incident());
    let pinned = INCIDENT.trim();
    assert_eq!(
        hash, pinned,
        "if the protocol was changed on purpose, write this into tests/golden/incident.hash"
    );
}

#[test]
fn two_runs_of_one_scenario_are_equal() {
    assert_eq!(hash(incident()), hash(incident()));
}

#[test]
fn a_parameter_counts_only_where_it_changes_the_run() {
    assert_ne!(hash(with_threshold(49)), hash(incident()), "the 49th message opens an association");
    assert_eq!(hash(with_threshold(100)), hash(with_threshold(200)), "neither is reached");
    let uncut = |scenario| Scenario { cuts: Vec::new(), ..scenario };
    assert_eq!(hash(uncut(with_threshold(49))), hash(uncut(incident())), "neither is reached");
}

#[test]
fn a_microsecond_counts() {
    let later = Scenario { cuts: vec![cut("8.375001")], ..incident() };
    assert_ne!(hash(later), hash(incident()));
}
