//! What holds after every step of every run.

mod common;

use std::collections::BTreeMap;

use common::{RULES, Story, cut, incident, see};
use turnlab_core::protocol::{MessageId, Role, Timer};
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

/// Calls `look` after every step of every scenario, with what the step did.
fn after_every_step(mut look: impl FnMut(&Run, &[Effect], &str)) {
    for scenario in scenarios() {
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
    after_every_step(|run, _, at| {
        let world = run.world();
        for id in (0..world.accepted()).map(MessageId) {
            let received = world.mtas().iter().filter(|mta| mta.has_received(id)).count();
            let queued = queued(world, id);
            assert!(received <= 1, "{id:?} is at two MTAs after {at}");
            assert!(queued <= 1, "{id:?} is queued twice after {at}");
            assert!(received + queued >= 1, "{id:?} is gone after {at}");
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
    after_every_step(|run, _, at| {
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
    after_every_step(|run, _, at| {
        for (index, association) in run.world().associations().iter().enumerate() {
            let holders = association.ends().filter(|end| end.state.name().holds());
            assert!(holders.count() < 2, "association {} is doubled after {at}", index + 1);
        }
    });
}

#[test]
fn a_timer_runs_only_where_a_state_waits_for_it() {
    after_every_step(|run, _, at| {
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

fn pairs() -> impl Iterator<Item = (Role, Timer)> {
    Role::BOTH.into_iter().flat_map(|role| Timer::ALL.into_iter().map(move |timer| (role, timer)))
}

#[test]
fn what_was_sent_first_arrives_first() {
    let mut latest = BTreeMap::new();
    after_every_step(|run, effects, at| {
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
    for scenario in scenarios() {
        let see = see(&scenario);
        let story = Story::of(scenario);
        let steps = story.history.steps();
        assert!(steps.is_sorted_by_key(|step| step.at_us), "{see}");
        for (index, step) in steps.iter().enumerate() {
            let scheduled = matches!(step.action, Action::Submit { .. } | Action::Lose { .. });
            assert_eq!(step.cause.is_none(), scheduled, "the cause of step {index}: {see}");
            assert!(step.cause.is_none_or(|cause| (cause as usize) < index), "step {index}: {see}");
        }
    }
}
