//! MTAs, their queues, the associations between them and what is in flight: a plain value that
//! changes by [`World::apply`] and by nothing else (docs/protocol.md#the-mta).
//!
//! The world has no clock. Whoever drives it decides which enabled [`Action`] comes next: the timed
//! run takes the earliest.

mod action;
mod apply;
mod association;
mod canonical;
mod effect;
mod mta;
mod timer_change;

pub use action::Action;
pub use apply::MOST_ASSOCIATIONS;
pub use association::{Association, AssociationId, Flight, TransmissionId};
pub(crate) use canonical::Distinctions;
pub use effect::Effect;
pub use mta::{Mta, MtaId, Queue};
pub use timer_change::TimerChange;

use crate::protocol::{LocalMta, Message, MessageId, Priority, Role, Settings, StateName};

/// How the MTAs behave around their associations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorldSettings {
    /// How each association behaves.
    pub association: Settings,
    /// Queued messages at which an MTA starts one more association to the same peer.
    pub threshold_messages: u32,
    /// How many associations an MTA has with one peer at the most.
    pub associations_per_peer: u32,
    /// How many more it has for urgent mail alone.
    pub urgent_associations_per_peer: u32,
}

/// Everything that can change in a run, but for the clock.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct World {
    mtas: Vec<Mta>,
    associations: Vec<Association>,
    down: Vec<[MtaId; 2]>,
    at_limit: Vec<[MtaId; 2]>,
    accepted: u32,
    transmissions: u32,
}

impl World {
    /// So many MTAs, with nothing queued and no association.
    #[must_use]
    pub fn new(mtas: usize) -> Self {
        World {
            mtas: (0..mtas).map(|_| Mta::new(mtas)).collect(),
            associations: Vec::new(),
            down: Vec::new(),
            at_limit: Vec::new(),
            accepted: 0,
            transmissions: 0,
        }
    }

    /// The MTAs, in the order of their [`MtaId`]s.
    #[must_use]
    pub fn mtas(&self) -> &[Mta] {
        &self.mtas
    }

    /// Every association there has been, in the order of their [`AssociationId`]s.
    #[must_use]
    pub fn associations(&self) -> &[Association] {
        &self.associations
    }

    /// How many messages have been accepted so far, at all MTAs together.
    #[must_use]
    pub fn accepted(&self) -> u32 {
        self.accepted
    }

    /// What waits at `mta` for `peer`.
    #[must_use]
    pub fn queue(&self, mta: MtaId, peer: MtaId) -> &Queue {
        self.mtas[mta.index()].queue(peer)
    }

    /// How many associations with `peer` the MTA knows of that are not closed, whoever opened them
    /// and whatever their state. One that the peer has only just asked for is not known yet.
    #[must_use]
    pub fn known_associations(&self, mta: MtaId, peer: MtaId) -> u32 {
        let known = self.ends_of(mta, peer).filter(|&(association, role)| {
            match self.state(association, role) {
                StateName::Closed => false,
                StateName::Idle => role == Role::Initiator,
                _ => true,
            }
        });
        u32::try_from(known.count()).unwrap_or(u32::MAX)
    }

    /// Whether a connection between the two can stand: both run, and the link is up.
    #[must_use]
    pub fn can_connect(&self, mta: MtaId, peer: MtaId) -> bool {
        let stopped = |mta: MtaId| self.mtas[mta.index()].stopped;
        !stopped(mta) && !stopped(peer) && !self.down.contains(&pair(mta, peer))
    }

    /// The newest association that can be lost: the one that is meant where somebody cuts and names none.
    #[must_use]
    pub fn newest_to_lose(&self) -> Option<AssociationId> {
        (0..self.associations.len()).rev().map(AssociationId::at).find(|&id| self.can_lose(id))
    }

    /// The loss of an association, if it can be lost.
    pub(crate) fn loss_of(&self, association: AssociationId) -> Option<Action> {
        self.can_lose(association).then_some(Action::Lose { association })
    }

    /// Whether a loss would change anything: an end has a connection, or something is in flight.
    #[must_use]
    pub fn can_lose(&self, association: AssociationId) -> bool {
        self.associations.get(association.index()).is_some_and(|association| {
            association.ends().any(|end| end.state.name().is_connected())
                || Role::BOTH.into_iter().any(|role| association.in_flight(role).next().is_some())
        })
    }

    /// The ends at `mta` of its associations with `peer`, oldest first.
    fn ends_of(&self, mta: MtaId, peer: MtaId) -> impl Iterator<Item = (AssociationId, Role)> + '_ {
        self.associations.iter().enumerate().filter_map(move |(index, association)| {
            Some((AssociationId::at(index), association.role_between(mta, peer)?))
        })
    }

    fn state(&self, association: AssociationId, role: Role) -> StateName {
        self.associations[association.index()].end(role).state.name()
    }

    /// The first message from `mta` for `peer` that no association is carrying.
    fn next_free(&self, mta: MtaId, peer: MtaId) -> Option<Message> {
        let carried = |message: &Message| {
            self.ends_of(mta, peer).any(|(association, role)| {
                let end = self.associations[association.index()].end(role);
                end.state.carries().is_some_and(|carried| carried.id == message.id)
            })
        };
        self.queue(mta, peer).iter().find(|message| !carried(message))
    }
}

/// Two MTAs in the order of their places.
fn pair(mta: MtaId, peer: MtaId) -> [MtaId; 2] {
    [mta.min(peer), mta.max(peer)]
}

/// An MTA as one of its ends may know it.
struct Local<'a> {
    world: &'a World,
    settings: &'a WorldSettings,
    mta: MtaId,
    peer: MtaId,
    urgent_only: bool,
}

impl Local<'_> {
    /// A message that the association may take.
    fn taken(&self, message: Option<Message>) -> Option<Message> {
        message.filter(|message| !self.urgent_only || message.priority == Priority::Urgent)
    }
}

impl LocalMta for Local<'_> {
    fn first_queued(&self) -> Option<Message> {
        self.taken(self.world.queue(self.mta, self.peer).first())
    }

    fn next_free(&self) -> Option<Message> {
        self.taken(self.world.next_free(self.mta, self.peer))
    }

    fn accepts(&self) -> bool {
        let known = self.world.known_associations(self.mta, self.peer);
        let extra = if self.urgent_only { self.settings.urgent_associations_per_peer } else { 0 };
        known < self.settings.associations_per_peer + extra
    }

    fn binds(&self) -> bool {
        !self.world.mtas[self.mta.index()].refuses
    }

    fn has_received(&self, message: MessageId) -> bool {
        self.world.mtas[self.mta.index()].has_received(message)
    }
}
