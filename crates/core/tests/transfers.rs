//! Transfers in full: activities with checkpoints, resumed, begun again, recognised and given up.

mod common;

use common::{LONDON, PARIS, Story, mail, us};
use expect_test::expect;
use turnlab_core::protocol::StateName::{Closed, Lost, Recovering, Sending};
use turnlab_core::protocol::{MessageId, Pdu, State};
use turnlab_core::scenario::{Mail, seconds_text};
use turnlab_core::world::AssociationId;

const FIRST: MessageId = MessageId(0);

fn one_from_paris() -> Vec<Mail> {
    vec![mail(PARIS, 0, 1, 1)]
}

fn one_from_each() -> Vec<Mail> {
    vec![mail(PARIS, 0, 1, 1), mail(LONDON, 8, 1, 1)]
}

/// How many KB of the first message were put on the line of each association.
fn kb_of_the_first(story: &Story) -> Vec<u32> {
    let mut kb = vec![0; story.starts().len()];
    for sent in story.sent() {
        if let Pdu::Data { message: FIRST, size_kb } = sent.pdu {
            kb[sent.association.index()] += size_kb;
        }
    }
    kb
}

fn resumptions(story: &Story) -> Vec<u32> {
    let resumed = |sent: common::Sent| match sent.pdu {
        Pdu::ActivityResume { confirmed, .. } => Some(confirmed),
        _ => None,
    };
    story.sent().into_iter().filter_map(resumed).collect()
}

fn assert_all_delivered_once(story: &Story) {
    assert_eq!(story.undelivered(), []);
    assert_eq!(story.waiting_at_the_end(), [0, 0]);
}

#[test]
fn a_message_is_told_piece_by_piece() {
    let story = Story::with_mail("transfers=in-full&message-size=200&cut=none", &one_from_paris());
    assert_all_delivered_once(&story);
    expect![[r#"
        0 PARIS 1: RTORQ open
        0.25 LONDON 1: RTOAC
        0.5 PARIS 1: start #1, 30 KB, sync 1, 30 KB, sync 2, 30 KB, sync 3, 30 KB, sync 4, 30 KB, sync 5
        4.5 LONDON 1: sync ack 1
        4.75 PARIS 1: 30 KB, sync 6, 20 KB, end #1
        8.25 LONDON 1: sync ack 2
        12 LONDON 1: sync ack 3
        15.75 LONDON 1: sync ack 4
        19.5 LONDON 1: sync ack 5
        23.25 LONDON 1: sync ack 6
        25.75 LONDON 1: end ack #1
        326 PARIS 1: FN
        326.25 LONDON 1: DN
    "#]].assert_eq(&story.sent_text());
}

/// Cut while the sixth and the seventh piece are on the line and two checkpoints are confirmed.
#[test]
fn after_a_recovery_it_is_resumed_behind_the_last_confirmed_checkpoint() {
    let link = "transfers=in-full&message-size=400&cut=10&until=120";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(story.at("10").states(1), [Lost, Lost]);
    assert_eq!(resumptions(&story), [2]);
    let [kb] = kb_of_the_first(&story)[..] else { panic!("one association is enough") };
    assert_eq!(kb, 5 * 30 + 2 * 30 + (400 - 2 * 30), "five, two more, and the rest behind two");
    assert_eq!(story.recognised(), 0);
    assert_all_delivered_once(&story);
    expect![[r#"
        0 PARIS 1: RTORQ open
        0.25 LONDON 1: RTOAC
        0.5 PARIS 1: start #1, 30 KB, sync 1, 30 KB, sync 2, 30 KB, sync 3, 30 KB, sync 4, 30 KB, sync 5
        4.5 LONDON 1: sync ack 1
        4.75 PARIS 1: 30 KB, sync 6
        8.25 LONDON 1: sync ack 2
        8.5 PARIS 1: 30 KB, sync 7
        20 PARIS 1: RTORQ recover
        20.25 LONDON 1: RTOAC
        20.5 PARIS 1: resume #1 behind 2, 30 KB, sync 3, 30 KB, sync 4, 30 KB, sync 5, 30 KB, sync 6, 30 KB, sync 7
        24.5 LONDON 1: sync ack 3
        24.75 PARIS 1: 30 KB, sync 8
        28.25 LONDON 1: sync ack 4
        28.5 PARIS 1: 30 KB, sync 9
        32 LONDON 1: sync ack 5
        32.25 PARIS 1: 30 KB, sync 10
        35.75 LONDON 1: sync ack 6
        36 PARIS 1: 30 KB, sync 11
        39.5 LONDON 1: sync ack 7
        39.75 PARIS 1: 30 KB, sync 12
        43.25 LONDON 1: sync ack 8
        43.5 PARIS 1: 30 KB, sync 13, 10 KB, end #1
        47 LONDON 1: sync ack 9
        50.75 LONDON 1: sync ack 10
        54.5 LONDON 1: sync ack 11
        58.25 LONDON 1: sync ack 12
        62 LONDON 1: sync ack 13
        63.25 LONDON 1: end ack #1
    "#]].assert_eq(&story.sent_text());
}

/// Every tenth of a second of a transfer: what was confirmed is never sent again.
#[test]
fn wherever_it_is_cut_no_more_is_sent_again_than_the_window() {
    for window in [1, 2, 5, 64] {
        for tenth in 0..300 {
            let at = seconds_text(tenth * 100_000 + 50_000);
            let link = format!(
                "transfers=in-full&message-size=200&window-size={window}&cut={at}&until=120"
            );
            let story = Story::with_mail(&link, &one_from_paris());
            assert_all_delivered_once(&story);
            let again = kb_of_the_first(&story).iter().sum::<u32>() - 200;
            assert!(again <= (window + 1) * 30, "{again} KB are sent again: {link}");
        }
    }
}

#[test]
fn a_second_loss_while_it_is_resumed_keeps_what_has_been_confirmed_since() {
    let link = "transfers=in-full&message-size=400&cut=10&cut=35&until=120";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(resumptions(&story), [2, 5]);
    assert_all_delivered_once(&story);
}

#[test]
fn a_loss_while_it_is_recovering_keeps_what_was_confirmed() {
    let link = "transfers=in-full&message-size=400&cut=10&cut=20.1&until=120";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(story.at("20").states(1), [Recovering, Lost]);
    assert_eq!(resumptions(&story), [2]);
    assert_all_delivered_once(&story);
}

#[test]
fn what_is_not_recovered_in_time_goes_whole_over_another_association() {
    let link = "transfers=in-full&message-size=400&cut=10&reconnect-delay=100&until=240";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(story.at("70").states(1), [Closed, Closed], "after the recovery timeout");
    assert_eq!(story.starts(), [(0, PARIS, 1), (us("70"), PARIS, 1)]);
    assert_eq!(kb_of_the_first(&story), [5 * 30 + 2 * 30, 400]);
    assert_eq!(resumptions(&story), [0_u32; 0]);
    assert_all_delivered_once(&story);
}

#[test]
fn under_fresh_start_it_begins_again() {
    let link = "transfers=in-full&message-size=400&cut=10&rule=fresh-start&until=120";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(kb_of_the_first(&story), [5 * 30 + 2 * 30 + 400]);
    assert_eq!(resumptions(&story), [0_u32; 0]);
    assert_all_delivered_once(&story);
}

#[test]
fn without_checkpoints_it_begins_again() {
    let link = "transfers=in-full&message-size=400&cut=10&checkpoint-size=0&until=120";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(kb_of_the_first(&story), [2 * 400]);
    assert_eq!(resumptions(&story), [0_u32; 0]);
    assert_all_delivered_once(&story);
}

/// LONDON was sending when the association was lost, and has not the Turn when it is recovered.
#[test]
fn who_has_the_turn_no_longer_asks_before_it_goes_on() {
    let link = "transfers=in-full&message-size=100&cut=20&rule=fresh-start&until=60";
    let story = Story::with_mail(link, &one_from_each());
    assert_eq!(story.at("19.9").state(LONDON, 1), Sending);
    assert_all_delivered_once(&story);
    expect![[r#"
        0 PARIS 1: RTORQ open
        0.25 LONDON 1: RTOAC
        0.5 PARIS 1: start #1, 30 KB, sync 1, 30 KB, sync 2, 30 KB, sync 3, 10 KB, end #1
        4.5 LONDON 1: sync ack 1
        8 LONDON 1: PLEASE 2
        8.25 LONDON 1: sync ack 2
        12 LONDON 1: sync ack 3
        13.25 LONDON 1: end ack #1
        13.5 PARIS 1: GTC
        13.75 LONDON 1: GTA, start #2, 30 KB, sync 1, 30 KB, sync 2, 30 KB, sync 3, 10 KB, end #2
        17.75 PARIS 1: sync ack 1
        30 PARIS 1: RTORQ recover
        30.25 LONDON 1: RTOAC, PLEASE 2
        30.5 PARIS 1: GTC
        30.75 LONDON 1: GTA, start #2, 30 KB, sync 1, 30 KB, sync 2, 30 KB, sync 3, 10 KB, end #2
        34.75 PARIS 1: sync ack 1
        38.5 PARIS 1: sync ack 2
        42.25 PARIS 1: sync ack 3
        43.5 PARIS 1: end ack #2
    "#]]
    .assert_eq(&story.sent_text());
}

#[test]
fn when_the_end_ack_is_lost_the_message_is_recognised() {
    let link = "transfers=in-full&message-size=100&cut=13.4&until=60";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(resumptions(&story), [3], "all but the last piece was confirmed");
    assert_eq!((story.deliveries().len(), story.recognised()), (1, 1));
    assert_all_delivered_once(&story);
}

/// The same where the association is given up before it is recovered, and so all is sent again.
#[test]
fn a_message_that_comes_again_over_another_association_is_recognised() {
    let link = "transfers=in-full&message-size=100&cut=13.4&reconnect-delay=100&until=120";
    let story = Story::with_mail(link, &one_from_paris());
    assert_eq!(kb_of_the_first(&story), [100, 100]);
    assert_eq!((story.deliveries().len(), story.recognised()), (1, 1));
    assert_all_delivered_once(&story);
}

/// What is out and unconfirmed, after every step, at either end.
#[test]
fn the_window_is_never_exceeded() {
    for window in [1, 2, 3, 5, 64] {
        let link = format!(
            "transfers=in-full&message-size=400&window-size={window}&cut=20&cut=44.4&until=300"
        );
        let mut widest = 0;
        let mut run = Story::of_link(&link).history.seek(0);
        while run.advance(&mut Vec::new()).is_some() {
            for end in run.world().associations()[0].ends() {
                let State::Sending(sending) = &end.state else { continue };
                let out = sending.outgoing.sent - sending.outgoing.confirmed;
                assert!(out <= window, "{out} are unconfirmed at {} us: {link}", run.now_us());
                widest = widest.max(out);
            }
        }
        assert_eq!(widest, window.min(13), "it is made use of: {link}");
    }
}

#[test]
fn a_greater_window_is_no_slower_and_a_window_of_one_waits_for_each_confirmation() {
    let delivered = |window| {
        let link = format!("transfers=in-full&message-size=400&cut=none&window-size={window}");
        Story::with_mail(&link, &one_from_paris()).deliveries()[0].2
    };
    let all_at_once_us = us("50.75");
    assert_eq!([64, 5, 2].map(delivered), [all_at_once_us; 3], "50 s on the line, and 0.75 s");
    assert_eq!(delivered(1), all_at_once_us + 12 * us("0.5"), "it waits twelve times");
}

#[test]
fn in_full_a_message_arrives_when_it_would_as_one_pdu() {
    let delivered = |transfers| {
        let link = format!("transfers={transfers}&message-size=400&cut=none");
        Story::with_mail(&link, &one_from_paris()).deliveries()
    };
    assert_eq!(delivered("in-full"), delivered("one-pdu"));
}

/// A request that comes in the middle of a message is remembered to its end.
#[test]
fn the_turn_goes_after_the_message_that_is_out() {
    let story = Story::with_mail("transfers=in-full&message-size=100&cut=none", &one_from_each());
    let gives = story.sent().into_iter().find(|sent| matches!(sent.pdu, Pdu::Gtc { .. }));
    let (_, _, delivered_us) = story.deliveries()[0];
    assert_eq!(gives.map(|sent| sent.at_us), Some(delivered_us + us("0.25")), "with the end ack");
    assert_all_delivered_once(&story);
}

fn associations(story: &Story) -> Vec<AssociationId> {
    story.deliveries().into_iter().map(|(_, by, _)| by).collect()
}

#[test]
fn two_associations_carry_two_messages_at_once() {
    let both = [mail(PARIS, 0, 1, 2)];
    let story = Story::with_mail("transfers=in-full&message-size=400&cut=none&threshold=2", &both);
    assert_eq!(associations(&story), [AssociationId(0), AssociationId(1)]);
    let times: Vec<i64> = story.deliveries().into_iter().map(|(.., us)| us).collect();
    assert!(times[1] - times[0] < us("2"), "each has a line to itself: {times:?}");
}

/// While a long message comes in, the initiator's lifetime does not run out.
#[test]
fn an_association_over_which_a_message_comes_in_is_not_closed() {
    let link = "transfers=in-full&message-size=1000&cut=none&lifetime=20&until=200";
    let story = Story::with_mail(link, &[mail(LONDON, 0, 1, 1)]);
    assert_eq!(story.starts().len(), 1);
    assert_all_delivered_once(&story);
    let from_paris = [mail(PARIS, 0, 1, 1), mail(LONDON, 1, 1, 1)];
    let story = Story::with_mail(&format!("{link}&bandwidth=100"), &from_paris);
    assert_eq!(story.starts().len(), 1, "PARIS waits, and does not close, while LONDON sends");
    assert_all_delivered_once(&story);
}
