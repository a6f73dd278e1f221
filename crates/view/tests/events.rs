//! The event log as it is read.

mod common;

use common::story;
use expect_test::{Expect, expect};
use turnlab_core::scenario::seconds_text;

fn check(link: &str, expected: Expect) {
    let story = story(link);
    let line = |event| {
        let turnlab_core::run::LoggedEvent { at_us, mta, kind, .. } = event;
        let name = &story.scenario().mtas[mta.index()];
        let (at, text) = (seconds_text(at_us), story.event_text(&event));
        format!("{at} {name} {}: {text}\n", kind.id())
    };
    let lines: String = story.history().events().into_iter().map(line).collect();
    expected.assert_eq(&lines);
}

#[test]
fn the_incident() {
    check(
        "s=lost-turn",
        expect![[r#"
        8.375 PARIS 9277: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
        1500 PARIS 659: The queue for LONDON is backlogged with 50 messages.
        1555 PARIS 660: The backlog for LONDON has subsided, leaving 25 messages.
    "#]],
    );
}

#[test]
fn binds_that_are_refused() {
    check(
        "s=bind-refused&max-open-retries=1&open-interval=60&until=100",
        expect![[r#"
        0.5 PARIS 9318: Unable to bind to LONDON for association 1: LONDON refuses every bind.
        0.5 PARIS 289: Association 1 to LONDON could not be opened.
        0.5 PARIS 301: Another attempt to open association 1 to LONDON will be made in 1 min.
        61 PARIS 9318: Unable to bind to LONDON for association 1: LONDON refuses every bind.
        61 PARIS 289: Association 1 to LONDON could not be opened.
        61 PARIS 1294: Association 1 with LONDON ended abnormally: LONDON refused it, rtsBusy.
        61.5 PARIS 9318: Unable to bind to LONDON for association 2: LONDON refuses every bind.
        61.5 PARIS 289: Association 2 to LONDON could not be opened.
        61.5 PARIS 301: Another attempt to open association 2 to LONDON will be made in 1 min.
    "#]],
    );
}

#[test]
fn at_the_limit() {
    check(
        "s=association-limit&until=200",
        expect![[r#"
        8.375 PARIS 9277: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
        150 PARIS 659: The queue for LONDON is backlogged with 5 messages.
        150 PARIS 57: The limit on the number of associations to and from LONDON has been reached: 1.
    "#]],
    );
    check(
        "s=lost-turn&threshold=1&associations-per-peer=1&latency=8000&until=40",
        expect![[r#"
            0 PARIS 659: The queue for LONDON is backlogged with 1 message.
            8 LONDON 659: The queue for PARIS is backlogged with 1 message.
            8 LONDON 57: The limit on the number of associations to and from PARIS has been reached: 1.
            8 LONDON 1293: Association 1 from PARIS was refused: rtsBusy.
            8.375 LONDON 9277: A call to PARIS was cancelled on association 1: RTORJ rtsBusy.
            8.375 PARIS 9318: Unable to bind to LONDON for association 1: the connection was lost.
            8.375 PARIS 289: Association 1 to LONDON could not be opened.
            8.375 PARIS 301: Another attempt to open association 1 to LONDON will be made in 10 s.
            16 PARIS 57: The limit on the number of associations to and from LONDON has been reached: 1.
            16 PARIS 1293: Association 2 from LONDON was refused: rtsBusy.
            24 LONDON 1290: Association 2 to PARIS was refused: rtsBusy.
            24 LONDON 289: Association 2 to PARIS could not be opened.
            24 LONDON 301: Another attempt to open association 2 to PARIS will be made in 10 min.
            26.375 LONDON 57: The limit on the number of associations to and from PARIS has been reached: 1.
            26.375 LONDON 1293: Association 1 from PARIS was refused: rtsBusy.
            30 PARIS 57: The limit on the number of associations to and from LONDON has been reached: 1.
            34.375 PARIS 1290: Association 1 to LONDON was refused: rtsBusy.
            34.375 PARIS 289: Association 1 to LONDON could not be opened.
            34.375 PARIS 301: Another attempt to open association 1 to LONDON will be made in 10 min.
        "#]],
    );
}

#[test]
fn what_cannot_be_reached_and_what_is_not_recovered() {
    check(
        "s=lost-turn&down=PARIS:LONDON@8.4-30&recovery-timeout=15&until=40",
        expect![[r#"
        8.375 PARIS 9277: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
        18.375 PARIS 9318: Unable to bind to LONDON for association 1: the link is down.
        23.375 PARIS 1294: Association 1 with LONDON ended abnormally: it was not recovered in time.
        23.375 LONDON 1294: Association 1 with PARIS ended abnormally: it was not recovered in time.
        23.375 LONDON 9318: Unable to bind to PARIS for association 2: the link is down.
        23.375 LONDON 289: Association 2 to PARIS could not be opened.
        23.375 LONDON 301: Another attempt to open association 2 to PARIS will be made in 10 s.
    "#]],
    );
    check(
        "s=lost-turn&stop=LONDON@8.4-30&recovery-timeout=15&until=40",
        expect![[r#"
        8.375 PARIS 9277: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
        18.375 PARIS 9318: Unable to bind to LONDON for association 1: LONDON has stopped.
        23.375 PARIS 1294: Association 1 with LONDON ended abnormally: it was not recovered in time.
    "#]],
    );
}

#[test]
fn what_is_lost_on_its_way() {
    check(
        "s=lost-turn&cut=0.4&until=20",
        expect![[r#"
        0.4 LONDON 9322: The bind back to PARIS failed for association 1.
        0.4 PARIS 9318: Unable to bind to LONDON for association 1: the connection was lost.
        0.4 PARIS 289: Association 1 to LONDON could not be opened.
        0.4 PARIS 301: Another attempt to open association 1 to LONDON will be made in 10 s.
        10.65 LONDON 1294: Association 1 with PARIS ended abnormally: it was broken off, protocolError.
        10.9 PARIS 289: Association 1 to LONDON could not be opened.
        10.9 PARIS 1294: Association 1 with LONDON ended abnormally: LONDON broke it off, protocolError.
    "#]],
    );
    check(
        "s=lost-turn&cut=1&until=20",
        expect![[r#"
        1 PARIS 9277: A call to LONDON was cancelled on association 1: message 1 · 12 KB.
    "#]],
    );
    check(
        "s=lost-turn&lifetime=20&cut=52.6&until=80",
        expect![[r#"
        52.6 PARIS 9277: A call to LONDON was cancelled on association 1: FN.
        52.6 PARIS 1294: Association 1 with LONDON ended abnormally: the connection was lost while it was being closed.
    "#]],
    );
}
