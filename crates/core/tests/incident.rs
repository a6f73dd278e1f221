//! The incident as a story (docs/protocol.md#the-incident).

mod common;

use common::{LONDON, PARIS, Story, cut, incident, us};
use expect_test::expect;
use turnlab_core::protocol::StateName::{Asked, Giving, Holding, Lost, Sending, Waiting};
use turnlab_core::protocol::{Event, INITIATOR_DECIDES, RequestPriority};
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::scenario::Scenario;
use turnlab_core::world::{AssociationId, Effect};

fn repaired() -> Scenario {
    Scenario { rule: INITIATOR_DECIDES, ..incident() }
}

fn cut_at(seconds: &str) -> Scenario {
    Scenario { cuts: vec![cut(seconds)], ..incident() }
}

#[test]
fn the_turn_is_cut_off_on_its_way() {
    let story = Story::of(incident());
    assert_eq!(story.at("8.1").states(1), [Holding, Asked]);
    assert_eq!(story.at("8.25").states(1), [Giving, Asked], "PARIS gives");
    assert_eq!(story.at("8.375").states(1), [Lost, Lost], "the loss strikes both");
    assert_eq!(story.at("18.875").states(1), [Waiting, Asked], "recovered");
    assert_eq!(story.at("40").states(1), [Asked, Asked], "both have asked");
}

#[test]
fn both_ask_and_both_ignore() {
    let story = Story::of(incident());
    let ignored: Vec<_> = (story.history.all_effects())
        .filter_map(|(_, at_us, effect)| match effect {
            Effect::Did { end, event: Event::RequestIgnored(priority), .. } => {
                Some((at_us, end as usize, priority))
            }
            _ => None,
        })
        .collect();
    let normal = RequestPriority::Normal;
    let expected = [(us("18.875"), 0, normal), (us("30.25"), 1, normal)];
    assert_eq!(ignored, expected, "who ignored a request, and when");
}

#[test]
fn nobody_has_the_turn_from_the_loss_to_the_end() {
    let story = Story::of(incident());
    let lost = (1, TurnAnomalyKind::Lost, us("8.375"), None);
    assert_eq!(story.turn_anomalies(), [lost]);
    assert_eq!(story.at_the_end().states(1), [Asked, Asked], "association 1 lingers");
}

#[test]
fn forty_nine_messages_wait_and_the_fiftieth_opens_an_association() {
    let story = Story::of(incident());
    let before = story.at("24:59.999999");
    assert_eq!((before.queue_at(PARIS), before.associations()), (49, 1));
    let starts = [(0, PARIS, 1), (us("25:00"), PARIS, 50)];
    assert_eq!(story.starts(), starts);
    assert_eq!(story.at("25:00.5").states(2), [Sending, Asked]);
}

#[test]
fn everything_is_delivered_over_the_second_association() {
    let story = Story::of(incident());
    let end = story.at_the_end();
    assert_eq!((end.queue_at(PARIS), end.queue_at(LONDON)), (0, 0));
    assert_eq!(story.undelivered(), []);
    let (over_the_first, over_the_second): (Vec<_>, Vec<_>) =
        (story.deliveries().into_iter()).partition(|&(_, by, _)| by == AssociationId(0));
    assert_eq!(over_the_first.len(), 1, "only the first message went over association 1");
    assert_eq!(over_the_second.len(), 56, "all the others went over association 2");
}

#[test]
fn the_same_cut_does_no_harm_when_the_initiator_decides() {
    let story = Story::of(repaired());
    assert_eq!(story.history.turn_anomalies(), []);
    assert_eq!(story.starts(), [(0, PARIS, 1)], "no second association");
    assert_eq!(story.undelivered(), []);
    assert!(story.longest_wait_us() < us("60"), "a message waited {} us", story.longest_wait_us());
    assert_eq!(
        story.at("18.875").states(1),
        [Giving, Asked],
        "PARIS took the Turn back, and gives it"
    );
}

#[test]
fn a_cut_that_misses_the_hand_over_does_no_harm() {
    for seconds in ["5", "8.1", "8.6", "8.75", "12", "29.9"] {
        assert_no_harm(cut_at(seconds), &format!("the cut at {seconds} s"));
    }
}

#[test]
fn without_a_cut_there_is_no_incident() {
    let uncut = Scenario { cuts: Vec::new(), ..incident() };
    assert_no_harm(uncut, "no cut");
}

fn assert_no_harm(scenario: Scenario, what: &str) {
    let story = Story::of(scenario);
    assert_eq!(story.history.turn_anomalies(), [], "{what} loses the Turn");
    assert_eq!(story.starts().len(), 1, "{what} brings a second association");
    assert_eq!(story.undelivered(), [], "{what} leaves mail behind");
    assert!(story.longest_wait_us() < us("60"), "{what} holds mail up");
}

#[test]
fn the_turn_is_lost_only_by_a_cut_while_the_give_is_on_its_way() {
    let tenths: Vec<String> = (0..400).map(|n| format!("{}.{}", n / 10, n % 10)).collect();
    let harmful: Vec<&str> = (tenths.iter().map(String::as_str))
        .filter(|seconds| !Story::of(cut_at(seconds)).lost_turns().is_empty())
        .collect();
    expect![[r#"
        8.3 8.4 30.3 30.4
    "#]]
    .assert_eq(&(harmful.join(" ") + "\n"));
}
