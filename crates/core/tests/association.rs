//! How an association opens, recovers and closes (docs/protocol.md#one-end), as stories of two MTAs.

mod common;

use common::{LONDON, PARIS, RULES, Story, cut, incident, mail, us};
use expect_test::expect;
use turnlab_core::protocol::StateName::{
    Asked, Closed, Closing, Giving, Holding, Idle, Lost, Opening, Sending, Waiting,
};
use turnlab_core::protocol::{Pdu, RequestPriority, Rule};
use turnlab_core::scenario::{InitialTurn, Mail, Parameters, Scenario};
use turnlab_core::world::Effect;

fn with(mail: Vec<Mail>, cuts: &[&str], parameters: Parameters) -> Scenario {
    let cuts = cuts.iter().copied().map(cut).collect();
    Scenario { mail, cuts, parameters, ..incident() }
}

fn usual() -> Parameters {
    Parameters::default()
}

fn one_from_paris() -> Vec<Mail> {
    vec![mail(PARIS, 0, 1, 1)]
}

fn one_from_each() -> Vec<Mail> {
    vec![mail(PARIS, 0, 1, 1), mail(LONDON, 8, 1, 1)]
}

/// What was sent, and when.
fn sent(story: &Story) -> Vec<(i64, Pdu)> {
    story.sent().into_iter().map(|sent| (sent.at_us, sent.pdu)).collect()
}

#[test]
fn the_first_message_opens_an_association_and_goes_over_it() {
    let story = Story::of(with(one_from_paris(), &[], usual()));
    assert_eq!(story.at("0").states(1), [Opening, Idle]);
    assert_eq!(story.at("0.25").states(1), [Opening, Waiting]);
    assert_eq!(story.at("0.5").states(1), [Sending, Waiting]);
    let (_, _, delivered_us) = story.deliveries()[0];
    assert_eq!(delivered_us, us("2.25"), "12 KB at 8 KB/s, and the latency");
    assert_eq!(story.at("2.5").states(1), [Holding, Waiting]);
    assert_eq!(story.at("60").states(1), [Holding, Waiting], "it keeps the Turn until it is asked");
}

#[test]
fn the_responder_may_have_the_turn_first() {
    let parameters = Parameters { initial_turn: InitialTurn::Responder, ..usual() };
    let story = Story::of(with(one_from_paris(), &[], parameters));
    assert_eq!(story.at("0.5").states(1), [Asked, Holding]);
    assert_eq!(story.at("1").states(1), [Sending, Giving], "LONDON gives it for the asking");
    assert_eq!(story.undelivered(), []);
}

#[test]
fn an_opening_that_is_lost_is_tried_again() {
    for rule in RULES {
        let story = Story::of(Scenario { rule, ..with(one_from_each(), &["0.1"], usual()) });
        assert_eq!(story.at("0.1").states(1), [Idle, Idle]);
        assert_eq!(story.at("10.1").states(1), [Opening, Idle], "after the reconnect delay");
        assert_eq!(story.undelivered(), []);
    }
}

#[test]
fn an_opening_whose_answer_is_lost_harms_nobody() {
    for rule in RULES {
        let story = Story::of(Scenario { rule, ..with(one_from_each(), &["0.3"], usual()) });
        assert_eq!(story.at("0.3").states(1), [Idle, Lost]);
        assert_eq!(story.undelivered(), []);
        assert_eq!(story.history.turn_anomalies(), []);
    }
}

#[test]
fn a_transfer_that_is_cut_off_is_resumed_and_recognised() {
    for (seconds, times) in [("1", 1), ("2.4", 2)] {
        let story = Story::of(with(one_from_paris(), &[seconds], usual()));
        let effects = story.history.all_effects();
        let came = effects.filter(|(.., effect)| matches!(effect, Effect::Delivered { .. }));
        assert_eq!(came.count(), times, "how often the message came, cut at {seconds} s");
        assert_eq!(story.undelivered(), [], "cut at {seconds} s");
        assert_eq!(story.waiting_at_the_end(), [0, 0], "cut at {seconds} s");
    }
}

#[test]
fn what_is_not_recovered_in_time_is_closed_and_its_message_goes_another_way() {
    let parameters = Parameters { recovery_timeout_s: 5, ..usual() };
    let story = Story::of(with(one_from_paris(), &["1"], parameters));
    assert_eq!(story.at("5.9").states(1), [Lost, Lost]);
    assert_eq!(story.at("6").states(1), [Closed, Closed], "each end on its own");
    assert_eq!(story.starts(), [(0, PARIS, 1), (us("6"), PARIS, 1)]);
    assert_eq!(story.undelivered(), []);
}

#[test]
fn an_initiator_with_the_turn_closes_what_nobody_uses() {
    let story = Story::of(with(one_from_paris(), &[], usual()));
    assert_eq!(story.at("302.4").states(1), [Holding, Waiting]);
    assert_eq!(story.at("302.5").states(1), [Closing, Waiting], "lifetime after the end ack");
    assert_eq!(story.at("303").states(1), [Closed, Closed]);
}

#[test]
fn an_initiator_without_the_turn_asks_in_order_to_close() {
    let story = Story::of(with(one_from_each(), &[], usual()));
    let asked = (sent(&story).into_iter())
        .find(|&(_, pdu)| pdu == Pdu::Please(RequestPriority::Close))
        .expect("PARIS asks with priority 0");
    let (_, _, delivered_us) = story.deliveries()[1];
    assert_eq!(asked.0, delivered_us + us("300"), "lifetime after the last it received");
    assert_eq!(story.at_the_end().states(1), [Closed, Closed]);
}

#[test]
fn with_the_turn_lost_it_lingers() {
    let story = Story::of(with(vec![mail(LONDON, 8, 1, 1)], &[], usual()));
    assert_eq!(story.at_the_end().states(1), [Closed, Closed], "without a cut it is closed");
    let story = Story::of(with(one_from_each(), &["8.375"], usual()));
    let end = story.at_the_end();
    assert_eq!(end.states(1), [Asked, Asked], "PARIS asked in order to close, and was ignored");
}

#[test]
fn mail_that_crosses_a_close_goes_over_another_association() {
    let crossing = vec![mail(PARIS, 0, 1, 1), mail(LONDON, 306, 1, 1)];
    let parameters = Parameters { latency_ms: 1_000, ..usual() };
    let story = Story::of(with(crossing, &[], parameters));
    assert_eq!(story.at("306").states(1), [Closing, Asked], "FN and PLEASE pass each other");
    assert_eq!(story.undelivered(), []);
    assert_eq!(story.starts().len(), 2);
}

#[test]
fn a_close_that_is_not_answered_in_time_is_broken_off() {
    let parameters = Parameters { latency_ms: 5_000, disconnect_s: 3, ..usual() };
    let story = Story::of(with(one_from_paris(), &[], parameters));
    let aborts = sent(&story).into_iter().filter(|(_, pdu)| matches!(pdu, Pdu::Rtab(_)));
    let fin = sent(&story).into_iter().find(|&(_, pdu)| pdu == Pdu::Fn).expect("PARIS closes");
    assert_eq!(aborts.map(|(at_us, _)| at_us).next(), Some(fin.0 + us("3")));
    assert_eq!(story.at_the_end().states(1), [Closed, Closed]);
}

#[test]
fn two_mtas_at_their_limit_that_open_at_once_refuse_each_other_and_try_again() {
    let at_once = vec![mail(PARIS, 0, 1, 1), mail(LONDON, 0, 1, 1)];
    let parameters = Parameters { associations_per_peer: 1, max_open_retries: 1, ..usual() };
    let story = Story::of(with(at_once, &[], parameters));
    assert_eq!(story.at("0.5").states(1), [Idle, Idle]);
    assert_eq!(story.at("0.5").states(2), [Idle, Idle]);
    assert_eq!(story.at("600.5").states(1), [Opening, Idle], "after the open interval");
    assert_eq!(story.at("601").states(1), [Closed, Idle], "after the last retry");
}

#[test]
fn asked_it_may_first_send_some_more() {
    let order = |more| {
        let parameters = Parameters { turn_request_threshold_messages: more, ..usual() };
        let mail = vec![mail(PARIS, 0, 1, 6), mail(LONDON, 1, 1, 1)];
        let story = Story::of(with(mail, &[], parameters));
        let from_london = |(_, _, at_us): &(_, _, i64)| {
            let effects = story.history.all_effects();
            let mut at = effects.filter(|&(_, us, _)| us == *at_us);
            at.any(|(.., e)| matches!(e, Effect::Delivered { mta: PARIS, .. }))
        };
        story.deliveries().iter().position(from_london)
    };
    assert_eq!(order(0), Some(1), "the Turn goes after the message that is out");
    assert_eq!(order(2), Some(2), "after the two that go since it was asked");
    assert_eq!(order(5), Some(5));
}

#[test]
fn mail_asks_with_its_own_priority() {
    let priority = |name| {
        let link = format!("cut=none&until=20&message-priority={name}");
        let story = Story::with_mail(&link, &one_from_each());
        sent(&story).into_iter().find_map(|(_, pdu)| match pdu {
            Pdu::Please(priority) => Some(priority as u8),
            _ => None,
        })
    };
    let told = ["urgent", "normal", "non-urgent"].map(priority);
    assert_eq!(told, [Some(1), Some(2), Some(3)]);
}

/// No answer has come when both ends give the association up; the RTORQ finds nothing to recover.
#[test]
fn a_recovery_that_comes_too_late_is_refused() {
    let link = "cut=5&latency=2000&recovery-timeout=11&until=40";
    let story = Story::with_mail(link, &one_from_paris());
    expect![[r#"
        0 PARIS 1: RTORQ open
        2 LONDON 1: RTOAC
        4 PARIS 1: transfer #1
        15 PARIS 1: RTORQ recover
        16 PARIS 2: RTORQ open
        17 LONDON 1: RTORJ cannotRecover
        18 LONDON 2: RTOAC
        19 PARIS 1: RTAB protocolError
        20 PARIS 2: transfer #1
        23.5 LONDON 2: end ack #1
    "#]]
    .assert_eq(&story.sent_text());
    assert_eq!(story.undelivered(), []);
}

/// The association of the incident: whoever asks, for whatever, and however often.
#[test]
fn no_request_closes_an_association_whose_turn_is_lost() {
    let link = "cut=8.375&request-repeat=60&please=LONDON@100&until=3600";
    let story = Story::with_mail(link, &one_from_each());
    let requests: Vec<u8> = (sent(&story).into_iter())
        .filter_map(|(_, pdu)| match pdu {
            Pdu::Please(priority) => Some(priority as u8),
            _ => None,
        })
        .collect();
    assert!(requests.contains(&0) && requests.contains(&2), "{requests:?}");
    assert!(!sent(&story).into_iter().any(|(_, pdu)| pdu == Pdu::Fn), "it is closed");
    assert_eq!(story.at_the_end().states(1), [Asked, Asked]);
    assert_eq!(story.starts().len(), 1, "and it keeps its slot");
}

fn repeating(rule: Rule) -> Story {
    let parameters = Parameters { request_repeat_s: 60, ..usual() };
    Story::of(Scenario { rule, parameters, ..incident() })
}

#[test]
fn repeated_requests_do_not_bring_a_lost_turn_back() {
    let story = repeating(RULES[0]);
    let requests = sent(&story).into_iter().filter(|(_, pdu)| matches!(pdu, Pdu::Please(_)));
    assert!(requests.count() > 20, "they are repeated");
    assert_eq!(story.lost_turns().len(), 1, "and ignored every time");
    assert_eq!(repeating(RULES[1]).lost_turns(), []);
}
