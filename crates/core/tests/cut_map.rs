//! What a cut would do at every instant of a run.

mod common;
#[path = "common/random.rs"]
#[allow(dead_code, reason = "the hashes are for another test")]
mod random;

use common::{incident, scenario, see, us};
use expect_test::expect;
use turnlab_core::run::{
    CutSpan, Harm, OutcomeSummary, OutcomeTracker, TurnAnomaly, TurnAnomalyKind,
};
use turnlab_core::scenario::{Cut, Scenario, seconds_text};
use turnlab_core::world::{Action, AssociationId};

fn spans(scenario: &Scenario) -> Vec<CutSpan> {
    scenario.cut_map().expect("it can be run").whole()
}

fn words(harm: Option<Harm>) -> &'static str {
    match harm {
        None => "nothing to cut",
        Some(Harm::None) => "no harm",
        Some(Harm::MailLate) => "mail late",
        Some(Harm::TurnLost) => "Turn lost",
        Some(Harm::TurnDoubled) => "two Turns",
    }
}

/// The scenario with the cut that the key makes at an instant; none where there is nothing to cut.
fn with_cut(scenario: &Scenario, at_us: i64) -> Option<Scenario> {
    let cut = scenario.run().expect("it can be run").cut_at(at_us, None)?;
    let mut scenario = scenario.clone();
    scenario.cuts.push(cut.into());
    Some(scenario)
}

/// What a further cut at an instant changes, read off two whole runs.
fn compared(without: &Scenario, with: &Scenario, at_us: i64) -> OutcomeSummary {
    let [before, after] = [without, with].map(|scenario| scenario.run().expect("it can be run"));
    let association = with.cuts.last().expect("it was put there").association - 1;
    let is_it =
        |action| matches!(action, Action::Lose { association: lost } if lost.0 == association);
    let steps = after.steps_until(at_us);
    let loss = (0..steps).rev().find(|&step| is_it(after.step(step).action));
    let caused = |anomaly: &TurnAnomaly| anomaly.loss.map(|loss| loss.index()) == loss;
    let turn = after.turn_anomalies().into_iter().filter(caused);
    let turn = turn.max_by_key(|anomaly| {
        (anomaly.kind == TurnAnomalyKind::Doubled, anomaly.for_us(after.end_us()))
    });
    let mut summary =
        OutcomeTracker::of(&after).summary(&OutcomeTracker::of(&before), after.end_us());
    let known = before.stalls();
    summary.stalls.retain(|stall| {
        !known.iter().any(|other| {
            (other.from, other.to) == (stall.from, stall.to)
                && (other.from_us..=other.to_us).contains(&stall.from_us)
                && (other.from_us..=other.to_us).contains(&stall.to_us)
        })
    });
    OutcomeSummary { turn, ..summary }
}

#[test]
fn the_incident_without_its_cut() {
    let map = spans(&scenario("s=lost-turn&cut=none&until=60"));
    let told: Vec<String> = map
        .iter()
        .map(|span| format!("{}: {}", seconds_text(span.from_us), words(span.harm)))
        .collect();
    expect![[r#"
        0: mail late
        8.25: Turn lost
        8.5: mail late
        10.25: no harm
        19.500181: mail late
        30.25: Turn lost
        30.5: mail late
        32.25: no harm"#]]
    .assert_eq(&told.join("\n"));
}

/// Whatever a scenario, and whatever an instant: what the map says of it is what comes of the run with a cut made
/// there by the key.
#[test]
fn what_the_map_says_is_what_the_cut_does() {
    let mut looked_at = 0;
    for number in 0..60 {
        let scenario = random::scenario(number);
        let history = scenario.run().expect("it can be run");
        if history.step_count() > 400 {
            continue;
        }
        let map = scenario.cut_map().expect("it can be run");
        for at_us in instants(number, &scenario) {
            let told = map.at(at_us);
            let with = with_cut(&scenario, at_us);
            assert_eq!(told.is_some(), with.is_some(), "{} at {at_us} us", see(&scenario));
            if let (Some(told), Some(with)) = (told, with) {
                let seen = compared(&scenario, &with, at_us);
                assert_eq!(told.summary, seen, "{} at {at_us} us", see(&scenario));
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 300, "{looked_at}");
}

/// What is drawn of an instant is what is said of it, but near where one ends.
#[test]
fn the_strip_says_what_the_words_say() {
    let mut looked_at = 0;
    for number in 0..30 {
        let scenario = random::scenario(number);
        if scenario.run().expect("it can be run").step_count() > 200 {
            continue;
        }
        let map = scenario.cut_map().expect("it can be run");
        let spans = map.clone().whole();
        for at_us in instants(number, &scenario) {
            let Some(span) = spans.iter().rev().find(|span| span.from_us <= at_us) else {
                continue;
            };
            let edge = (at_us - span.from_us).min(span.to_us - at_us);
            let told = map.at(at_us).map(|there| there.summary.harm());
            if told == span.harm || edge <= map.grain_us() {
                looked_at += 1;
            } else {
                panic!("{} at {at_us} us: {told:?}, not {span:?}", see(&scenario));
            }
        }
    }
    assert!(looked_at > 200, "{looked_at}");
}

/// Instants at which something happens, just before and behind them, and others.
fn instants(seed: u64, scenario: &Scenario) -> Vec<i64> {
    let history = scenario.run().expect("it can be run");
    let mut instants = Vec::new();
    for place in 0..6 {
        let step = (seed.wrapping_mul(31) + place * 17) as usize % history.step_count().max(1);
        let at_us = history.step(step).at_us;
        instants.extend([at_us - 1, at_us, at_us + 1]);
        let part = (seed * 7919 + place * 104_729) % 10_007;
        instants.push(scenario.until_us() / 10_007 * i64::try_from(part).expect("it is small"));
    }
    instants.retain(|at_us| (0..=scenario.until_us()).contains(at_us));
    instants
}

#[test]
fn a_cut_strikes_after_all_that_happens_at_its_instant() {
    let without = scenario("s=lost-turn&cut=none");
    let lost = |at: &str| {
        let mut scenario = without.clone();
        scenario.cuts.push(Cut { at_us: us(at), association: 1 });
        !scenario.run().expect("it can be run").turn_anomalies().is_empty()
    };
    assert_eq!([lost("8.249"), lost("8.25"), lost("8.251")], [false, true, true]);
    assert!(with_cut(&without, 0).is_some(), "the association is on its way at once");
}

/// Three sites have three associations at once. Scissors name one, the key does not.
#[test]
fn a_cut_is_of_the_association_that_is_wanted_if_it_can_be_lost() {
    let history = scenario("s=three-sites").run().expect("it can be run");
    let cut = |at: &str, wanted: Option<u16>| {
        let wanted = wanted.map(AssociationId::numbered);
        history.cut_at(us(at), wanted).map(|cut| cut.association.number())
    };
    let newest = cut("60", None);
    assert!(newest > Some(1), "{newest:?}");
    assert_eq!(cut("60", Some(1)), Some(1));
    assert_eq!(cut("60", Some(99)), newest, "there is no such one");
    let ordered = scenario("s=lost-turn&order=open:PARIS,to:LONDON,to:PARIS");
    let followed = ordered.run().expect("it can be run");
    assert_eq!(followed.cut_at(0, Some(AssociationId(0))), None, "an order has no clock");
}

#[test]
fn spans_follow_one_another_to_the_end() {
    for link in ["s=lost-turn", "s=busy-day&until=600", "s=three-sites"] {
        let spans = spans(&scenario(link));
        assert_eq!(spans[0].from_us, 0, "{link}");
        assert!(spans.windows(2).all(|two| two[0].to_us == two[1].from_us), "{link}: {spans:?}");
        assert!(spans.windows(2).all(|two| two[0].harm != two[1].harm), "{link}: {spans:?}");
        assert!(spans.iter().all(|span| span.from_us < span.to_us), "{link}: {spans:?}");
    }
}

/// A map that is worked out in slices is the same map.
#[test]
fn slices_make_no_difference() {
    let whole = spans(&incident());
    let mut map = incident().cut_map().expect("it can be run");
    let mut slices = 0;
    while !map.advance(100) {
        slices += 1;
    }
    assert!(slices > 100, "{slices}");
    assert_eq!(map.spans(), whole);
}

#[test]
fn repairs_lose_no_turn_wherever_the_cut() {
    for (rule, loses) in [("as-shipped", true), ("initiator-decides", false), ("epoch", false)] {
        let link = format!("s=lost-turn&cut=none&until=120&rule={rule}");
        let lost = |span: &CutSpan| span.harm == Some(Harm::TurnLost);
        assert_eq!(spans(&scenario(&link)).iter().any(lost), loses, "{rule}");
    }
}
