//! The counters, kept up step by step.

use std::collections::{BTreeMap, VecDeque};

use super::{ConnectionCounters, MtaCounters, RATE_WINDOW_US};
use crate::protocol::{MessageId, Role, StateName};
use crate::run::TimedStep;
use crate::world::{Action, AssociationId, Effect, MtaId};

/// The counters of every MTA, at one point of a run: they take in what is told of each step, and can be
/// read at any instant from then on.
#[derive(Debug, Clone)]
pub struct Counters {
    mtas: usize,
    now_us: i64,
    /// Of each MTA towards each, itself included.
    connections: Vec<Connection>,
    associations: Vec<Followed>,
}

/// What is kept of one MTA towards one peer.
#[derive(Debug, Clone, Default)]
struct Connection {
    open: u32,
    /// When each waiting message was accepted; the smallest number is the oldest.
    accepted_us: BTreeMap<MessageId, i64>,
    /// When a message was acknowledged, as far as the window goes back.
    sent_us: VecDeque<i64>,
    failed: u32,
}

/// What is followed of one association.
#[derive(Debug, Clone)]
struct Followed {
    mtas: [MtaId; 2],
    states: [StateName; 2],
}

impl Counters {
    /// So many MTAs, before the first step.
    #[must_use]
    pub fn new(mtas: usize) -> Self {
        let connections = vec![Connection::default(); mtas * mtas];
        Counters { mtas, now_us: 0, connections, associations: Vec::new() }
    }

    /// When they are read, in microseconds.
    #[must_use]
    pub fn now_us(&self) -> i64 {
        self.now_us
    }

    /// Takes in the next step of the run and what came of it.
    pub fn take(&mut self, step: TimedStep, effects: &[Effect]) {
        self.wait_until(step.at_us);
        effects.iter().for_each(|&effect| self.effect(effect));
        if let Action::Stop { mta } = step.action
            && mta.index() < self.mtas
        {
            self.forget(mta);
        }
    }

    /// Lets time pass in which nothing happens; it does not go back.
    pub fn wait_until(&mut self, at_us: i64) {
        self.now_us = self.now_us.max(at_us);
    }

    /// The counters of every MTA, in their order.
    #[must_use]
    pub fn readings(&self) -> Vec<MtaCounters> {
        self.ids().map(|mta| self.reading(mta)).collect()
    }

    /// The counters of one MTA.
    ///
    /// # Panics
    ///
    /// If there is no such MTA.
    #[must_use]
    pub fn reading(&self, mta: MtaId) -> MtaCounters {
        let peers = self.ids().filter(|peer| *peer != mta);
        let connections: Vec<ConnectionCounters> =
            peers.map(|peer| self.between(mta, peer)).collect();
        let work_queue_length = connections.iter().map(|to| to.queue_length).sum();
        MtaCounters { mta, work_queue_length, connections }
    }

    fn between(&self, mta: MtaId, peer: MtaId) -> ConnectionCounters {
        let known = &self.connections[self.place(mta, peer)];
        let oldest = known.accepted_us.first_key_value();
        ConnectionCounters {
            peer,
            associations: known.open,
            queue_length: count(known.accepted_us.len()),
            oldest_message_queued_us: oldest.map_or(0, |(_, since_us)| self.now_us - since_us),
            sent_in_window: count(known.sent_us.len() - known.too_old(self.now_us)),
            failed_outbound_associations: known.failed,
        }
    }

    fn effect(&mut self, effect: Effect) {
        let now_us = self.now_us;
        match effect {
            Effect::Queued { mta, to, message, .. } => {
                self.connection(mta, to).accepted_us.insert(message.id, now_us);
            }
            Effect::Unqueued { mta, to, message, .. } => {
                let connection = self.connection(mta, to);
                connection.accepted_us.remove(&message);
                connection.sent(now_us);
            }
            Effect::NonDelivered { mta, to, message, .. } => {
                self.connection(mta, to).accepted_us.remove(&message);
            }
            Effect::Started { initiator, responder, .. } => {
                let (mtas, states) = ([initiator, responder], [StateName::Idle; 2]);
                self.associations.push(Followed { mtas, states });
            }
            Effect::Entered { association, end, state, .. } => self.enter(association, end, state),
            _ => {}
        }
    }

    fn enter(&mut self, association: AssociationId, end: Role, state: StateName) {
        let followed = &mut self.associations[association.index()];
        let before = std::mem::replace(&mut followed.states[end as usize], state);
        let mtas = followed.mtas;
        let connection = self.connection(mtas[end as usize], mtas[end.other() as usize]);
        connection.open += u32::from(state.is_open());
        connection.open -= u32::from(before.is_open());
        connection.failed += u32::from(before == StateName::Opening && !state.is_open());
    }

    /// What an MTA counts since it started is gone when it stops; its queues are not.
    fn forget(&mut self, mta: MtaId) {
        for peer in self.ids() {
            let connection = self.connection(mta, peer);
            connection.failed = 0;
            connection.sent_us.clear();
        }
    }

    fn ids(&self) -> impl Iterator<Item = MtaId> + use<> {
        (0..=u8::MAX).take(self.mtas).map(MtaId)
    }

    fn place(&self, mta: MtaId, peer: MtaId) -> usize {
        mta.index() * self.mtas + peer.index()
    }

    fn connection(&mut self, mta: MtaId, peer: MtaId) -> &mut Connection {
        let place = self.place(mta, peer);
        &mut self.connections[place]
    }
}

impl Connection {
    fn sent(&mut self, now_us: i64) {
        self.sent_us.drain(..self.too_old(now_us));
        self.sent_us.push_back(now_us);
    }

    /// How many of the acknowledgements lie before the window that ends now.
    fn too_old(&self, now_us: i64) -> usize {
        self.sent_us.partition_point(|&sent_us| sent_us <= now_us - RATE_WINDOW_US)
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
