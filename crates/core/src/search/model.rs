//! What the search searches, plainly: a world, what can happen to it, and what comes of that.

use super::Bounds;
use crate::protocol::{Priority, Role, Rule, StateName, Timer, Transfers};
use crate::world::{Action, AssociationId, Distinctions, Effect, MtaId, World, WorldSettings};

/// The first association is opened by this MTA.
pub(super) const INITIATOR: MtaId = MtaId(0);
/// With this one.
pub(super) const RESPONDER: MtaId = MtaId(1);

/// Two MTAs, how they behave, and how far the search goes.
#[derive(Debug, Clone)]
pub struct Model {
    settings: WorldSettings,
    bounds: Bounds,
    size_kb: u32,
}

/// A world, and what may still go wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Situation {
    /// The world, in the form in which two that behave alike are equal.
    pub world: World,
    /// How many losses are left.
    pub losses: u8,
    /// How many times an MTA may still stop.
    pub restarts: u8,
}

impl Model {
    /// A model of two MTAs that behave like this; each message has `size_kb` KB.
    #[must_use]
    pub fn new(settings: WorldSettings, bounds: Bounds, size_kb: u32) -> Self {
        Model { settings, bounds, size_kb }
    }

    /// How the MTAs behave.
    #[must_use]
    pub fn settings(&self) -> &WorldSettings {
        &self.settings
    }

    /// Puts another rule in the place of its own.
    pub(super) fn put_rule(&mut self, rule: Rule) {
        self.settings.association.rule = rule;
    }

    /// The same with another rule.
    #[must_use]
    pub fn with_rule(&self, rule: Rule) -> Model {
        let mut model = self.clone();
        model.put_rule(rule);
        model
    }

    /// The same within other bounds.
    pub(super) fn within(&self, bounds: Bounds) -> Model {
        Model { bounds, ..self.clone() }
    }

    /// The same with requests that are repeated after so long.
    pub(super) fn repeating(&self, repeat_us: i64) -> Model {
        let mut model = self.clone();
        model.settings.association.request_repeat_us = repeat_us;
        model
    }

    /// The same with one more association for every so many messages that wait, at the most.
    pub(super) fn opening_at(&self, messages: u32) -> Model {
        let mut model = self.clone();
        let threshold = &mut model.settings.threshold_messages;
        *threshold = messages.min(*threshold);
        model
    }

    /// How far the search goes.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The situation that every path starts from: one open association, nothing queued.
    #[must_use]
    pub fn initial(&self) -> Situation {
        let mut world = self.opened();
        world.make_canonical(self.distinctions());
        let Bounds { losses, restarts, .. } = self.bounds;
        Situation { world, losses, restarts }
    }

    /// The world of the initial situation, as it came about.
    pub(super) fn opened(&self) -> World {
        let mut world = World::new(2);
        for action in Self::opening() {
            self.let_happen(&mut world, action);
        }
        world.limit_openings(u32::from(self.bounds.associations.saturating_sub(1)));
        world
    }

    /// What leads from nothing to the initial situation.
    #[must_use]
    pub fn opening() -> [Action; 3] {
        let association = AssociationId(0);
        [
            Action::Open { mta: INITIATOR, peer: RESPONDER },
            Action::Deliver { association, to: Role::Responder },
            Action::Deliver { association, to: Role::Initiator },
        ]
    }

    /// What can happen, the limit of PDUs in flight left aside.
    #[must_use]
    pub fn actions(&self, situation: &Situation) -> Vec<Action> {
        let world = &situation.world;
        let mut actions = Vec::new();
        for (mta, to) in [(INITIATOR, RESPONDER), (RESPONDER, INITIATOR)] {
            let allowed = u32::from(self.bounds.mail[mta.index()]);
            if world.mtas()[mta.index()].accepted() < allowed {
                actions.push(self.submit(mta, to));
            }
        }
        for (place, one) in (0..).zip(world.associations()) {
            let association = AssociationId(place);
            for to in Role::BOTH {
                if one.in_flight(to).next().is_some() {
                    actions.push(Action::Deliver { association, to });
                }
            }
            for end in Role::BOTH {
                let armed = Timer::ALL.into_iter().filter(|&timer| one.is_armed(end, timer));
                actions.extend(armed.map(|timer| Action::Fire { association, end, timer }));
            }
            let lost = one.ends().all(|end| end.state.name() == StateName::Lost);
            if situation.losses > 0 && !lost && world.can_lose(association) {
                actions.push(Action::Lose { association });
            }
        }
        for mta in [INITIATOR, RESPONDER] {
            if world.mtas()[mta.index()].is_stopped() {
                actions.push(Action::Start { mta });
            } else if situation.restarts > 0 {
                actions.push(Action::Stop { mta });
            }
        }
        actions
    }

    /// What comes of an action; `None` where it would put too many PDUs in flight.
    #[must_use]
    pub fn apply(&self, situation: &Situation, action: Action) -> Option<Situation> {
        let mut next = situation.clone();
        if matches!(action, Action::Lose { .. }) {
            next.losses = next.losses.checked_sub(1)?;
        }
        if matches!(action, Action::Stop { .. }) {
            next.restarts = next.restarts.checked_sub(1)?;
        }
        self.let_happen(&mut next.world, action);
        next.world.make_canonical(self.distinctions());
        self.fits(&next.world).then_some(next)
    }

    pub(super) fn submit(&self, mta: MtaId, to: MtaId) -> Action {
        Action::Submit { mta, to, priority: Priority::Normal, size_kb: self.size_kb }
    }

    /// Messages are numbered by the MTA that accepts them, so that it makes no difference whose came
    /// first.
    pub(super) fn let_happen(&self, world: &mut World, action: Action) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Action::Submit { mta, .. } = action {
            let before: u8 = self.bounds.mail[..mta.index()].iter().sum();
            let number = u32::from(before) + world.mtas()[mta.index()].accepted();
            world.number_messages_from(number);
        }
        world.apply(&self.settings, action, &mut effects, &mut Vec::new());
        effects
    }

    fn fits(&self, world: &World) -> bool {
        let most = usize::from(self.bounds.in_flight);
        world
            .associations()
            .iter()
            .all(|one| Role::BOTH.into_iter().all(|to| one.in_flight(to).count() <= most))
    }

    /// What the situations of this model have to tell apart.
    pub(super) fn distinctions(&self) -> Distinctions {
        let in_full = self.settings.association.transfers == Transfers::InFull;
        let transfers = in_full || self.bounds.associations > 1;
        Distinctions { timers: self.timers(), transfers, records: in_full }
    }

    /// The timers that may fire, as a set.
    fn timers(&self) -> u16 {
        let may_fire = |timer: &Timer| match timer {
            Timer::Reconnect | Timer::RequestRepeat | Timer::Regenerate => true,
            Timer::OpenRetry => self.bounds.associations > 1,
            Timer::Lifetime | Timer::Disconnect | Timer::Recovery => self.bounds.closing,
            Timer::Transfer | Timer::TransferInterval => false,
        };
        Timer::ALL.iter().filter(|timer| may_fire(timer)).fold(0, |set, timer| set | timer.bit())
    }

    /// Whether a timer closes an association, or leads to that.
    pub(super) fn closes(timer: Timer) -> bool {
        matches!(timer, Timer::Lifetime | Timer::Disconnect | Timer::Recovery)
    }
}
