//! Monologue: only the initiator ever sends, and each side opens what it needs.

mod common;

use common::{LONDON, PARIS, Story, mail, us};
use expect_test::expect;
use turnlab_core::protocol::StateName::{Closed, Holding, Lost, Sending, Waiting};
use turnlab_core::protocol::{Pdu, RULES};
use turnlab_core::scenario::Mail;
use turnlab_core::world::AssociationId;

fn each_every_half_minute() -> [Mail; 2] {
    [mail(PARIS, 0, 30, 20), mail(LONDON, 8, 30, 20)]
}

fn moves_the_turn(story: &Story) -> bool {
    story.sent().iter().any(|sent| sent.pdu.moves_turn())
}

#[test]
fn only_the_initiator_sends_and_the_turn_does_not_move() {
    for transfers in ["one-pdu", "in-full"] {
        for rule in RULES {
            let link = format!(
                "dialogue-mode=monologue&transfers={transfers}&message-size=40&rule={}\
                 &threshold=4&cut=9&cut=2@140&cut=200",
                rule.name
            );
            let story = Story::with_mail(&link, &each_every_half_minute());
            assert!(!moves_the_turn(&story), "{link}");
            assert_eq!(story.turn_anomalies(), [], "{link}");
            let starts = story.starts();
            for sent in story.sent().iter().filter(|sent| sent.pdu.size_kb() > 0) {
                assert_eq!(sent.by, starts[sent.association.index()].1, "{sent:?}: {link}");
            }
            assert_eq!(story.undelivered(), [], "{link}");
        }
    }
}

#[test]
fn the_responders_mail_waits_for_its_threshold_and_goes_over_its_own_association() {
    let link = "dialogue-mode=monologue&cut=none&threshold=5&until=600";
    let story = Story::with_mail(link, &each_every_half_minute());
    assert_eq!(story.at("8").states(1), [Holding, Waiting], "LONDON does not ask");
    let starts = [(0, PARIS, 1), (us("128"), LONDON, 5)];
    assert_eq!(story.starts(), starts, "with its fifth message LONDON opens one of its own");
    assert_eq!(story.at("129").states(2), [Waiting, Sending]);
    let by_london = story.deliveries().into_iter().filter(|d| d.1 == AssociationId(1));
    assert_eq!(by_london.count(), 20, "all of LONDON's mail goes over it");
    assert_eq!(story.undelivered(), []);
}

/// With nothing more to send, PARIS closes its association, and then LONDON's first message is due.
#[test]
fn a_close_lets_the_responders_mail_go() {
    let link = "dialogue-mode=monologue&cut=none&until=900";
    let story = Story::with_mail(link, &[mail(PARIS, 0, 1, 1), mail(LONDON, 8, 1, 1)]);
    expect![[r#"
        0 PARIS 1: RTORQ open
        0.25 LONDON 1: RTOAC
        0.5 PARIS 1: transfer #1
        2.25 LONDON 1: end ack #1
        302.5 PARIS 1: FN
        302.75 LONDON 1: DN
        302.75 LONDON 2: RTORQ open
        303 PARIS 2: RTOAC
        303.25 LONDON 2: transfer #2
        305 PARIS 2: end ack #2
        605.25 LONDON 2: FN
        605.5 PARIS 2: DN
    "#]]
    .assert_eq(&story.sent_text());
    assert_eq!(story.undelivered(), []);
}

#[test]
fn initial_turn_says_nothing_here() {
    let link = "dialogue-mode=monologue&initial-turn=responder&cut=none";
    let story = Story::with_mail(link, &[mail(PARIS, 0, 1, 1)]);
    assert_eq!(story.at("0.5").states(1), [Sending, Waiting]);
    assert_eq!(story.undelivered(), []);
}

/// The cut of the incident: there is no hand-over for it to strike.
#[test]
fn the_incident_cannot_happen() {
    let story = Story::of_link("s=lost-turn&dialogue-mode=monologue");
    assert_eq!(story.at("8.375").states(1), [Lost, Lost]);
    assert_eq!(story.at("18.875").states(1), [Holding, Waiting]);
    assert_eq!(story.turn_anomalies(), []);
    let late: Vec<_> = story.deliveries().into_iter().filter(|d| d.1 != AssociationId(0)).collect();
    assert_eq!(late, [], "LONDON's one message waits, all others go over association 1");
    assert_eq!(story.waiting_at_the_end(), [0, 1]);
}

#[test]
fn an_interrupted_transfer_is_resumed() {
    let link = "dialogue-mode=monologue&transfers=in-full&message-size=400&cut=10&until=120";
    let story = Story::with_mail(link, &[mail(PARIS, 0, 1, 1)]);
    let resumed = |pdu| matches!(pdu, Pdu::ActivityResume { confirmed: 2, .. });
    assert!(story.sent().into_iter().any(|sent| resumed(sent.pdu)));
    assert_eq!(story.undelivered(), []);
}

#[test]
fn two_associations_that_nobody_uses_are_closed_each_by_its_own_initiator() {
    let link = "dialogue-mode=monologue&cut=none&threshold=1&until=900";
    let story = Story::with_mail(link, &[mail(PARIS, 0, 1, 1), mail(LONDON, 8, 1, 1)]);
    assert_eq!(story.starts(), [(0, PARIS, 1), (us("8"), LONDON, 1)]);
    let closes = story.sent().into_iter().filter(|sent| sent.pdu == Pdu::Fn);
    assert_eq!(closes.map(|sent| sent.by).collect::<Vec<_>>(), [PARIS, LONDON]);
    let end = story.at_the_end();
    assert_eq!([end.states(1), end.states(2)], [[Closed; 2]; 2]);
}
