//! What holds after every step of every run.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{LONDON, PARIS, RULES, Story, cut, incident, mail, scenario, see};
use expect_test::expect;
use turnlab_core::protocol::{Event, Interrupted, MessageId, Pdu, Role, State, StateName, Timer};
use turnlab_core::run::Run;
use turnlab_core::scenario::{Parameters, Scenario};
use turnlab_core::world::{Action, Association, AssociationId, Effect, MtaId, World};

fn scenarios() -> Vec<Scenario> {
    let mut all = Vec::new();
    for rule in RULES {
        for seconds in ["8.375", "8.6", "0.3", "9.1", "30.4"] {
            let cuts = vec![cut(seconds), cut("40.1")];
            all.push(Scenario { rule, cuts, ..incident() });
        }
        let parameters = Parameters {
            threshold_messages: 3,
            request_repeat_s: 7,
            lifetime_s: 20,
            turn_request_threshold_messages: 1,
            ..Parameters::default()
        };
        all.push(Scenario { rule, parameters, ..incident() });
    }
    all
}

/// Mail both ways under every rule: with transfers in full, cut off and taking too long, in either
/// dialogue mode, and with users who give and ask as they like.
const LINKS: [&str; 5] = [
    "transfers=in-full&message-size=100&checkpoint-size=10&cut=5&cut=9&cut=30.4&cut=62&threshold=4",
    "transfers=in-full&message-size=40&checkpoint-size=8&window-size=2&turn-request-threshold=1\
     &request-repeat=7&lifetime=20&cut=8.375&cut=33",
    "transfers=in-full&message-size=60&checkpoint-size=20&bandwidth=1&transfer-timeout-normal=1\
     &transfer-interval=2&max-transfer-retries=1&cut=100&request-repeat=20",
    "transfers=in-full&message-size=40&dialogue-mode=monologue&threshold=3&cut=9&cut=2@100",
    "message-size=20&bandwidth=1&transfer-timeout-normal=1&transfer-interval=1\
     &max-transfer-retries=1&give=PARIS@25&please=LONDON@3&give=LONDON@90&cut=61",
];

fn in_every_way() -> Vec<Scenario> {
    let mut all = scenarios();
    let mail = [mail(PARIS, 0, 30, 10), mail(LONDON, 8, 45, 7)];
    for rule in turnlab_core::protocol::RULES {
        for link in LINKS {
            let scenario = scenario(&format!("{link}&rule={}&until=600", rule.name));
            all.push(Scenario { mail: mail.to_vec(), ..scenario });
        }
    }
    all
}

/// Calls `look` after every step of every scenario, with what the step did.
fn after_every_step(scenarios: Vec<Scenario>, mut look: impl FnMut(&Run, &[Effect], &str)) {
    for scenario in scenarios {
        let see = see(&scenario);
        let story = Story::of(scenario);
        let mut run = story.history.seek(0);
        let mut effects = Vec::new();
        while run.advance(&mut effects).is_some() {
            let at = format!("step {} at {} us of {see}", run.steps(), run.now_us());
            look(&run, &effects, &at);
            effects.clear();
        }
    }
}

#[test]
fn mail_is_conserved() {
    let mut non_delivered = BTreeSet::new();
    after_every_step(in_every_way(), |run, effects, at| {
        if run.steps() == 1 {
            non_delivered.clear();
        }
        for effect in effects {
            if let Effect::NonDelivered { message, .. } = effect {
                assert!(non_delivered.insert(*message), "{message:?} is told twice after {at}");
            }
        }
        let world = run.world();
        for id in (0..world.accepted()).map(MessageId) {
            let received = world.mtas().iter().filter(|mta| mta.has_received(id)).count();
            let queued = queued(world, id);
            let given_up = non_delivered.contains(&id);
            assert!(received <= 1, "{id:?} is at two MTAs after {at}");
            assert!(queued <= 1, "{id:?} is queued twice after {at}");
            assert!(!(given_up && queued > 0), "{id:?} is given up and queued after {at}");
            assert!(given_up || received + queued >= 1, "{id:?} is gone after {at}");
        }
    });
}

#[test]
fn nothing_is_delivered_twice() {
    let mut delivered = BTreeSet::new();
    after_every_step(in_every_way(), |run, effects, at| {
        if run.steps() == 1 {
            delivered.clear();
        }
        for effect in effects {
            if let Effect::Delivered { message, again, .. } = effect {
                assert_eq!(!delivered.insert(*message), *again, "{message:?} after {at}");
            }
        }
    });
}

fn queued(world: &World, id: MessageId) -> usize {
    let pairs = [(MtaId(0), MtaId(1)), (MtaId(1), MtaId(0))];
    let queues = pairs.map(|(mta, peer)| world.queue(mta, peer));
    let with_id = |message: &turnlab_core::protocol::Message| message.id == id;
    queues.iter().map(|queue| queue.iter().filter(with_id).count()).sum()
}

#[test]
fn no_message_is_carried_by_two_associations() {
    after_every_step(in_every_way(), |run, _, at| {
        let ends = run.world().associations().iter().flat_map(Association::ends);
        let mut carried: Vec<_> = ends.filter_map(|end| end.state.carries()).collect();
        let count = carried.len();
        carried.sort_unstable();
        carried.dedup();
        assert_eq!(carried.len(), count, "a message is carried twice after {at}");
    });
}

#[test]
fn no_two_ends_hold_the_turn_of_one_association() {
    after_every_step(scenarios(), |run, _, at| {
        for (index, association) in run.world().associations().iter().enumerate() {
            let holders = association.ends().filter(|end| end.state.name().holds());
            assert!(holders.count() < 2, "association {} is doubled after {at}", index + 1);
        }
    });
}

#[test]
fn a_timer_runs_only_where_a_state_waits_for_it() {
    after_every_step(in_every_way(), |run, _, at| {
        for (index, association) in (0..).zip(run.world().associations()) {
            for (role, timer) in pairs() {
                let armed = association.is_armed(role, timer);
                let deadline_us = run.deadline_us(AssociationId(index), role, timer);
                let state = &association.end(role).state;
                let awaited = state.awaits() & timer.bit() != 0;
                assert!(awaited || !armed, "{timer:?} runs in {state:?} after {at}");
                assert_eq!(armed, deadline_us.is_some(), "{timer:?} in {state:?} after {at}");
                assert!(
                    deadline_us.is_none_or(|us| us >= run.now_us()),
                    "{timer:?} missed after {at}"
                );
            }
        }
    });
}

/// What an end cannot do without: who waits for nothing waits for ever.
#[test]
fn what_must_come_to_an_end_has_its_timer() {
    after_every_step(in_every_way(), |run, _, at| {
        for association in run.world().associations() {
            for role in Role::BOTH {
                let end = association.end(role);
                let needed = match &end.state {
                    State::Sending(_) => Timer::Transfer,
                    State::Holding(holding) if holding.failed.is_some() => Timer::TransferInterval,
                    State::Lost(_) | State::Recovering(_) => Timer::Recovery,
                    State::Closing(_) => Timer::Disconnect,
                    _ => continue,
                };
                let state = &end.state;
                assert!(association.is_armed(role, needed), "{state:?} without {needed:?}: {at}");
            }
        }
    });
}

/// What comes in is there only while there is an association, and stands still without a connection.
#[test]
fn what_comes_in_is_interrupted_by_a_loss_and_forgotten_with_the_association() {
    after_every_step(in_every_way(), |run, _, at| {
        let ends = run.world().associations().iter().flat_map(Association::ends);
        for end in ends {
            let Some(incoming) = end.incoming else { continue };
            let name = end.state.name();
            let over = matches!(name, StateName::Idle | StateName::Opening | StateName::Closed);
            assert!(!over, "{incoming:?} in {name:?} after {at}");
            let lost = matches!(name, StateName::Lost | StateName::Recovering);
            assert!(incoming.paused || !lost, "{incoming:?} goes on in {name:?} after {at}");
        }
    });
}

/// What the sender takes for confirmed the receiver has: or it could not be resumed there.
#[test]
fn what_was_confirmed_is_there() {
    after_every_step(in_every_way(), |run, _, at| {
        for association in run.world().associations() {
            for role in Role::BOTH {
                let Some((message, confirmed)) = confirmed(&association.end(role).state) else {
                    continue;
                };
                let peer = association.end(role.other());
                let mta = &run.world().mtas()[association.mta(role.other()).index()];
                let known = peer.incoming.filter(|incoming| incoming.message == message);
                assert!(
                    confirmed == 0
                        || peer.state.name() == StateName::Closed
                        || mta.has_received(message)
                        || known.is_some_and(|known| known.serial >= confirmed),
                    "{confirmed} of {message:?} are taken for confirmed, but {known:?}: {at}"
                );
            }
        }
    });
}

/// The message that an end is sending or will resume, and its last confirmed checkpoint.
fn confirmed(state: &State) -> Option<(MessageId, u32)> {
    let left = match state {
        State::Sending(sending) => return Some(confirmed_of(sending.outgoing.interrupted())),
        State::Holding(holding) => holding.failed,
        State::Giving(giving) => giving.interrupted,
        State::Waiting(waiting) => waiting.interrupted,
        State::Asked(asked) => asked.interrupted,
        State::Lost(lost) => lost.interrupted,
        State::Recovering(recovering) => recovering.interrupted,
        State::Idle(_) | State::Opening(_) | State::Closing(_) | State::Closed(_) => None,
    };
    left.map(confirmed_of)
}

fn confirmed_of(left: Interrupted) -> (MessageId, u32) {
    (left.message.id, left.confirmed)
}

/// The scenarios above do go through what is asserted of them.
#[test]
fn everything_worth_asserting_happens() {
    let mut seen = BTreeSet::new();
    after_every_step(in_every_way(), |_, effects, _| {
        for effect in effects {
            seen.insert(match effect {
                Effect::Delivered { again: true, .. } => "recognised",
                Effect::NonDelivered { .. } => "non-delivered",
                Effect::Refused { .. } => "refused",
                Effect::Sent { pdu: Pdu::ActivityResume { .. }, .. } => "resumed",
                Effect::Sent { pdu: Pdu::ActivityInterrupt(_), .. } => "interrupted",
                Effect::Sent { pdu: Pdu::ActivityDiscard(_), .. } => "discarded",
                Effect::Sent { pdu: Pdu::Rtorj(_), .. } => "RTORJ",
                Effect::Sent { pdu: Pdu::Rtab(_), .. } => "RTAB",
                Effect::Did { event: Event::TurnHadAlready, .. } => "two Turns",
                _ => continue,
            });
        }
    });
    expect!["RTAB, discarded, interrupted, non-delivered, recognised, refused, resumed, two Turns"]
        .assert_eq(&seen.into_iter().collect::<Vec<_>>().join(", "));
}

fn pairs() -> impl Iterator<Item = (Role, Timer)> {
    Role::BOTH.into_iter().flat_map(|role| Timer::ALL.into_iter().map(move |timer| (role, timer)))
}

#[test]
fn what_was_sent_first_arrives_first() {
    let mut latest = BTreeMap::new();
    after_every_step(in_every_way(), |run, effects, at| {
        if run.steps() == 1 {
            latest.clear();
        }
        for effect in effects {
            if let Effect::Sent { transmission, association, from, .. } = *effect {
                latest.insert(transmission, (association, from));
            }
        }
        if let Some(Effect::Arrived { transmission }) = effects.first() {
            let line = latest
                .remove(transmission)
                .unwrap_or_else(|| panic!("{transmission:?} came from nowhere: {at}"));
            let overtaken = latest.iter().any(|(sent, on)| *on == line && sent < transmission);
            assert!(!overtaken, "{transmission:?} overtook another: {at}");
        }
        let dropped = effects.iter().filter_map(|effect| match effect {
            Effect::Dropped { transmission } => Some(*transmission),
            _ => None,
        });
        for transmission in dropped.collect::<Vec<_>>() {
            latest.remove(&transmission);
        }
    });
}

#[test]
fn time_never_goes_back_and_every_step_has_a_cause_before_it() {
    for scenario in in_every_way() {
        let see = see(&scenario);
        let story = Story::of(scenario);
        let steps: Vec<_> = story.history.steps().collect();
        assert!(steps.is_sorted_by_key(|step| step.at_us), "{see}");
        for (index, step) in steps.iter().enumerate() {
            let scheduled = matches!(
                step.action,
                Action::Submit { .. } | Action::Lose { .. } | Action::Command { .. }
            );
            assert_eq!(step.cause.is_none(), scheduled, "the cause of step {index}: {see}");
            assert!(step.cause.is_none_or(|cause| cause.index() < index), "step {index}: {see}");
        }
    }
}
