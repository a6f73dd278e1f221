//! What a cut would do at every place of a run.

mod common;

use common::{incident, scenario};
use expect_test::expect;
use turnlab_core::run::{Cell, CutEffect};
use turnlab_core::scenario::{Fault, Scenario, seconds_text};

fn cells(scenario: &Scenario) -> Vec<Cell> {
    scenario.cut_map().expect("it can be run").whole()
}

fn words(effect: CutEffect) -> String {
    match effect {
        CutEffect::Nothing => "nothing to cut".to_owned(),
        CutEffect::Harmless => "harmless".to_owned(),
        CutEffect::Delayed { by_us, undelivered } => {
            format!("late by {}, {undelivered} undelivered", seconds_text(by_us))
        }
        CutEffect::TurnLost { for_us, to_the_end } => {
            format!("Turn lost for {}, to the end: {to_the_end}", seconds_text(for_us))
        }
        CutEffect::TurnDoubled { for_us, to_the_end } => {
            format!("Turn doubled for {}, to the end: {to_the_end}", seconds_text(for_us))
        }
    }
}

#[test]
fn the_incident_without_its_cut() {
    let map = cells(&scenario("s=lost-turn&cut=none&until=60"));
    let told: Vec<String> = map
        .iter()
        .map(|cell| format!("{}: {}", seconds_text(cell.at_us), words(cell.effect)))
        .collect();
    expect![[r#"
        0: late by 10, 0 undelivered
        0.25: late by 10.75, 0 undelivered
        0.5: late by 10.5, 0 undelivered
        2.25: late by 6.5, 0 undelivered
        2.5: late by 4.75, 0 undelivered
        8: late by 10.25, 0 undelivered
        8.25: Turn lost for 51.75, to the end: true
        8.5: late by 10.25, 0 undelivered
        8.75: late by 10.5, 0 undelivered
        10.25: harmless
        10.5: harmless
        30: late by 10.5, 0 undelivered
        30.25: Turn lost for 29.75, to the end: true
        30.5: late by 10.5, 0 undelivered
        30.75: late by 10.75, 0 undelivered
        32.25: harmless
        32.5: harmless
        60: harmless"#]]
    .assert_eq(&told.join("\n"));
}

/// A cell says what the run with that very cut says.
#[test]
fn a_cell_is_a_run() {
    for scenario in [incident(), scenario("s=lost-turn&rule=take-back&cut=none&until=120")] {
        let whole = scenario.run().expect("it can be run");
        let map = cells(&scenario);
        assert_eq!(map.len(), whole.step_count());
        for cell in map.iter().step_by(7) {
            let Some(association) = cell.association else { continue };
            let mut cut = scenario.clone();
            let step = cell.after.index() as u32 + 1;
            let association = u16::try_from(association.number()).expect("it is small");
            cut.faults.push(Fault::CutAfterStep { step, association });
            let history = cut.run().expect("it can be run");
            let longest = history
                .stretches()
                .iter()
                .filter(|stretch| stretch.loss.is_some_and(|loss| loss.index() == step as usize))
                .map(|stretch| stretch.to_us.unwrap_or(scenario.until_us()) - stretch.from_us)
                .max();
            let told = match cell.effect {
                CutEffect::TurnLost { for_us, .. } | CutEffect::TurnDoubled { for_us, .. } => {
                    Some(for_us)
                }
                _ => None,
            };
            assert_eq!(told, longest, "{cell:?}");
        }
    }
}

/// A map that is worked out in slices is the same map.
#[test]
fn slices_make_no_difference() {
    let whole = cells(&incident());
    let mut map = incident().cut_map().expect("it can be run");
    let mut slices = 0;
    while !map.advance(100) {
        slices += 1;
    }
    assert!(slices > 100, "{slices}");
    assert_eq!(map.cells(), whole);
}

#[test]
fn repairs_lose_no_turn_wherever_the_cut() {
    for (rule, loses) in [("as-shipped", true), ("initiator-decides", false), ("epoch", false)] {
        let link = format!("s=lost-turn&cut=none&until=120&rule={rule}");
        let lost = |cell: &Cell| matches!(cell.effect, CutEffect::TurnLost { .. });
        assert_eq!(cells(&scenario(&link)).iter().any(lost), loses, "{rule}");
    }
}
