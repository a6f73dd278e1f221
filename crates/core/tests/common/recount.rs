//! The counters a second time, from nothing but the world before and after each step.

use std::collections::BTreeMap;
use std::sync::Arc;

use turnlab_core::protocol::{MessageId, Pdu, Role, StateName, Timer};
use turnlab_core::run::{ConnectionCounters, Counters, MtaCounters, Run};
use turnlab_core::scenario::Scenario;
use turnlab_core::world::{Action, AssociationId, MtaId, World};

/// What the world does not remember of one MTA towards one peer.
#[derive(Default)]
struct Remembered {
    first_seen_us: BTreeMap<MessageId, i64>,
    acknowledged_us: Vec<i64>,
    failed: u32,
}

/// Counts along with a run.
struct Recount {
    remembered: BTreeMap<(MtaId, MtaId), Remembered>,
}

fn ids(world: &World) -> Vec<MtaId> {
    (0..).map(MtaId).take(world.mtas().len()).collect()
}

fn state(world: &World, association: usize, role: Role) -> StateName {
    world.associations()[association].end(role).state.name()
}

/// The message of the end ack that is delivered by this action, if one is.
fn end_ack(before: &World, action: Action) -> Option<MessageId> {
    let Action::Deliver { association, to } = action else { return None };
    match before.associations()[association.index()].in_flight(to).next()?.pdu {
        Pdu::EndAck { message, .. } => Some(message),
        _ => None,
    }
}

/// Whether an attempt to open this association failed in the step between the two worlds.
fn failed_to_open(before: &World, after: &World, action: Action, place: usize) -> bool {
    let id = AssociationId(u16::try_from(place).expect("there are few"));
    let tries = [Timer::Reconnect, Timer::OpenRetry];
    let tried_again =
        tries.map(|timer| Action::Fire { association: id, end: Role::Initiator, timer });
    let is_new = place >= before.associations().len();
    let was_idle = !is_new && state(before, place, Role::Initiator) == StateName::Idle;
    let was_opening = !is_new && state(before, place, Role::Initiator) == StateName::Opening;
    match state(after, place, Role::Initiator) {
        StateName::Idle => is_new || was_opening || was_idle && tried_again.contains(&action),
        StateName::Closed => was_opening,
        _ => false,
    }
}

impl Recount {
    fn look(&mut self, before: &World, after: &World, action: Action, now_us: i64) {
        let acknowledged = end_ack(before, action);
        for mta in ids(after) {
            for peer in ids(after).into_iter().filter(|&peer| peer != mta) {
                let here = self.remembered.entry((mta, peer)).or_default();
                let waiting: Vec<MessageId> = after.queue(mta, peer).iter().map(|m| m.id).collect();
                waiting.iter().for_each(|&id| {
                    here.first_seen_us.entry(id).or_insert(now_us);
                });
                let gone = |id: &MessageId| !waiting.contains(id);
                if acknowledged.is_some_and(|id| here.first_seen_us.contains_key(&id) && gone(&id))
                {
                    here.acknowledged_us.push(now_us);
                }
                here.first_seen_us.retain(|id, _| !gone(id));
                let failed = (0..after.associations().len()).filter(|&place| {
                    let between = &after.associations()[place];
                    between.role_between(mta, peer) == Some(Role::Initiator)
                        && failed_to_open(before, after, action, place)
                });
                here.failed += u32::try_from(failed.count()).expect("there are few");
                if after.mtas()[mta.index()].is_stopped() {
                    here.failed = 0;
                    here.acknowledged_us.clear();
                }
            }
        }
    }

    fn readings(&self, world: &World, at_us: i64) -> Vec<MtaCounters> {
        let of = |mta: MtaId| {
            let peers = ids(world).into_iter().filter(|&peer| peer != mta);
            let connections: Vec<_> = peers.map(|to| self.between(world, mta, to, at_us)).collect();
            let waiting = ids(world).into_iter().map(|peer| world.queue(mta, peer).len()).sum();
            MtaCounters { mta, work_queue_length: waiting, connections }
        };
        ids(world).into_iter().map(of).collect()
    }

    fn between(&self, world: &World, mta: MtaId, peer: MtaId, at_us: i64) -> ConnectionCounters {
        let here = &self.remembered[&(mta, peer)];
        let is_open = |place: usize| {
            let role = world.associations()[place].role_between(mta, peer);
            role.is_some_and(|role| state(world, place, role).is_open())
        };
        let open = (0..world.associations().len()).filter(|&place| is_open(place)).count();
        // Only of those that wait.
        let waiting = here.first_seen_us.values();
        let recent = here.acknowledged_us.iter().filter(|&&us| at_us - us < 60_000_000).count();
        ConnectionCounters {
            peer,
            associations: u32::try_from(open).expect("there are few"),
            queue_length: world.queue(mta, peer).len(),
            oldest_message_queued_us: waiting.map(|us| at_us - us).max().unwrap_or(0),
            sent_in_window: u32::try_from(recent).expect("there are few"),
            failed_outbound_associations: here.failed,
        }
    }
}

/// Compares the counters with a recount after each step of a run, and once more right before the next
/// step, when time has passed.
pub(crate) fn counters_agree(scenario: &Scenario, text: &str) {
    let history = scenario.run().expect("it is in its range");
    let plan = Arc::new(history.plan().clone());
    // One after the other, a step apart: to run three times takes less than to copy a world at each step.
    let [mut behind, mut run, mut ahead] = [(); 3].map(|()| Run::new(Arc::clone(&plan)));
    ahead.advance(&mut Vec::new());
    let mut counters = Counters::new(history.plan().mtas);
    let mtas = ids(run.world());
    let pairs = mtas.iter().flat_map(|&mta| mtas.iter().map(move |&peer| (mta, peer)));
    let remembered = pairs.map(|pair| (pair, Remembered::default())).collect();
    let mut recount = Recount { remembered };
    let mut effects = Vec::new();
    loop {
        effects.clear();
        let Some(step) = run.advance(&mut effects) else { break };
        counters.take(step, &effects);
        recount.look(behind.world(), run.world(), step.action, step.at_us);
        behind.advance(&mut Vec::new());
        let next = ahead.advance(&mut Vec::new());
        let later_us = next.map_or(history.end_us(), |next| next.at_us - 1).max(step.at_us);
        for at_us in [step.at_us, later_us] {
            counters.wait_until(at_us);
            let expected = recount.readings(run.world(), at_us);
            assert_eq!(counters.readings(), expected, "step {} at {at_us} of {text}", run.steps());
        }
    }
    let at_the_end = history.counters(history.end_us()).readings();
    assert_eq!(at_the_end, recount.readings(run.world(), history.end_us()), "the end of {text}");
}
