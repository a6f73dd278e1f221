//! A thousand random scenarios: their hashes are pinned, and the test in wasm compares with them too.

mod common;
#[path = "common/random.rs"]
mod random;

use std::collections::{BTreeMap, BTreeSet};

use common::{Story, see};
use expect_test::expect_file;
use random::{SCENARIOS, hash, scenario};
use turnlab_core::protocol::Pdu;
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::world::{Action, Effect};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/random.hashes");

#[test]
fn a_thousand_scenarios_run_as_they_always_have() {
    let hashes: Vec<String> = (0..SCENARIOS).map(hash).collect();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        expect_file![GOLDEN].assert_eq(&(hashes.join("\n") + "\n"));
    }
    let pinned = std::fs::read_to_string(GOLDEN).expect("the golden file is there");
    let pinned: Vec<&str> = pinned.lines().collect();
    assert_eq!(pinned.len(), hashes.len(), "renew it with UPDATE_EXPECT=1");
    let changed: Vec<u64> =
        (0..SCENARIOS).filter(|&n| pinned[n as usize] != hashes[n as usize]).collect();
    let first = changed.iter().take(3).map(|&n| format!("{n}: {}\n", see(&scenario(n))));
    assert!(
        changed.is_empty(),
        "{} run otherwise; if the protocol was changed on purpose, renew tests/golden/random.hashes \
         with UPDATE_EXPECT=1. The first:\n{}",
        changed.len(),
        first.collect::<String>()
    );
}

#[test]
fn no_two_of_them_are_alike() {
    let distinct: BTreeSet<String> = (0..SCENARIOS).map(hash).collect();
    assert_eq!(distinct.len() as u64, SCENARIOS);
}

/// In how many of them it happens.
fn happenings() -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for number in 0..SCENARIOS {
        let story = Story::of(scenario(number));
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (step, effects) in story.history.told() {
            if matches!(step.action, Action::Lose { .. }) {
                seen.insert("loss");
            }
            seen.extend(effects.iter().filter_map(happening));
        }
        for anomaly in story.history.turn_anomalies() {
            seen.insert(match anomaly.kind {
                TurnAnomalyKind::Lost => "lost Turn",
                TurnAnomalyKind::Doubled => "doubled Turn",
            });
        }
        if story.starts().len() > 1 {
            seen.insert("second association");
        }
        seen.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    counts
}

fn happening(effect: &Effect) -> Option<&'static str> {
    match effect {
        Effect::Delivered { again: true, .. } => Some("recognised"),
        Effect::NonDelivered { .. } => Some("non-delivered"),
        Effect::Refused { .. } => Some("refused command"),
        Effect::Sent { pdu, .. } => match pdu {
            Pdu::ActivityResume { .. } => Some("resumed activity"),
            Pdu::ActivityInterrupt(_) => Some("interrupted activity"),
            Pdu::Rtorj(_) => Some("RTORJ"),
            Pdu::Rtab(_) => Some("RTAB"),
            Pdu::Dn => Some("close in order"),
            _ => None,
        },
        _ => None,
    }
}

#[test]
fn everything_happens_in_many_of_them() {
    let counts = happenings();
    let rare: Vec<_> = counts.iter().filter(|&(_, &count)| count < 10).collect();
    assert!(counts.len() == 12 && rare.is_empty(), "{counts:#?}");
}
