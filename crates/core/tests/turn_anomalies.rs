//! Where the Turn is lost or doubled, for how long, and by which steps (docs/protocol.md#lost-and-doubled).

mod common;

use common::{Story, cut, incident, us};
use expect_test::expect;
use turnlab_core::protocol::Role;
use turnlab_core::protocol::StateName::{Closed, Lost};
use turnlab_core::run::{StepId, TurnAnomaly, TurnAnomalyKind};
use turnlab_core::scenario::{Cut, Parameters, Scenario, seconds_text};
use turnlab_core::world::Action;

fn cut_at(times: &[&str]) -> Scenario {
    Scenario { cuts: times.iter().copied().map(cut).collect(), ..incident() }
}

type Told = (u32, TurnAnomalyKind, i64, Option<i64>);

fn lost(from: &str, to: Option<&str>) -> Told {
    (1, TurnAnomalyKind::Lost, us(from), to.map(us))
}

#[test]
fn a_lost_turn_stays_lost_over_further_losses() {
    // While lost, while recovering with RTORQ and then RTOAC on its way, and when recovered.
    for second in ["12", "18.5", "18.7", "20", "100"] {
        let anomalies = Story::of(cut_at(&["8.375", second])).turn_anomalies();
        assert_eq!(anomalies, [lost("8.375", None)], "the second cut at {second} s");
    }
}

#[test]
fn it_begins_with_the_loss_that_caused_it() {
    let anomalies = Story::of(cut_at(&["5", "8.375"])).turn_anomalies();
    assert_eq!(anomalies, [], "the first cut moves the give away from the second");
    let anomalies = Story::of(cut_at(&["5", "15.7", "30.4"])).turn_anomalies();
    assert_eq!(anomalies, [lost("15.7", None)], "the third cut finds it lost already");
    let anomalies = Story::of(cut_at(&["12", "30.4"])).turn_anomalies();
    assert_eq!(anomalies, [lost("30.4", None)], "the first cut did no harm");
}

#[test]
fn it_ends_where_the_association_is_closed() {
    // Recovering a second time takes longer than the recovery timeout.
    let scenario = Scenario {
        parameters: Parameters { recovery_timeout_s: 15, ..Parameters::default() },
        ..cut_at(&["8.375", "30", "40.3"])
    };
    let story = Story::of(scenario);
    assert_eq!(story.turn_anomalies(), [lost("8.375", Some("45"))]);
    assert_eq!(story.at("45").states(1), [Closed, Lost], "LONDON closes it on its own, later");
    assert_eq!(story.starts()[1].0, us("45"), "there is room for another association at once");
    assert_eq!(story.undelivered(), []);
}

#[test]
fn it_does_not_begin_with_a_hand_over_that_arrives() {
    let story = Story::of(cut_at(&[]));
    assert_eq!(story.turn_anomalies(), [], "GTC and GTA on their way are no loss");
}

#[test]
fn each_association_has_its_own() {
    let mut scenario = cut_at(&["8.375"]);
    scenario.parameters.threshold_messages = 5;
    // PARIS gives the Turn of association 2 after its first message there.
    let gives_us = Story::of(scenario.clone()).deliveries()[1].2 + us("0.25");
    scenario.cuts.push(Cut { at_us: gives_us + 1, association: 2 });
    let second = (2, TurnAnomalyKind::Lost, gives_us + 1, None);
    assert_eq!(Story::of(scenario).turn_anomalies(), [lost("8.375", None), second]);
}

/// The association lingers with its Turn lost to the end of the run, but its mail goes over the next one.
#[test]
fn it_counts_until_a_newer_association_takes_its_place() {
    let story = Story::of_link("s=low-threshold");
    let [anomaly] = story.history.turn_anomalies()[..] else { panic!("one anomaly") };
    let newer = anomaly.ended_by().expect("association 2");
    assert_eq!(newer.association.number(), 2);
    assert_eq!(anomaly.until_step(), Some(newer.step));
    assert_eq!(story.history.step(newer.step.index()).at_us, newer.at_us);
    assert_eq!(anomaly.for_us(story.history.end_us()), newer.at_us - us("8.375"));
    let instants = [us("8.375") - 1, us("8.375"), newer.at_us - 1, newer.at_us];
    assert_eq!(instants.map(|at_us| anomaly.counts_at(at_us)), [false, true, true, false]);
    assert_eq!(instants.map(|at_us| anomaly.lasts_at(at_us)), [false, true, true, true]);
    assert!(!anomaly.is_of_replaced());
}

/// One anomaly with the steps it names: when each happened and what it was.
fn steps_of(story: &Story, anomaly: &TurnAnomaly) -> String {
    let text = |step: Option<StepId>| {
        step.map_or("none".to_owned(), |step| {
            let step = story.history.step(step.index());
            format!("{} {}", seconds_text(step.at_us), action_text(step.action))
        })
    };
    let TurnAnomaly { kind, first_step, last_step, loss, .. } = *anomaly;
    let (first, last) = (text(Some(first_step)), text(last_step));
    format!("{kind:?} by {}, from {first} to {last}\n", text(loss))
}

fn action_text(action: Action) -> &'static str {
    match action {
        Action::Submit { .. } => "mail",
        Action::Deliver { to: Role::Initiator, .. } => "arrival at the initiator",
        Action::Deliver { to: Role::Responder, .. } => "arrival at the responder",
        Action::Lose { .. } => "loss",
        Action::Fire { .. } => "timer",
        Action::Command { .. } => "command",
        _ => "fault",
    }
}

fn all_steps(link: &str) -> String {
    let story = Story::of_link(link);
    story.history.turn_anomalies().iter().map(|anomaly| steps_of(&story, anomaly)).collect()
}

#[test]
fn a_lost_turn_names_its_loss_and_the_recovery_that_makes_it_last() {
    expect![[r#"
        Lost by 8.375 loss, from 18.875 arrival at the initiator to none
    "#]]
    .assert_eq(&all_steps("s=lost-turn"));
}

#[test]
fn a_turn_that_comes_back_names_the_step_that_brings_it() {
    expect![[r#"
        Lost by 8.375 loss, from 18.875 arrival at the initiator to 60 timer
    "#]]
    .assert_eq(&all_steps("s=lost-turn&rule=regenerate&until=120"));
    expect![[r#"
        Lost by 8.375 loss, from 18.875 arrival at the initiator to 45 timer
    "#]]
    .assert_eq(&all_steps("s=lost-turn&recovery-timeout=15&cut=8.375&cut=30&cut=40.3"));
}

#[test]
fn two_holders_after_a_loss_name_it() {
    expect![[r#"
        Doubled by 8.6 loss, from 19.1 arrival at the initiator to none
    "#]]
    .assert_eq(&all_steps("s=lost-turn&rule=take-back&cut=8.6&until=60"));
}

#[test]
fn two_holders_without_a_loss_name_none() {
    let link = "s=lost-turn&rule=regenerate&cut=none&message-size=400&until=200";
    expect![[r#"
        Doubled by none, from 81.5 timer to 131.75 arrival at the responder
    "#]]
    .assert_eq(&all_steps(link));
}

/// A hand-over that was seen through to its GTA settles whatever a loss before it left open.
#[test]
fn two_holders_do_not_name_a_loss_before_the_last_hand_over() {
    let link = "s=lost-turn&rule=regenerate&cut=5&message-size=400&until=400";
    expect![[r#"
        Doubled by none, from 96.5 timer to 146.75 arrival at the responder
    "#]]
    .assert_eq(&all_steps(link));
}
