//! What is said, in full: the words are the product too.

mod common;

use common::story;
use expect_test::{Expect, expect};
use turnlab_core::scenario::{read_link, seconds_text};
use turnlab_view::{Story, ViewOptions};

/// What a person reads who steps through the run with every fold closed.
fn told(story: &Story) -> String {
    let folds = story.chart(&ViewOptions::default()).folds;
    let shown =
        |at_us: &&i64| !folds.iter().any(|fold| fold.from_us < **at_us && **at_us < fold.to_us);
    let lines = story.moments().iter().filter(shown).map(|&at_us| {
        let caption = story.caption(at_us);
        format!(
            "{} {}\n    {} {}\n",
            seconds_text(at_us),
            caption.headline,
            caption.turn,
            caption.mail
        )
    });
    lines.collect()
}

fn check(link: &str, expected: Expect) {
    expected.assert_eq(&told(&story(link)));
}

#[test]
fn the_incident_is_told() {
    check(
        "s=lost-turn",
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
        8.375 Cut: the association is lost while the Turn is on its way to LONDON.
            Now nobody has the Turn. LONDON has 1 message waiting, PARIS none.
        18.375 PARIS connects again to recover the association.
            Nobody has had the Turn since the cut, 10 s ago. LONDON has 1 message waiting, PARIS none.
        18.625 LONDON takes the association up again and asks PARIS for the Turn.
            Nobody has had the Turn since the cut, 10.3 s ago. LONDON has 1 message waiting, PARIS none.
        18.875 The association is recovered. PARIS believes that LONDON has the Turn. PARIS ignores LONDON’s request: it gave the Turn away.
            Nobody has had the Turn since the cut, 10.5 s ago. LONDON has 1 message waiting, PARIS none.
        30 PARIS has a message for LONDON and asks LONDON for the Turn back.
            Nobody has had the Turn since the cut, 21.6 s ago. PARIS has 1 message waiting, LONDON 1.
        30.25 LONDON ignores PARIS’s request: it never got the Turn.
            Nobody has had the Turn since the cut, 21.9 s ago. PARIS has 1 message waiting, LONDON 1.
        60 One more message for LONDON: 2 wait at PARIS.
            Nobody has had the Turn since the cut, 51.6 s ago. PARIS has 2 messages waiting, LONDON 1.
        1440 One more message for LONDON: 48 wait at PARIS.
            Nobody has had the Turn since the cut, 23 min 52 s ago. PARIS has 48 messages waiting, LONDON 1.
        1470 One more message for LONDON: 49 wait at PARIS.
            Nobody has had the Turn since the cut, 24 min 22 s ago. PARIS has 49 messages waiting, LONDON 1.
        1500 The fiftieth message waits at PARIS: that is the threshold. PARIS opens association 2.
            Nobody has had the Turn on association 1 since the cut, 24 min 52 s ago. PARIS has 50 messages waiting, LONDON 1.
        1500.25 LONDON accepts association 2 and asks PARIS for the Turn.
            Nobody has had the Turn on association 1 since the cut, 24 min 52 s ago. PARIS has 50 messages waiting, LONDON 1.
        1500.5 Association 2 is open. PARIS has the Turn and sends message 3. PARIS is asked for the Turn and will give it when its message is through.
            PARIS has the Turn on association 2. PARIS has 50 messages waiting, LONDON 1.
        1502.25 PARIS’s message 3 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 50 messages waiting, LONDON 1.
        1502.5 Message 3 is through: PARIS gives the Turn to LONDON.
            The Turn is on its way to LONDON on association 2: nobody holds it. PARIS has 49 messages waiting, LONDON 1.
        1502.75 The Turn arrives: LONDON has it and sends message 2.
            LONDON has the Turn on association 2. PARIS has 49 messages waiting, LONDON 1.
        1503 PARIS knows that the Turn has arrived, and asks LONDON for the Turn back.
            LONDON has the Turn on association 2. PARIS has 49 messages waiting, LONDON 1.
        1503.25 LONDON is asked for the Turn and will give it when its message is through.
            LONDON has the Turn on association 2. PARIS has 49 messages waiting, LONDON 1.
        1504.5 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn on association 2. PARIS has 49 messages waiting, LONDON 1.
        1504.75 Message 2 is through: LONDON gives the Turn to PARIS.
            The Turn is on its way to PARIS on association 2: nobody holds it. PARIS has 49 messages waiting, LONDON none.
        1505 The Turn arrives: PARIS has it and sends message 4.
            PARIS has the Turn on association 2. PARIS has 49 messages waiting, LONDON none.
        1505.25 LONDON knows that the Turn has arrived.
            PARIS has the Turn on association 2. PARIS has 49 messages waiting, LONDON none.
        1506.75 PARIS’s message 4 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 49 messages waiting, LONDON none.
        1507 Message 4 is through: PARIS sends message 5.
            PARIS has the Turn on association 2. PARIS has 48 messages waiting, LONDON none.
        1605 Message 53 is through: PARIS sends message 54.
            PARIS has the Turn on association 2. PARIS has 2 messages waiting, LONDON none.
        1606.75 PARIS’s message 54 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 2 messages waiting, LONDON none.
        1607 Message 54 is through: PARIS sends message 55.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        1608.75 PARIS’s message 55 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        1609 Message 55 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
        1620 PARIS has a message for LONDON and sends message 56.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        1621.75 PARIS’s message 56 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        1622 Message 56 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
        1650 PARIS has a message for LONDON and sends message 57.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        1651.75 PARIS’s message 57 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        1652 Message 57 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
    "#]],
    );
}

#[test]
fn the_repair_is_told() {
    check(
        "s=lost-turn&rule=initiator-decides&until=45",
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
        8.375 Cut: the association is lost while the Turn is on its way to LONDON.
            The association is down, and each side remembers that the other has the Turn. LONDON has 1 message waiting, PARIS none.
        18.375 PARIS connects again to recover the association, and says that the Turn is its own.
            The association is down, and each side remembers that the other has the Turn. LONDON has 1 message waiting, PARIS none.
        18.625 LONDON takes the association up again and asks PARIS for the Turn.
            The association is coming back. LONDON has 1 message waiting, PARIS none.
        18.875 The association is recovered. PARIS has the Turn. PARIS is asked for the Turn and gives it to LONDON.
            The Turn is on its way to LONDON: nobody holds it. LONDON has 1 message waiting, PARIS none.
        19.125 The Turn arrives: LONDON has it and sends message 2.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        19.375 PARIS knows that the Turn has arrived.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        20.875 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        21.125 Message 2 is through. LONDON has nothing more to send and keeps the Turn.
            LONDON has the Turn. No mail waits.
        30 PARIS has a message for LONDON and asks LONDON for the Turn back.
            LONDON has the Turn. PARIS has 1 message waiting, LONDON none.
        30.25 LONDON is asked for the Turn and gives it to PARIS.
            The Turn is on its way to PARIS: nobody holds it. PARIS has 1 message waiting, LONDON none.
        30.5 The Turn arrives: PARIS has it and sends message 3.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        30.75 LONDON knows that the Turn has arrived.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        32.25 PARIS’s message 3 is delivered to LONDON.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        32.5 Message 3 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn. No mail waits.
    "#]],
    );
}

#[test]
fn cuts_at_other_moments_are_told() {
    check(
        "s=lost-turn&cut=0.1&cut=11&cut=23.3&cut=40.8&cut=51&recovery-timeout=5&until=75",
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.1 Cut: the association is lost while it is being set up.
             PARIS has 1 message waiting, LONDON none.
        8 LONDON has a message for PARIS and opens association 2.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        8.25 PARIS accepts association 2 and asks LONDON for the Turn.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        8.5 Association 2 is open. LONDON has the Turn and sends message 2. LONDON is asked for the Turn and will give it when its message is through.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        10.1 PARIS tries again to open association 1.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        10.25 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        10.35 LONDON accepts association 1 and asks PARIS for the Turn.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        10.5 Message 2 is through: LONDON gives the Turn to PARIS.
            The Turn is on its way to PARIS on association 2: nobody holds it. PARIS has 1 message waiting, LONDON none.
        10.6 Association 1 is open. PARIS has the Turn and sends message 1. Association 1: PARIS is asked for the Turn and will give it when its message is through.
            The Turn is on its way to PARIS on association 2: nobody holds it. PARIS has 1 message waiting, LONDON none.
        10.75 The Turn arrives: PARIS has it.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        11 LONDON knows that the Turn has arrived. Cut: association 1 is lost with message 1 on its way to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        16 PARIS gives association 1 up: 5 s have not been enough to recover it. LONDON gives association 1 up: 5 s have not been enough to recover it.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        17.75 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        18 Message 1 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
        30 PARIS has a message for LONDON and sends message 3.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        31.75 PARIS’s message 3 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        32 Message 3 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
        60 PARIS has a message for LONDON and sends message 4.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        61.75 PARIS’s message 4 is delivered to LONDON.
            PARIS has the Turn on association 2. PARIS has 1 message waiting, LONDON none.
        62 Message 4 is through. PARIS has nothing more to send and keeps the Turn.
            PARIS has the Turn on association 2. No mail waits.
    "#]],
    );
}

#[test]
fn an_idle_association_is_closed_in_words() {
    check(
        "s=lost-turn&cut=none&lifetime=5&until=20",
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
        7.5 Nothing to send for a while: PARIS closes the association.
            The association is being closed. No mail waits.
        7.75 LONDON agrees: the association is closed.
            The association is being closed. No mail waits.
        8 LONDON has a message for PARIS and opens association 2. Association 1 is closed in order.
            Association 2 is not open yet. LONDON has 1 message waiting, PARIS none.
        8.25 PARIS accepts association 2.
            Association 2 is not open yet. LONDON has 1 message waiting, PARIS none.
        8.5 Association 2 is open. LONDON has the Turn and sends message 2.
            LONDON has the Turn on association 2. LONDON has 1 message waiting, PARIS none.
        10.25 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn on association 2. LONDON has 1 message waiting, PARIS none.
        10.5 Message 2 is through. LONDON has nothing more to send and keeps the Turn.
            LONDON has the Turn on association 2. No mail waits.
        15.5 Nothing to send for a while: LONDON closes association 2.
            Association 2 is being closed. No mail waits.
        15.75 PARIS agrees: association 2 is closed.
            Association 2 is being closed. No mail waits.
        16 Association 2 is closed in order.
             No mail waits.
    "#]],
    );
}

#[test]
fn nothing_is_said_before_anything_happens() {
    let story = story("s=lost-turn");
    assert_eq!(story.caption(-1).headline, "Nothing has happened yet.");
}

#[test]
fn a_transfer_in_full_is_told_piece_by_piece() {
    let link = "s=lost-turn&transfers=in-full&message-size=100&cut=10.1&until=29";
    check(
        link,
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.25 LONDON accepts the association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        0.5 The association is open. PARIS has the Turn and sends message 1.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        0.75 PARIS’s message 1 begins to arrive at LONDON.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        4.5 30 KB of PARIS’s message 1 reach LONDON. LONDON confirms checkpoint 1: 30 KB are safe.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        4.75 PARIS knows that checkpoint 1 of message 1 is safe.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON none.
        8 LONDON has a message for PARIS and asks PARIS for the Turn.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON 1.
        8.25 LONDON confirms checkpoint 2: 60 KB are safe. PARIS is asked for the Turn and will give it when its message is through.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON 1.
        8.5 PARIS knows that checkpoint 2 of message 1 is safe.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON 1.
        10.1 Cut: the association is lost with message 1 on its way to LONDON; 60 KB are safe.
            The association is down until it is recovered. PARIS has 1 message waiting, LONDON 1.
        20.1 PARIS connects again to recover the association.
            The association is down until it is recovered. PARIS has 1 message waiting, LONDON 1.
        20.35 LONDON takes the association up again and asks PARIS for the Turn.
            The association is coming back. PARIS has 1 message waiting, LONDON 1.
        20.6 The association is recovered. PARIS has the Turn and resumes message 1 behind checkpoint 2: 60 KB are safe. PARIS is asked for the Turn and will give it when its message is through.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON 1.
        20.85 LONDON takes message 1 up again behind checkpoint 2: 60 KB are safe.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON 1.
        24.6 30 KB of PARIS’s message 1 reach LONDON. LONDON confirms checkpoint 3: 90 KB are safe.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON 1.
        24.85 PARIS knows that checkpoint 3 of message 1 is safe.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON 1.
        25.85 10 KB of PARIS’s message 1 reach LONDON. PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn. PARIS has 1 message waiting, LONDON 1.
        26.1 Message 1 is through: PARIS gives the Turn to LONDON.
            The Turn is on its way to LONDON: nobody holds it. LONDON has 1 message waiting, PARIS none.
        26.35 The Turn arrives: LONDON has it and sends message 2.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        26.6 PARIS knows that the Turn has arrived. LONDON’s message 2 begins to arrive at PARIS.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
    "#]],
    );
}

#[test]
fn a_transfer_that_takes_too_long_is_told() {
    let slow = "s=lost-turn&transfers=in-full&cut=none&bandwidth=1&transfer-timeout-normal=1\
                &turn-request-threshold=1&transfer-interval=5&max-transfer-retries=1";
    let in_pieces = "message-size=100&latency=10000&window-size=1&until=215";
    check(
        &format!("{slow}&{in_pieces}"),
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        8 LONDON has a message for PARIS and opens association 2.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        10 LONDON accepts association 1 and asks PARIS for the Turn.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        18 PARIS accepts association 2 and asks LONDON for the Turn.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        20 Association 1 is open. PARIS has the Turn and sends message 1. Association 1: PARIS is asked for the Turn and will give it when its message is through.
            PARIS has the Turn on association 1. PARIS has 1 message waiting, LONDON 1.
        28 Association 2 is open. LONDON has the Turn and sends message 2. LONDON is asked for the Turn and will give it when its message is through.
            LONDON has the Turn on association 2. PARIS has 1 message waiting, LONDON 1.
        30 One more message for LONDON: 2 wait at PARIS. Association 1: PARIS’s message 1 begins to arrive at LONDON.
            LONDON has the Turn on association 2. PARIS has 2 messages waiting, LONDON 1.
        38 LONDON’s message 2 begins to arrive at PARIS.
            LONDON has the Turn on association 2. PARIS has 2 messages waiting, LONDON 1.
        60 Association 1: LONDON confirms checkpoint 1: 30 KB are safe. One more message for LONDON: 3 wait at PARIS.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        68 30 KB of LONDON’s message 2 reach PARIS. PARIS confirms checkpoint 1: 30 KB are safe.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        70 Association 1: PARIS knows that checkpoint 1 of message 1 is safe, and sends on.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        78 LONDON knows that checkpoint 1 of message 2 is safe, and sends on.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        90 One more message for LONDON: 4 wait at PARIS.
            LONDON has the Turn on association 2. PARIS has 4 messages waiting, LONDON 1.
        110 Association 1: 30 KB of PARIS’s message 1 reach LONDON. Association 1: LONDON confirms checkpoint 2: 60 KB are safe.
            LONDON has the Turn on association 2. PARIS has 4 messages waiting, LONDON 1.
        118 30 KB of LONDON’s message 2 reach PARIS. PARIS confirms checkpoint 2: 60 KB are safe.
            LONDON has the Turn on association 2. PARIS has 4 messages waiting, LONDON 1.
        120 Association 1: Message 1 has taken too long: PARIS interrupts it and tries again in 5 s. Association 1: The confirmation of checkpoint 2 of message 1 reaches PARIS too late to count.
            LONDON has the Turn on association 2. PARIS has 5 messages waiting, LONDON 1.
        125 Association 1: PARIS tries again and resumes message 1 behind checkpoint 1: 30 KB are safe.
            LONDON has the Turn on association 2. PARIS has 5 messages waiting, LONDON 1.
        128 Message 2 has taken too long: LONDON interrupts it and tries again in 5 s. The confirmation of checkpoint 2 of message 2 reaches LONDON too late to count.
            LONDON has the Turn on association 2. PARIS has 5 messages waiting, LONDON 1.
        130 Association 1: LONDON keeps what it has of message 1: PARIS will resume it.
            LONDON has the Turn on association 2. PARIS has 5 messages waiting, LONDON 1.
        133 LONDON tries again and resumes message 2 behind checkpoint 1: 30 KB are safe.
            LONDON has the Turn on association 2. PARIS has 5 messages waiting, LONDON 1.
        135 Association 1: LONDON takes message 1 up again behind checkpoint 1: 30 KB are safe.
            LONDON has the Turn on association 2. PARIS has 5 messages waiting, LONDON 1.
        138 PARIS keeps what it has of message 2: LONDON will resume it.
            LONDON has the Turn on association 2. PARIS has 5 messages waiting, LONDON 1.
        143 PARIS takes message 2 up again behind checkpoint 1: 30 KB are safe.
            LONDON has the Turn on association 2. PARIS has 5 messages waiting, LONDON 1.
        150 One more message for LONDON: 6 wait at PARIS.
            LONDON has the Turn on association 2. PARIS has 6 messages waiting, LONDON 1.
        165 Association 1: 30 KB of PARIS’s message 1 reach LONDON. Association 1: LONDON confirms checkpoint 2: 60 KB are safe.
            LONDON has the Turn on association 2. PARIS has 6 messages waiting, LONDON 1.
        173 30 KB of LONDON’s message 2 reach PARIS. PARIS confirms checkpoint 2: 60 KB are safe.
            LONDON has the Turn on association 2. PARIS has 6 messages waiting, LONDON 1.
        175 Association 1: PARIS knows that checkpoint 2 of message 1 is safe, and sends on.
            LONDON has the Turn on association 2. PARIS has 6 messages waiting, LONDON 1.
        180 One more message for LONDON: 7 wait at PARIS.
            LONDON has the Turn on association 2. PARIS has 7 messages waiting, LONDON 1.
        183 LONDON knows that checkpoint 2 of message 2 is safe, and sends on.
            LONDON has the Turn on association 2. PARIS has 7 messages waiting, LONDON 1.
        210 One more message for LONDON: 8 wait at PARIS.
            LONDON has the Turn on association 2. PARIS has 8 messages waiting, LONDON 1.
        215 Association 1: 30 KB of PARIS’s message 1 reach LONDON. Association 1: LONDON confirms checkpoint 3: 90 KB are safe.
            LONDON has the Turn on association 2. PARIS has 8 messages waiting, LONDON 1.
    "#]],
    );
    let whole = "message-size=20&latency=20000&until=130";
    check(
        &format!("{slow}&{whole}"),
        expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            The association is not open yet. PARIS has 1 message waiting, LONDON none.
        8 LONDON has a message for PARIS and opens association 2.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        20 LONDON accepts association 1 and asks PARIS for the Turn.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        28 PARIS accepts association 2 and asks LONDON for the Turn.
            Association 2 is not open yet. PARIS has 1 message waiting, LONDON 1.
        30 One more message for LONDON: 2 wait at PARIS.
            Association 2 is not open yet. PARIS has 2 messages waiting, LONDON 1.
        40 Association 1 is open. PARIS has the Turn and sends message 1. Association 1: PARIS is asked for the Turn and will give it when its message is through.
            PARIS has the Turn on association 1. PARIS has 2 messages waiting, LONDON 1.
        48 Association 2 is open. LONDON has the Turn and sends message 2. LONDON is asked for the Turn and will give it when its message is through.
            LONDON has the Turn on association 2. PARIS has 2 messages waiting, LONDON 1.
        60 Association 1: PARIS’s message 1 begins to arrive at LONDON. Association 1: Message 1 has taken too long: PARIS discards it and tries again in 5 s.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        65 Association 1: PARIS tries again and sends message 1.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        68 LONDON’s message 2 begins to arrive at PARIS. Message 2 has taken too long: LONDON discards it and tries again in 5 s.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        73 LONDON tries again and sends message 2.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        80 Association 1: PARIS’s message 1 is delivered to LONDON. Association 1: PARIS has broken message 1 off, but LONDON has it whole already.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        85 Association 1: PARIS’s message 1 begins to arrive at LONDON. Association 1: Message 1 has taken too long once more: PARIS reports it as not delivered, and sends message 3.
            LONDON has the Turn on association 2. PARIS has 2 messages waiting, LONDON 1.
        88 LONDON’s message 2 is delivered to PARIS. LONDON has broken message 2 off, but PARIS has it whole already.
            LONDON has the Turn on association 2. PARIS has 2 messages waiting, LONDON 1.
        90 One more message for LONDON: 3 wait at PARIS.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON 1.
        93 LONDON’s message 2 begins to arrive at PARIS. Message 2 has taken too long once more: LONDON reports it as not delivered.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON none.
        100 Association 1: The end ack of message 1 comes too late to count: PARIS has given that attempt up.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON none.
        105 Association 1: Message 1 reaches LONDON a second time and is recognised. Association 1: Message 3 has taken too long: PARIS discards it and tries again in 5 s.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON none.
        108 The end ack of message 2 comes too late to count: LONDON has given that attempt up.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON none.
        110 Association 1: PARIS tries again and sends message 3.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON none.
        113 Message 2 reaches PARIS a second time and is recognised. LONDON has broken message 2 off, but PARIS has it whole already.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON none.
        120 One more message for LONDON: 4 wait at PARIS.
            LONDON has the Turn on association 2. PARIS has 4 messages waiting, LONDON none.
        125 Association 1: PARIS’s message 3 is delivered to LONDON. Association 1: PARIS has broken message 3 off, but LONDON has it whole already.
            LONDON has the Turn on association 2. PARIS has 4 messages waiting, LONDON none.
        130 Association 1: PARIS’s message 3 begins to arrive at LONDON. Association 1: Message 3 has taken too long once more: PARIS reports it as not delivered, and sends message 4.
            LONDON has the Turn on association 2. PARIS has 3 messages waiting, LONDON none.
    "#]],
    );
}

#[test]
fn what_users_ask_is_told() {
    let link =
        "s=lost-turn&cut=none&until=25&give=PARIS@5&give=PARIS@6&please=PARIS@7&please=PARIS@12";
    check(
        link,
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
        5 Told to by a user, PARIS gives the Turn to LONDON.
            The Turn is on its way to LONDON: nobody holds it. No mail waits.
        5.25 The Turn arrives: LONDON has it.
            LONDON has the Turn. No mail waits.
        5.5 PARIS knows that the Turn has arrived.
            LONDON has the Turn. No mail waits.
        6 PARIS is told to give the Turn and may not: it thinks that LONDON has it.
            LONDON has the Turn. No mail waits.
        7 Told to by a user, PARIS asks LONDON for the Turn back.
            LONDON has the Turn. No mail waits.
        7.25 LONDON is asked for the Turn and gives it to PARIS.
            The Turn is on its way to PARIS: nobody holds it. No mail waits.
        7.5 The Turn arrives: PARIS has it.
            PARIS has the Turn. No mail waits.
        7.75 LONDON knows that the Turn has arrived.
            PARIS has the Turn. No mail waits.
        8 LONDON has a message for PARIS and asks PARIS for the Turn back.
            PARIS has the Turn. LONDON has 1 message waiting, PARIS none.
        8.25 PARIS is asked for the Turn and gives it to LONDON.
            The Turn is on its way to LONDON: nobody holds it. LONDON has 1 message waiting, PARIS none.
        8.5 The Turn arrives: LONDON has it and sends message 2.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        8.75 PARIS knows that the Turn has arrived.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        10.25 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn. LONDON has 1 message waiting, PARIS none.
        10.5 Message 2 is through. LONDON has nothing more to send and keeps the Turn.
            LONDON has the Turn. No mail waits.
        12 Told to by a user, PARIS asks LONDON for the Turn back.
            LONDON has the Turn. No mail waits.
        12.25 LONDON is asked for the Turn and gives it to PARIS.
            The Turn is on its way to PARIS: nobody holds it. No mail waits.
        12.5 The Turn arrives: PARIS has it.
            PARIS has the Turn. No mail waits.
        12.75 LONDON knows that the Turn has arrived.
            PARIS has the Turn. No mail waits.
    "#]],
    );
}

#[test]
fn monologue_is_told() {
    let link = "s=lost-turn&dialogue-mode=monologue&cut=none&until=25&give=PARIS@5&threshold=1";
    check(
        link,
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
        5 PARIS is told to give the Turn and may not: in monologue the Turn does not move.
            PARIS has the Turn. No mail waits.
        8 The first message waits at LONDON: that is the threshold. LONDON opens association 2.
            PARIS has the Turn on association 1. LONDON has 1 message waiting, PARIS none.
        8.25 PARIS accepts association 2.
            PARIS has the Turn on association 1. LONDON has 1 message waiting, PARIS none.
        8.5 Association 2 is open. LONDON has the Turn and sends message 2.
            LONDON has the Turn on association 2. LONDON has 1 message waiting, PARIS none.
        10.25 LONDON’s message 2 is delivered to PARIS.
            LONDON has the Turn on association 2. LONDON has 1 message waiting, PARIS none.
        10.5 Message 2 is through. LONDON has nothing more to send and keeps the Turn.
            LONDON has the Turn on association 2. No mail waits.
    "#]],
    );
}

#[test]
fn walked_through_once_the_captions_are_the_same() {
    let story = story("s=lost-turn&transfers=in-full&message-size=100&until=100");
    for (at_us, caption) in story.captions() {
        assert_eq!(caption, story.caption(at_us), "at {at_us}");
    }
}

/// What a confirmation or an end ack of an attempt that has failed is good for: nothing.
#[test]
fn what_comes_too_late_is_told_as_such() {
    let slow = "s=lost-turn&cut=none&bandwidth=1&transfer-timeout-normal=1&threshold=20";
    let late = [
        "transfers=in-full&message-size=40&checkpoint-size=30&latency=8000&until=64&transfer-interval=30",
        "transfers=in-full&message-size=12&latency=2000&until=22&turn-request-threshold=1&transfer-interval=1",
        "max-transfer-retries=0&latency=8000&turn-request-threshold=9&lifetime=1&until=60",
    ];
    let lines = late.map(|rest| {
        let told = told(&story(&format!("{slow}&{rest}")));
        let late = |line: &&str| line.contains("late") || line.contains("too long");
        let lines: Vec<&str> = told.lines().filter(late).collect();
        lines.join("\n") + "\n"
    });
    expect![[r#"
        56 Association 1: Message 1 has taken too long: PARIS discards it and gives the Turn away.
        62 Association 2: PARIS confirms checkpoint 1: 30 KB are safe. Association 1: The confirmation of checkpoint 1 of message 1 reaches PARIS too late to count.
        64 Association 2: Message 2 has taken too long: LONDON discards it and gives the Turn away. Association 1: The Turn arrives: LONDON has it.
        16 Message 1 has taken too long: PARIS discards it and tries again in 1 s.
        20 The end ack of message 1 comes too late to count: PARIS has given that attempt up.
        28 Association 1: Message 1 has taken too long: PARIS reports it as not delivered.
        36 Association 2: Message 2 has taken too long: LONDON reports it as not delivered. Association 1: PARIS has broken message 1 off, but LONDON has it whole already.
        52 Association 2: The end ack of message 2 comes too late to count: LONDON has given that attempt up.
    "#]].assert_eq(&lines.concat());
}

#[test]
fn a_limit_of_ours_that_a_run_reaches_is_told() {
    let told = |link: &str| {
        let (link, problems) = read_link(link);
        assert_eq!(problems, []);
        let until_us = link.scenario.until_us();
        let history = link.scenario.run().expect("it is allowed");
        let story = Story::new(link.scenario, history);
        (story.caption(0).mail, story.caption(until_us).mail)
    };
    let (first, last) = told(
        "associations-per-peer=1&max-open-retries=0&recovery-timeout=1&message-size=1000&latency=1\
         &cut=10",
    );
    assert!(!first.contains("most"), "{first}");
    let words =
        "There have been 1000 associations, the most that a run may have: no more are opened.";
    assert!(last.ends_with(words), "{last}");
    let (first, last) =
        told("until=86400&mail=PARIS@0:every:1&transfers=in-full&checkpoint-size=1");
    assert!(!first.contains("most"), "{first}");
    let words = "The run ends here, after 1000000 steps, the most that there may be.";
    assert!(last.ends_with(words), "{last}");
}

/// Each sentence asks how many associations there are: it may not look through the whole run for that.
#[test]
fn a_day_of_refused_associations_is_told() {
    let link = "s=lost-turn&associations-per-peer=1&max-open-retries=145&open-interval=4&until=86399&cut=5@1\
        &cut=12&link=PARIS:LONDON@0:2000:1&cut-after=2";
    let story = story(link);
    let told = |at_us: &i64| story.headline(*at_us);
    let refused = story.moments().iter().map(told).filter(|text| text.contains("refuses")).count();
    assert!(refused > 10_000, "{refused} refusals");
}
