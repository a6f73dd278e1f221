//! What is said and drawn when something goes wrong around the associations.

#[path = "common/told.rs"]
mod told;

use expect_test::{Expect, expect};
use told::{mail, told, told_of};
use turnlab_core::scenario::{Bandwidth, Fault, Scenario};
use turnlab_core::world::Action;
use turnlab_view::{Story, ViewOptions};

fn with(faults: Vec<Fault>, until_s: u32) -> Story {
    told_of(Scenario { cuts: Vec::new(), faults, until_s, ..Scenario::default() })
}

fn both() -> [String; 2] {
    ["PARIS".to_owned(), "LONDON".to_owned()]
}

fn us(seconds: f64) -> i64 {
    (seconds * 1e6) as i64
}

fn down(from: f64, to: f64) -> Fault {
    Fault::LinkDown { between: both(), from_us: us(from), to_us: us(to) }
}

fn stop(mta: &str, from: f64, to: f64) -> Fault {
    Fault::Stop { mta: mta.to_owned(), from_us: us(from), to_us: us(to) }
}

fn refuse(mta: &str, from: f64, to: f64) -> Fault {
    Fault::RefuseBinds { mta: mta.to_owned(), from_us: us(from), to_us: us(to) }
}

/// The words beside the lifelines: when, where and what.
fn remarks(story: &Story) -> Vec<String> {
    let told = story.chart(&ViewOptions::default()).remarks;
    let told = told.iter().map(|r| format!("{} {} {}", r.at_us as f64 / 1e6, r.lifeline, r.text));
    told.collect()
}

fn check(story: &Story, expected: Expect) {
    expected.assert_eq(&told(story));
}

fn check_remarks(story: &Story, expected: Expect) {
    expected.assert_eq(&remarks(story).join("\n"));
}

#[test]
fn a_link_that_goes_down_is_told() {
    let story = with(vec![down(8.4, 45.0)], 60);
    check(
        &story,
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.25 LONDON accepts the association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.5 The association is open. PARIS has the Turn and sends message 1.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.25 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.5 Message 1 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn. No mail waits.
        8 LONDON has a message for PARIS and asks PARIS for the Turn.
            PARIS has the Turn. LONDON has 1 message waiting, PARIS none.
        8.25 PARIS is asked for the Turn and gives it to LONDON.
            The Turn is on its way to LONDON: nobody holds it. LONDON has 1 message waiting, PARIS none.
        8.4 The link between PARIS and LONDON goes down: the association is lost while the Turn is on its way to LONDON.
            Now nobody has the Turn. LONDON has 1 message waiting, PARIS none.
        18.4 PARIS connects again to recover the association. It does not get through: the link is down.
            Nobody has had the Turn since the link went down, 10 s ago. LONDON has 1 message waiting, PARIS none.
        28.4 PARIS connects again to recover the association. It does not get through: the link is down.
            Nobody has had the Turn since the link went down, 20 s ago. LONDON has 1 message waiting, PARIS none.
        30 A message waits at PARIS.
            Nobody has had the Turn since the link went down, 21.6 s ago. PARIS has 1 message waiting, LONDON 1.
        38.4 PARIS connects again to recover the association. It does not get through: the link is down.
            Nobody has had the Turn since the link went down, 30 s ago. PARIS has 1 message waiting, LONDON 1.
        45 The link between PARIS and LONDON is up again.
            Nobody has had the Turn since the link went down, 36.6 s ago. PARIS has 1 message waiting, LONDON 1.
        48.4 PARIS connects again to recover the association.
            Nobody has had the Turn since the link went down, 40 s ago. PARIS has 1 message waiting, LONDON 1.
        48.65 LONDON takes the association up again and asks PARIS for the Turn.
            Nobody has had the Turn since the link went down, 40.3 s ago. PARIS has 1 message waiting, LONDON 1.
        48.9 The association is recovered. PARIS believes that LONDON has the Turn, and asks LONDON for the Turn back. PARIS ignores LONDON’s request: it gave the Turn away.
            Nobody has had the Turn since the link went down, 40.5 s ago. PARIS has 1 message waiting, LONDON 1.
        49.15 LONDON ignores PARIS’s request: it never got the Turn.
            Nobody has had the Turn since the link went down, 40.8 s ago. PARIS has 1 message waiting, LONDON 1.
        60 One more message for LONDON: 2 wait at PARIS.
            Nobody has had the Turn since the link went down, 51.6 s ago. PARIS has 2 messages waiting, LONDON 1.
    "#]],
    );
    check_remarks(
        &story,
        expect![[r#"
        8.4 0 link down
        8.4 1 link down
        45 0 link up
        45 1 link up
        48.9 0 ignored
        49.15 1 ignored"#]],
    );
}

#[test]
fn a_link_that_stays_down_is_folded() {
    let story = with(vec![down(5.0, 1000.0)], 1_007);
    check(
        &story,
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.25 LONDON accepts the association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.5 The association is open. PARIS has the Turn and sends message 1.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.25 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.5 Message 1 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn. No mail waits.
        5 The link between PARIS and LONDON goes down: the association is lost.
            The association is down until it is recovered. No mail waits.
        8 A message waits at LONDON.
            The association is down until it is recovered. LONDON has 1 message waiting, PARIS none.
        55 PARIS connects again to recover the association. It does not get through: the link is down.
            The association is down until it is recovered. PARIS has 1 message waiting, LONDON 1.
        60 One more message for LONDON: 2 wait at PARIS.
            The association is down until it is recovered. PARIS has 2 messages waiting, LONDON 1.
        65 PARIS gives association 1 up: 1 min have not been enough to recover it. PARIS opens association 2, which does not get through: the link is down. LONDON gives association 1 up: 1 min have not been enough to recover it. LONDON opens association 3, which does not get through: the link is down.
             PARIS has 2 messages waiting, LONDON 1.
        75 PARIS tries again to open association 2. It does not get through: the link is down. LONDON tries again to open association 3. It does not get through: the link is down.
             PARIS has 2 messages waiting, LONDON 1.
        990 One more message for LONDON: 33 wait at PARIS.
             PARIS has 33 messages waiting, LONDON 1.
        995 PARIS tries again to open association 2. It does not get through: the link is down. LONDON tries again to open association 3. It does not get through: the link is down.
             PARIS has 33 messages waiting, LONDON 1.
        1000 The link between PARIS and LONDON is up again.
             PARIS has 33 messages waiting, LONDON 1.
        1005 PARIS tries again to open association 2. LONDON tries again to open association 3.
            Association 3 is not open yet. PARIS has 33 messages waiting, LONDON 1.
        1005.25 LONDON accepts association 2 and asks PARIS for the Turn. PARIS accepts association 3 and asks LONDON for the Turn.
            Association 3 is not open yet. PARIS has 33 messages waiting, LONDON 1.
        1005.5 Association 2 is open. PARIS has the Turn and sends message 3. Association 3 is open. LONDON has the Turn and sends message 2.
            LONDON has the Turn on association 3. PARIS has 33 messages waiting, LONDON 1.
    "#]],
    );
    let folds = story.chart(&ViewOptions::default()).folds;
    let labels: Vec<&str> = folds.iter().map(|fold| fold.label.as_str()).collect();
    expect![[r#"
        ×1 queued · ×4 tried to connect · 47 s
        ×30 queued · ×182 tried to connect · 15 min 15 s"#]]
    .assert_eq(&labels.join("\n"));
}

#[test]
fn an_mta_that_stops_is_told() {
    let story = with(vec![stop("LONDON", 8.3, 40.0)], 80);
    check(
        &story,
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.25 LONDON accepts the association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.5 The association is open. PARIS has the Turn and sends message 1.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.25 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.5 Message 1 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn. No mail waits.
        8 LONDON has a message for PARIS and asks PARIS for the Turn.
            PARIS has the Turn. LONDON has 1 message waiting, PARIS none.
        8.25 PARIS is asked for the Turn and gives it to LONDON.
            The Turn is on its way to LONDON: nobody holds it. LONDON has 1 message waiting, PARIS none.
        8.3 LONDON stops: the association is lost while the Turn is on its way to LONDON. Its queue stays.
            The association is down, and over for LONDON. LONDON has 1 message waiting, PARIS none.
        18.3 PARIS connects again to recover the association. It does not get through: LONDON has stopped.
            The association is down, and over for LONDON. LONDON has 1 message waiting, PARIS none.
        28.3 PARIS connects again to recover the association. It does not get through: LONDON has stopped.
            The association is down, and over for LONDON. LONDON has 1 message waiting, PARIS none.
        30 A message waits at PARIS.
            The association is down, and over for LONDON. PARIS has 1 message waiting, LONDON 1.
        38.3 PARIS connects again to recover the association. It does not get through: LONDON has stopped.
            The association is down, and over for LONDON. PARIS has 1 message waiting, LONDON 1.
        40 LONDON starts again and opens association 2.
            Association 1 is down, and over for LONDON. PARIS has 1 message waiting, LONDON 1.
        40.25 PARIS accepts association 2 and asks LONDON for the Turn.
            Association 1 is down, and over for LONDON. PARIS has 1 message waiting, LONDON 1.
        40.5 Association 2 is open. LONDON has the Turn and sends message 2. LONDON is asked for the Turn and will give it when its message is through.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        42.25 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        42.5 Message 2 is through: LONDON gives the Turn to PARIS.
            The Turn is on its way to PARIS on association 2: nobody holds it. PARIS has 1 message waiting, LONDON none.
        42.75 The Turn arrives: PARIS has it and sends message 3.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        43 LONDON knows that the Turn has arrived.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        44.5 PARIS’s message 3 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        44.75 Message 3 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
        48.3 PARIS connects again to recover association 1.
            PARIS has the Turn on association 2. No mail waits.
        48.55 Association 1: LONDON refuses: it has nothing to recover.
            PARIS has the Turn on association 2. No mail waits.
        48.8 LONDON has nothing to recover: association 1 is over for PARIS.
            PARIS has the Turn on association 2. No mail waits.
        60 PARIS has a message for LONDON and sends message 4.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        61.75 PARIS’s message 4 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        62 Message 4 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
    "#]],
    );
    check_remarks(
        &story,
        expect![[r#"
        8.3 1 stopped
        40 1 started"#]],
    );
}

#[test]
fn an_initiator_that_stops_is_told() {
    let story = with(vec![stop("PARIS", 1.0, 40.0)], 80);
    check(
        &story,
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.25 LONDON accepts the association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.5 The association is open. PARIS has the Turn and sends message 1.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        1 PARIS stops: the association is lost with message 1 on its way to LONDON. Its queue stays.
            The association is down, and over for PARIS. PARIS has 1 message waiting, LONDON none.
        8 A message waits at LONDON.
            The association is down, and over for PARIS. PARIS has 1 message waiting, LONDON 1.
        30 One more message for LONDON: 2 wait at PARIS.
            The association is down, and over for PARIS. PARIS has 2 messages waiting, LONDON 1.
        40 PARIS starts again and opens association 2.
            Association 1 is down, and over for PARIS. PARIS has 2 messages waiting, LONDON 1.
        40.25 LONDON accepts association 2 and asks PARIS for the Turn.
            Association 1 is down, and over for PARIS. PARIS has 2 messages waiting, LONDON 1.
        40.5 Association 2 is open. PARIS has the Turn and sends message 1. PARIS is asked for the Turn and will give it when its message is through.
            PARIS has the Turn on association 2. PARIS has 2 messages waiting, LONDON 1.
        42.25 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 2 messages waiting, LONDON 1.
        42.5 Message 1 is through: PARIS gives the Turn to LONDON.
            The Turn is on its way to LONDON on association 2: nobody holds it. PARIS has 1 message waiting, LONDON 1.
        42.75 The Turn arrives: LONDON has it and sends message 2.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        43 PARIS knows that the Turn has arrived, and asks LONDON for the Turn back.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        43.25 LONDON is asked for the Turn and will give it when its message is through.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        44.5 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        44.75 Message 2 is through: LONDON gives the Turn to PARIS.
            The Turn is on its way to PARIS on association 2: nobody holds it. PARIS has 1 message waiting, LONDON none.
        45 The Turn arrives: PARIS has it and sends message 3.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        45.25 LONDON knows that the Turn has arrived.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        46.75 PARIS’s message 3 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        47 Message 3 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
        60 PARIS has a message for LONDON and sends message 4.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        61 LONDON gives association 1 up: 1 min have not been enough to recover it.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        61.75 PARIS’s message 4 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        62 Message 4 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
    "#]],
    );
    assert_eq!(story.snapshot(us(20.0)).ends[0].state, "Stopped");
}

#[test]
fn a_bind_that_is_refused_is_told_as_such() {
    let story = with(vec![refuse("LONDON", 0.1, 700.0)], 610);
    check(
        &story,
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.1 LONDON refuses every bind from now on.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.25 LONDON refuses: it takes no binds.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.5 LONDON has refused PARIS’s bind: PARIS will try again.
             PARIS has 1 message waiting, LONDON none.
        8 LONDON has a message for PARIS and opens association 2.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        8.25 PARIS accepts association 2 and asks LONDON for the Turn.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        8.5 Association 2 is open. LONDON has the Turn and sends message 2. LONDON is asked for the Turn and will give it when its message is through.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        10.25 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        10.5 Message 2 is through: LONDON gives the Turn to PARIS.
            The Turn is on its way to PARIS on association 2: nobody holds it. PARIS has 1 message waiting, LONDON none.
        10.75 The Turn arrives: PARIS has it and sends message 1.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        11 LONDON knows that the Turn has arrived.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        12.5 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        12.75 Message 1 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
        572 Message 21 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
        600 PARIS has a message for LONDON and sends message 22.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        600.5 PARIS tries again to open association 1.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        600.75 Association 1: LONDON refuses: it takes no binds.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        601 Association 1: LONDON has refused PARIS’s bind: PARIS will try again.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        601.75 PARIS’s message 22 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        602 Message 22 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
    "#]],
    );
    check_remarks(
        &story,
        expect![[r#"
        0.1 1 refuses binds
        0.25 1 bind refused
        600.75 1 bind refused"#]],
    );
    assert_eq!(story.snapshot(us(20.0)).ends[1].others, "refuses binds");
}

#[test]
fn a_recovery_that_is_refused_is_told_as_such() {
    let story = with(vec![down(5.0, 7.0), refuse("LONDON", 6.0, 20.0)], 28);
    check(
        &story,
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.25 LONDON accepts the association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.5 The association is open. PARIS has the Turn and sends message 1.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.25 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.5 Message 1 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn. No mail waits.
        5 The link between PARIS and LONDON goes down: the association is lost.
            The association is down until it is recovered. No mail waits.
        6 LONDON refuses every bind from now on.
            The association is down until it is recovered. No mail waits.
        7 The link between PARIS and LONDON is up again.
            The association is down until it is recovered. No mail waits.
        8 A message waits at LONDON.
            The association is down until it is recovered. LONDON has 1 message waiting, PARIS none.
        15 PARIS connects again to recover the association.
            The association is down until it is recovered. LONDON has 1 message waiting, PARIS none.
        15.25 LONDON refuses: it takes no binds.
            The association is down until it is recovered. LONDON has 1 message waiting, PARIS none.
        15.5 LONDON has refused PARIS’s bind: PARIS will try again.
            The association is down until it is recovered. LONDON has 1 message waiting, PARIS none.
        20 LONDON takes binds again.
            The association is down until it is recovered. LONDON has 1 message waiting, PARIS none.
        25.5 PARIS connects again to recover the association.
            The association is down until it is recovered. LONDON has 1 message waiting, PARIS none.
        25.75 LONDON takes the association up again and asks PARIS for the Turn.
            The association is coming back. LONDON has 1 message waiting, PARIS none.
        26 The association is recovered. PARIS has the Turn. PARIS is asked for the Turn and gives it to LONDON.
            The Turn is on its way to LONDON: nobody holds it. LONDON has 1 message waiting, PARIS none.
        26.25 The Turn arrives: LONDON has it and sends message 2.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        26.5 PARIS knows that the Turn has arrived.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        28 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
    "#]],
    );
}

#[test]
fn another_link_is_told() {
    let fault = Fault::SetLink {
        between: both(),
        at_us: us(9.0),
        latency_ms: 2_000,
        bandwidth: Bandwidth::kb_per_s(64),
    };
    expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.25 LONDON accepts the association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.5 The association is open. PARIS has the Turn and sends message 1.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.25 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        2.5 Message 1 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn. No mail waits.
        8 LONDON has a message for PARIS and asks PARIS for the Turn.
            PARIS has the Turn. LONDON has 1 message waiting, PARIS none.
        8.25 PARIS is asked for the Turn and gives it to LONDON.
            The Turn is on its way to LONDON: nobody holds it. LONDON has 1 message waiting, PARIS none.
        8.5 The Turn arrives: LONDON has it and sends message 2.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        8.75 PARIS knows that the Turn has arrived.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        9 The link between PARIS and LONDON changes: 2000 ms one way, 64 KB/s from now on.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        10.25 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
    "#]].assert_eq(&told(&with(vec![fault], 12)));
}

#[test]
fn event_57_is_told_and_drawn() {
    let mut scenario = Scenario { until_s: 1_510, ..Scenario::default() };
    scenario.parameters.associations_per_peer = 1;
    let story = told_of(scenario);
    let at_limit = story.caption(us(1500.0)).headline;
    expect!["One more message for LONDON: 50 wait at PARIS. PARIS may have no more associations with LONDON: event 57, mail waits."].assert_eq(&at_limit);
    assert!(remarks(&story).contains(&"1500 0 event 57".to_owned()), "{:?}", remarks(&story));
}

#[test]
fn several_associations_that_a_stop_loses_are_told() {
    let mail = vec![mail("PARIS", "LONDON", 0, 1, 40)];
    let faults = vec![stop("LONDON", 20.0, 30.0)];
    let mut scenario = Scenario { cuts: Vec::new(), faults, mail, ..Scenario::default() };
    scenario.parameters.threshold_messages = 3;
    let story = told_of(scenario);
    expect!["LONDON stops: associations 1 and 2 are lost, number 2 with message 19 on its way to LONDON. Its queue stays. One more message for LONDON: 4 wait at PARIS."].assert_eq(&story.caption(us(20.0)).headline);
    expect![
        "LONDON starts again. No mail waits there. PARIS connects again to recover association 2."
    ]
    .assert_eq(&story.caption(us(30.0)).headline);
}

#[test]
fn what_a_started_mta_cannot_reach_is_told() {
    let story = with(vec![stop("PARIS", 1.0, 40.0), down(30.0, 50.0)], 80);
    expect!["PARIS starts again and opens association 2. Association 2 does not get through: the link is down."].assert_eq(&story.caption(us(40.0)).headline);
}

#[test]
fn what_is_offered_at_an_instant_strikes_right_there() {
    let begun = with(Vec::new(), 1665);
    for at_us in [100_000, 1_000_000, 2_300_000, 8_100_000, 8_300_000, 8_600_000] {
        for fault in begun.cuts_at(at_us) {
            let scenario = Scenario { faults: vec![fault.clone()], ..begun.scenario().clone() };
            let history = scenario.run().expect("it is in its range");
            let lost = history.steps().find(|step| matches!(step.action, Action::Lose { .. }));
            let lost_us = lost.expect("it strikes").at_us;
            match fault {
                Fault::CutAfterStep { .. } => assert!(lost_us <= at_us, "{fault:?} at {at_us}"),
                _ => {
                    assert!((lost_us - at_us).abs() < 1_000_000, "{fault:?} at {at_us}: {lost_us}")
                }
            }
        }
    }
    let give = Fault::CutInFlight { from: "PARIS".into(), pdu: "give".into(), nth: 1, percent: 50 };
    assert!(begun.cuts_at(8_300_000).contains(&give));
    assert_eq!(begun.cuts_at(200_000_000).len(), 1, "nothing is on its way: after the step alone");
}
