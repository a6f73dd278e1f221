//! Transfers that take too long: tried again after *transfer interval*, given up after *max transfer
//! retries*, and told so.

mod common;

use common::{LONDON, PARIS, Story, mail, us};
use expect_test::expect;
use turnlab_core::protocol::MessageId;
use turnlab_core::protocol::StateName::{Giving, Holding, Sending};
use turnlab_core::scenario::Mail;
use turnlab_core::world::AssociationId;

/// 20 KB take 20 s on this line, and may take no more than that: the end ack comes too late.
const SLOW: &str = "cut=none&bandwidth=1&message-size=20&transfer-timeout-normal=1&until=600";

fn one_from_paris() -> Vec<Mail> {
    vec![mail(PARIS, 0, 1, 1)]
}

#[test]
fn a_message_that_always_takes_too_long_is_reported_non_delivered() {
    let link = format!("{SLOW}&latency=5000&transfer-interval=30");
    let story = Story::with_mail(&link, &one_from_paris());
    assert_eq!(story.at("29.9").states(1)[0], Sending);
    assert_eq!(story.at("30").states(1)[0], Holding, "10 s for the opening, 20 s for the message");
    expect![[r#"
        0 PARIS 1: RTORQ open
        5 LONDON 1: RTOAC
        10 PARIS 1: transfer #1
        30 PARIS 1: discard #1
        35 LONDON 1: end ack #1
        60 PARIS 1: transfer #1
        80 PARIS 1: discard #1
        85 LONDON 1: end ack #1
        110 PARIS 1: transfer #1
        130 PARIS 1: discard #1
        135 LONDON 1: end ack #1
        430 PARIS 1: FN
        435 LONDON 1: DN
    "#]]
    .assert_eq(&story.sent_text());
    assert_eq!(story.non_delivered(), [(MessageId(0), us("130"))], "after two retries");
    assert_eq!(story.waiting_at_the_end(), [0, 0]);
}

/// The sender cannot know that the message has come: it has only not heard so in time.
#[test]
fn a_message_that_is_given_up_may_have_arrived_all_the_same() {
    let link = format!("{SLOW}&latency=5000&transfer-interval=30");
    let story = Story::with_mail(&link, &one_from_paris());
    assert_eq!((story.deliveries().len(), story.recognised()), (1, 2));
}

#[test]
fn in_full_it_gets_on_from_attempt_to_attempt() {
    let link = "transfers=in-full&cut=none&bandwidth=1&message-size=100&transfer-timeout-normal=1\
                &latency=5000&transfer-interval=30&until=600";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(story.undelivered(), []);
    assert_eq!(story.non_delivered(), []);
    expect![[r#"
        0 PARIS 1: RTORQ open
        5 LONDON 1: RTOAC
        10 PARIS 1: start #1, 30 KB, sync 1, 30 KB, sync 2, 30 KB, sync 3, 10 KB, end #1
        45 LONDON 1: sync ack 1
        75 LONDON 1: sync ack 2
        105 LONDON 1: sync ack 3
        110 PARIS 1: interrupt #1
        115 LONDON 1: end ack #1
        140 PARIS 1: resume #1 behind 2, 30 KB, sync 3, 10 KB, end #1
        175 LONDON 1: sync ack 3
        185 LONDON 1: end ack #1
        490 PARIS 1: FN
        495 LONDON 1: DN
    "#]]
    .assert_eq(&story.sent_text());
}

#[test]
fn without_retries_it_is_given_up_at_once_and_the_next_one_goes() {
    let link = SLOW.replace("until=600", "until=60&max-transfer-retries=0");
    let story = Story::with_mail(&link, &[mail(PARIS, 0, 1, 2)]);
    let given_up = [(MessageId(0), us("20.5")), (MessageId(1), us("40.5"))];
    assert_eq!(story.non_delivered(), given_up);
    assert_eq!(story.starts().len(), 1, "the association is none the worse");
}

/// It is the priority that says how long a message may take.
#[test]
fn an_urgent_message_is_given_up_sooner() {
    let given_up = |priority| {
        let slow = SLOW.replace("timeout-normal=1", "timeout-normal=2");
        let link = format!(
            "{slow}&message-priority={priority}&transfer-timeout-urgent=1\
             &transfer-timeout-non-urgent=3&max-transfer-retries=0&latency=60000"
        );
        Story::with_mail(&link, &one_from_paris()).non_delivered()[0].1
    };
    let times = ["urgent", "normal", "non-urgent"].map(given_up);
    assert_eq!(times, ["140", "160", "180"].map(us), "two minutes for the opening");
}

/// What waits for its next attempt keeps its place, and nothing overtakes it on its association.
#[test]
fn nothing_overtakes_a_message_between_two_attempts() {
    let link = format!("{SLOW}&latency=500&transfer-interval=30&threshold=3");
    let story = Story::with_mail(&link, &[mail(PARIS, 0, 5, 3)]);
    let over = |by| {
        let deliveries = story.deliveries().into_iter();
        deliveries.filter(|d| d.1 == AssociationId(by)).map(|d| d.0.0).collect::<Vec<_>>()
    };
    assert!(over(0).is_sorted() && over(1).is_sorted(), "{:?} {:?}", over(0), over(1));
    assert!(!over(1).contains(&0), "the first message stays with its association");
}

#[test]
fn the_other_end_may_send_between_two_attempts() {
    let link = format!("{SLOW}&latency=500&transfer-interval=60");
    let story = Story::with_mail(&link, &[mail(PARIS, 0, 1, 1), mail(LONDON, 30, 1, 1)]);
    assert_eq!(story.at("29").states(1)[0], Holding, "PARIS waits for its next attempt");
    assert_eq!(story.at("31").states(1), [Giving, Sending], "and gives the Turn for the asking");
}

/// On a long line the confirmations of an attempt that has failed come in while the next one is under
/// way. They are not for it: were they, a loss would leave this end sure of more than the other has.
#[test]
fn what_was_confirmed_to_an_earlier_attempt_is_not_confirmed_to_the_next() {
    let link = "transfers=in-full&message-size=100&checkpoint-size=10&window-size=2&bandwidth=1000\
                &latency=60000&transfer-timeout-normal=1&transfer-interval=1&recovery-timeout=600\
                &cut=281.005&until=900";
    let story = Story::with_mail(link, &one_from_paris());
    let sent = story.sent_text();
    assert!(sent.contains("discard"), "no attempt fails: {sent}");
    assert!(!sent.contains("RTAB"), "an end breaks the association off: {sent}");
}
