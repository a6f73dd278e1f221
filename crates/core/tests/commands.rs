//! What users ask about the Turn in the course of a run: granted or refused.

mod common;

use common::{LONDON, PARIS, Story, mail, us};
use expect_test::expect;
use turnlab_core::protocol::StateName::{Asked, Closed, Giving, Holding, Sending, Waiting};
use turnlab_core::protocol::{Pdu, Refused, RequestPriority};
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::world::Effect;

fn refusals(story: &Story) -> Vec<(i64, Refused)> {
    let effects = story.history.all_effects();
    effects
        .filter_map(|(_, at_us, effect)| match effect {
            Effect::Refused { refused, .. } => Some((at_us, refused)),
            _ => None,
        })
        .collect()
}

/// PARIS has one message, and then nobody has anything.
fn quiet(commands: &str) -> Story {
    Story::with_mail(&format!("cut=none&until=60&{commands}"), &[mail(PARIS, 0, 1, 1)])
}

#[test]
fn a_user_gives_the_turn_unasked() {
    let story = quiet("give=PARIS@10");
    assert_eq!(story.at("10").states(1), [Giving, Waiting]);
    assert_eq!(story.at("10.5").states(1), [Waiting, Holding]);
    assert_eq!(refusals(&story), []);
}

#[test]
fn a_user_asks_for_the_turn_without_mail() {
    let story = quiet("please=LONDON@10");
    assert_eq!(story.at("10").states(1), [Holding, Asked]);
    assert_eq!(story.at("10.75").states(1), [Waiting, Holding]);
    let asked = Pdu::Please(RequestPriority::Normal);
    let asked: Vec<_> = story.sent().into_iter().filter(|sent| sent.pdu == asked).collect();
    assert_eq!(
        asked.iter().map(|sent| (sent.at_us, sent.by)).collect::<Vec<_>>(),
        [(us("10"), LONDON)]
    );
}

#[test]
fn a_request_has_the_priority_of_the_mail_there_is() {
    let priority = |name| {
        let story = quiet(&format!("please=LONDON@10&message-priority={name}"));
        story.sent().into_iter().find_map(|sent| match sent.pdu {
            Pdu::Please(priority) => Some(priority as u8),
            _ => None,
        })
    };
    let told = ["urgent", "normal", "non-urgent"].map(priority);
    assert_eq!(told, [Some(1), Some(2), Some(3)]);
}

#[test]
fn a_turn_that_was_asked_for_with_mail_comes_at_once() {
    let link = "cut=none&until=60&please=LONDON@5&turn-request-threshold=3";
    let story = Story::with_mail(link, &[mail(PARIS, 0, 1, 8)]);
    let gives = story.sent().into_iter().find(|sent| matches!(sent.pdu, Pdu::Gtc { .. }));
    let before = |at_us| story.deliveries().iter().filter(|d| d.2 < at_us).count();
    assert_eq!(gives.map(|sent| before(sent.at_us)), Some(2 + 3), "three more than were gone");
}

/// Every refusal there is in a run, each with the time at which it was told.
#[test]
fn what_is_not_legal_now_is_refused_and_changes_nothing() {
    let commands = [
        ("please=PARIS@0.1", Refused::NotOpen),
        ("give=PARIS@1", Refused::InsideActivity),
        ("give=LONDON@5", Refused::WithoutTurn),
        ("please=PARIS@5", Refused::HasTurn),
        ("please=LONDON@8&please=LONDON@8.1", Refused::AlreadyAsked),
        ("give=PARIS@8&please=PARIS@8.1", Refused::Giving),
        ("dialogue-mode=monologue&give=PARIS@5", Refused::Monologue),
        ("dialogue-mode=monologue&please=LONDON@5", Refused::Monologue),
    ];
    for (command, expected) in commands {
        let story = quiet(command);
        let told: Vec<_> = refusals(&story).into_iter().map(|(_, refused)| refused).collect();
        assert_eq!(told, [expected], "{command}");
        let earlier = command.rsplit_once('&').map_or("", |(earlier, _)| earlier);
        assert_eq!(quiet(earlier).sent(), story.sent(), "{command} changes something");
    }
}

/// PARIS gives with mail in its queue, asks for the Turn again, and goes on.
#[test]
fn a_give_with_mail_in_the_queue_costs_a_round_trip() {
    let link = "cut=none&until=60&give=PARIS@31.9&latency=1000&message-size=1";
    let story = Story::with_mail(link, &[mail(PARIS, 0, 1, 1), mail(PARIS, 32, 1, 1)]);
    assert_eq!(story.at("33").states(1), [Giving, Holding]);
    assert_eq!(story.at("33.9").states(1), [Asked, Holding]);
    assert_eq!(story.at("36").states(1), [Sending, Giving], "LONDON gives for the asking");
    assert_eq!(story.undelivered(), []);
}

/// A user can bring the incident about without any mail at LONDON.
#[test]
fn a_give_by_hand_can_be_cut_off_as_well() {
    let link = "cut=10.1&give=PARIS@10&until=300";
    let story = Story::with_mail(link, &[mail(PARIS, 0, 1, 1)]);
    assert_eq!(story.turn_anomalies(), [(1, TurnAnomalyKind::Lost, us("10.1"), None)]);
    let story = Story::with_mail(&format!("{link}&rule=epoch"), &[mail(PARIS, 0, 1, 1)]);
    assert_eq!(story.turn_anomalies(), []);
}

/// A request by hand does not bring a lost Turn back, and no give can.
#[test]
fn a_lost_turn_cannot_be_asked_back_or_given() {
    let story =
        Story::of_link("s=lost-turn&please=LONDON@25&give=LONDON@26&give=PARIS@27&until=120");
    let refused = [
        (us("25"), Refused::AlreadyAsked),
        (us("26"), Refused::WithoutTurn),
        (us("27"), Refused::WithoutTurn),
    ];
    assert_eq!(refusals(&story), refused);
    assert_eq!(story.lost_turns().len(), 1);
}

#[test]
fn a_command_names_its_association() {
    let link = "cut=none&until=900&threshold=2&message-size=100&give=PARIS@2@30";
    let story = Story::with_mail(link, &[mail(PARIS, 0, 1, 2)]);
    assert_eq!(story.at("30").states(1), [Holding, Waiting]);
    assert_eq!(story.at("30").states(2), [Giving, Waiting]);
    let end = story.at_the_end();
    assert_eq!(
        [end.states(1), end.states(2)],
        [[Closed; 2]; 2],
        "the second asks, in order to close"
    );
    expect![[r#"
        0 PARIS 1: RTORQ open
        0.25 LONDON 1: RTOAC
        0.5 PARIS 1: transfer #1
        1 PARIS 2: RTORQ open
        1.25 LONDON 2: RTOAC
        1.5 PARIS 2: transfer #2
        13.25 LONDON 1: end ack #1
        14.25 LONDON 2: end ack #2
        30 PARIS 2: GTC
        30.25 LONDON 2: GTA
        313.5 PARIS 1: FN
        313.75 LONDON 1: DN
        330.5 PARIS 2: PLEASE 0
        330.75 LONDON 2: GTC
        331 PARIS 2: GTA, FN
        331.25 LONDON 2: DN
    "#]]
    .assert_eq(&story.sent_text());
}
