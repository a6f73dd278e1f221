//! One MTA with its ends of the associations: all that a step of its own depends on, and changes.

use super::Model;
use super::model::{INITIATOR, RESPONDER};
use crate::protocol::{Endpoint, Pdu, Role, Rule, StateName, Timer};
use crate::world::{Action, AssociationId, Effect, Mta, MtaId, World};

/// One MTA and its ends, each at its slot: those that the initiator opened first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LocalState {
    mta: Mta,
    /// Whether the other MTA has stopped.
    peer_stopped: bool,
    /// By who opened them, in the order in which they were opened.
    ends: [Vec<(Endpoint, u16)>; 2],
}

/// An association, by the MTA that opened it and how many that had opened before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    pub(super) opener: MtaId,
    pub(super) place: usize,
}

/// What can happen to one MTA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LocalEvent {
    Submit,
    Fire(Slot, Timer),
    Receive(Slot, Pdu),
    Loss(Slot),
    /// One of the two stops.
    Stop(MtaId),
    /// It starts again.
    Start(MtaId),
}

/// Columns of a rule, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked(u8);

impl Asked {
    pub(super) const NONE: Asked = Asked(0);
    pub(super) const HOLDING: Asked = Asked(1);
    pub(super) const GIVING: Asked = Asked(2);
    pub(super) const WAITING: Asked = Asked(4);
    pub(super) const RECOVERY: Asked = Asked(8);
    pub(super) const ANSWERS_GIVING: Asked = Asked(16);
    pub(super) const ANSWERS_WAITING: Asked = Asked(32);
    pub(super) const ALL: Asked = Asked(63);

    pub(super) fn with(self, other: Asked) -> Asked {
        Asked(self.0 | other.0)
    }

    pub(super) fn includes(self, column: Asked) -> bool {
        self.0 & column.0 == column.0
    }
}

/// What a step comes to.
pub(super) struct StepResult {
    pub(super) half: LocalState,
    pub(super) sent: Vec<(Slot, Pdu)>,
    pub(super) effects: Vec<Effect>,
}

impl LocalState {
    /// The local state of a world that is `mta`'s.
    pub(super) fn of(world: &World, mta: MtaId) -> Self {
        let mut ends = [Vec::new(), Vec::new()];
        for one in world.associations() {
            let Some(role) = one.role_of(mta) else { continue };
            let opener = one.mta(Role::Initiator);
            ends[opener.index()].push((one.end(role).clone(), one.armed(role)));
        }
        let peer_stopped = world.mtas()[other(mta).index()].is_stopped();
        let mut half = LocalState { mta: world.mtas()[mta.index()].clone(), peer_stopped, ends };
        half.forget_unknown();
        half
    }

    /// An association that the other end opened is not known here before its RTORQ has come.
    fn forget_unknown(&mut self) {
        for ends in &mut self.ends {
            let known = |(end, _): &(Endpoint, u16)| *end != Endpoint::new(Role::Responder);
            ends.truncate(ends.iter().rposition(known).map_or(0, |last| last + 1));
        }
    }

    /// The end at a slot, if there is one.
    pub(super) fn end(&self, slot: Slot) -> Option<&Endpoint> {
        self.ends[slot.opener.index()].get(slot.place).map(|(end, _)| end)
    }

    pub(super) fn state(&self, slot: Slot) -> StateName {
        self.end(slot).map_or(StateName::Idle, |end| end.state.name())
    }

    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        [INITIATOR, RESPONDER].into_iter().flat_map(|opener| {
            (0..self.ends[opener.index()].len()).map(move |place| Slot { opener, place })
        })
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.mta.is_stopped()
    }

    /// What is queued, whoever it is for.
    pub(super) fn has_mail(&self) -> bool {
        [INITIATOR, RESPONDER].into_iter().any(|peer| !self.mta.queue(peer).is_empty())
    }

    /// What this local state can do on its own: take mail, and let a timer run out.
    pub(super) fn own(&self, model: &Model, mta: MtaId) -> Vec<LocalEvent> {
        let allowed = u32::from(model.bounds().mail[mta.index()]);
        let mail = (self.mta.accepted() < allowed).then_some(LocalEvent::Submit);
        let timers = self.slots().flat_map(|slot| {
            let armed = self.ends[slot.opener.index()][slot.place].1;
            Timer::in_set(armed).map(move |timer| LocalEvent::Fire(slot, timer))
        });
        mail.into_iter().chain(timers).collect()
    }

    /// The columns of a rule that decide what becomes of this local state, and what stands there as one number.
    ///
    /// Whether hand-overs are counted, checkpoints dropped and Turns regenerated can matter anywhere. Beside
    /// that a loss asks one of three columns, the recovery one, and a request without the Turn one.
    pub(super) fn asks(&self, what: LocalEvent, rule: Rule) -> (Asked, u32) {
        let (asked, column) = match what {
            LocalEvent::Stop(_) | LocalEvent::Start(_) => (Asked::ALL, rule.number()),
            LocalEvent::Submit => (Asked::NONE, 0),
            LocalEvent::Fire(_, Timer::Reconnect) => (Asked::RECOVERY, rule.recovery as u32),
            LocalEvent::Fire(..) => (Asked::NONE, 0),
            LocalEvent::Loss(slot) => match self.state(slot) {
                StateName::Holding | StateName::Sending => (Asked::HOLDING, rule.holding as u32),
                StateName::Giving => (Asked::GIVING, rule.giving as u32),
                StateName::Waiting | StateName::Asked => (Asked::WAITING, rule.waiting as u32),
                _ => (Asked::NONE, 0),
            },
            LocalEvent::Receive(slot, pdu) => match (self.state(slot), pdu) {
                (StateName::Giving, Pdu::Please(_)) => {
                    (Asked::ANSWERS_GIVING, rule.answers_giving as u32)
                }
                (StateName::Waiting | StateName::Asked, Pdu::Please(_)) => {
                    (Asked::ANSWERS_WAITING, rule.answers_waiting as u32)
                }
                (StateName::Lost | StateName::Recovering, _) => {
                    (Asked::RECOVERY, rule.recovery as u32)
                }
                _ => (Asked::NONE, 0),
            },
        };
        let anywhere = [rule.counts(), rule.drops_checkpoints, rule.regenerates];
        (asked, anywhere.into_iter().fold(column, |all, is| all << 1 | u32::from(is)))
    }

    /// Lets it happen: this local state and the states of nobody make a world, the world takes the action, and
    /// what is this local state's is taken out of it.
    pub(super) fn let_happen(&self, model: &Model, mta: MtaId, what: LocalEvent) -> StepResult {
        let (mut world, slots) = self.world(mta, what);
        let peer = other(mta);
        let association = |slot: Slot| {
            let place = slots.iter().position(|&known| known == slot).unwrap_or_default();
            AssociationId(u16::try_from(place).unwrap_or(u16::MAX))
        };
        let role = |slot: Slot| if slot.opener == mta { Role::Initiator } else { Role::Responder };
        let action = match what {
            LocalEvent::Submit => model.submit(mta, peer),
            LocalEvent::Fire(slot, timer) => {
                Action::Fire { association: association(slot), end: role(slot), timer }
            }
            LocalEvent::Stop(mta) => Action::Stop { mta },
            LocalEvent::Start(mta) => Action::Start { mta },
            LocalEvent::Loss(slot) => Action::Lose { association: association(slot) },
            LocalEvent::Receive(slot, pdu) => {
                world.put_in_flight(association(slot), role(slot), pdu);
                Action::Deliver { association: association(slot), to: role(slot) }
            }
        };
        let effects = model.let_happen(&mut world, action);
        world.make_canonical(model.distinctions());
        StepResult { half: LocalState::of(&world, mta), sent: sent_by(&world, mta), effects }
    }

    /// A world with this local state in it, and the slots of its associations in their order there.
    fn world(&self, mta: MtaId, what: LocalEvent) -> (World, Vec<Slot>) {
        let mut world = World::new(2);
        world.put_mta(mta, self.mta.clone());
        world.put_stopped(other(mta), self.peer_stopped);
        let mut slots = Vec::new();
        for slot in self.slots() {
            let (end, armed) = &self.ends[slot.opener.index()][slot.place];
            world.put_end([slot.opener, other(slot.opener)], end.clone(), *armed);
            slots.push(slot);
        }
        if let LocalEvent::Receive(slot, _) = what {
            for place in self.ends[slot.opener.index()].len()..=slot.place {
                let unknown = Endpoint::new(Role::Responder);
                world.put_end([slot.opener, other(slot.opener)], unknown, 0);
                slots.push(Slot { place, ..slot });
            }
        }
        (world, slots)
    }
}

/// What stands on its way to the other MTA, slot by slot.
fn sent_by(world: &World, mta: MtaId) -> Vec<(Slot, Pdu)> {
    let mut sent = Vec::new();
    let mut places = [0, 0];
    for one in world.associations() {
        let opener = one.mta(Role::Initiator);
        let slot = Slot { opener, place: places[opener.index()] };
        places[opener.index()] += 1;
        if let Some(role) = one.role_of(other(mta)) {
            sent.extend(one.in_flight(role).map(|flight| (slot, flight.pdu)));
        }
    }
    sent
}

/// The other one of the two.
pub(super) fn other(mta: MtaId) -> MtaId {
    if mta == INITIATOR { RESPONDER } else { INITIATOR }
}
