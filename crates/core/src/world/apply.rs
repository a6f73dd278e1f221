//! One action and all that follows from it at once.

use super::{
    Action, Association, AssociationId, Effect, Flight, Local, MtaId, TimerChange, TransmissionId,
    World, WorldSettings, pair,
};
use crate::protocol::{
    Command, Event, Input, Message, MessageId, Output, Pdu, Rejection, Role, StateName, Step,
    Surroundings,
};

/// The most associations of one run. Two MTAs at their limit that open at the same instant refuse each
/// other; without retries they would open, at the next instant, for ever.
pub const MOST_ASSOCIATIONS: usize = 1_000;

impl World {
    /// Lets `action` happen, and appends what comes of it to `effects` and to `timers`.
    ///
    /// An action that is not enabled (nothing in flight, no such association, a timer that is not
    /// running) changes nothing.
    pub fn apply(
        &mut self,
        settings: &WorldSettings,
        action: Action,
        effects: &mut Vec<Effect>,
        timers: &mut Vec<TimerChange>,
    ) {
        let mut change = Change { world: self, settings, effects, timers, broken: Vec::new() };
        match action {
            Action::Submit { mta, to, priority, size_kb } => {
                change.submit(mta, to, |id| Message { id, priority, size_kb });
            }
            Action::Deliver { association, to } => change.deliver(association, to),
            Action::Lose { association } => change.lose(association),
            Action::Fire { association, end, timer } => {
                let between = change.world.associations.get_mut(association.index());
                if between.is_some_and(|between| between.disarm(end, timer)) {
                    change.step(association, end, Input::Timeout(timer));
                }
            }
            Action::LinkDown { between: [mta, peer] } => change.link_down(mta, peer),
            Action::LinkUp { between: [mta, peer] } => {
                change.world.down.retain(|down| *down != pair(mta, peer));
            }
            Action::SetLink { .. } => {}
            Action::Stop { mta } => change.stop(mta),
            Action::Start { mta } => change.start(mta),
            Action::RefuseBinds { mta, refuses } => {
                if let Some(mta) = change.world.mtas.get_mut(mta.index()) {
                    mta.refuses = refuses;
                }
            }
            Action::Open { mta, peer } => {
                if mta != peer && mta.index().max(peer.index()) < change.world.mtas.len() {
                    change.open(mta, peer, false);
                }
            }
            Action::Command { association, end, command } => {
                if association.index() < change.world.associations.len() {
                    change.step(association, end, Input::Command(command));
                }
            }
        }
        change.lose_broken();
    }
}

/// A world in the middle of an action.
struct Change<'a> {
    world: &'a mut World,
    settings: &'a WorldSettings,
    effects: &'a mut Vec<Effect>,
    timers: &'a mut Vec<TimerChange>,
    /// Associations on which something was sent that cannot arrive.
    broken: Vec<AssociationId>,
}

impl Change<'_> {
    fn submit(&mut self, mta: MtaId, to: MtaId, message: impl FnOnce(MessageId) -> Message) {
        if mta == to || mta.index().max(to.index()) >= self.world.mtas.len() {
            return;
        }
        let message = message(MessageId(self.world.accepted));
        self.world.accepted += 1;
        self.world.mtas[mta.index()].accepted += 1;
        let queue = self.world.mtas[mta.index()].queue_mut(to);
        queue.insert(message);
        let waiting = queue.len();
        self.effects.push(Effect::Queued { mta, to, message, waiting });
        self.command(mta, to, Command::TakeMail);
        self.open_if_due(mta, to);
    }

    fn deliver(&mut self, association: AssociationId, to: Role) {
        let Some(between) = self.world.associations.get_mut(association.index()) else {
            return;
        };
        if let Some(Flight { transmission, pdu }) = between.flights_mut(to).pop_front() {
            self.effects.push(Effect::Arrived { transmission });
            self.step(association, to, Input::Receive(pdu));
        }
    }

    fn lose(&mut self, association: AssociationId) {
        if !self.world.can_lose(association) {
            return;
        }
        self.drop_flights(association);
        for role in Role::BOTH {
            self.step(association, role, Input::Loss);
        }
    }

    fn drop_flights(&mut self, association: AssociationId) {
        for to in Role::BOTH {
            let flights = self.world.associations[association.index()].flights_mut(to);
            let dropped = flights.drain(..).map(|flight| flight.transmission);
            self.effects.extend(dropped.map(|transmission| Effect::Dropped { transmission }));
        }
    }

    /// A connection that cannot stand is lost with the first that is sent over it.
    fn lose_broken(&mut self) {
        while let Some(association) = self.broken.pop() {
            self.lose(association);
        }
    }

    fn link_down(&mut self, mta: MtaId, peer: MtaId) {
        if mta == peer || mta.index().max(peer.index()) >= self.world.mtas.len() {
            return;
        }
        if !self.world.down.contains(&pair(mta, peer)) {
            self.world.down.push(pair(mta, peer));
        }
        for place in 0..self.world.associations.len() {
            if self.world.associations[place].role_between(mta, peer).is_some() {
                self.lose(AssociationId::at(place));
            }
        }
    }

    /// Its own ends are gone at once; the other ends have lost their connection. An association of which
    /// it has not heard yet is none of its own: it may still be opened when it is back.
    fn stop(&mut self, mta: MtaId) {
        let Some(stopped) = self.world.mtas.get_mut(mta.index()) else { return };
        if std::mem::replace(&mut stopped.stopped, true) {
            return;
        }
        for place in 0..self.world.associations.len() {
            let association = AssociationId::at(place);
            let Some(role) = self.world.associations[place].role_of(mta) else { continue };
            self.drop_flights(association);
            let end = self.world.associations[place].end(role);
            let unheard_of = role == Role::Responder && end.state.name() == StateName::Idle;
            if end.state.name() != StateName::Closed && !unheard_of {
                let step = end.stop();
                self.commit(association, role, step);
            }
            if self.world.state(association, role.other()).is_connected() {
                self.step(association, role.other(), Input::Loss);
            }
        }
    }

    fn start(&mut self, mta: MtaId) {
        let Some(started) = self.world.mtas.get_mut(mta.index()) else { return };
        if !std::mem::replace(&mut started.stopped, false) {
            return;
        }
        for peer in (0..self.world.mtas.len()).filter(|&peer| peer != mta.index()) {
            self.open_if_due(mta, MtaId(u8::try_from(peer).unwrap_or(u8::MAX)));
        }
    }

    /// Tells every open end of `mta` towards `peer`, oldest first.
    fn command(&mut self, mta: MtaId, peer: MtaId, command: Command) {
        for place in 0..self.world.associations.len() {
            let between = &self.world.associations[place];
            if let Some(role) = between.role_between(mta, peer)
                && between.end(role).state.name().is_open()
            {
                self.step(AssociationId::at(place), role, Input::Command(command));
            }
        }
    }

    /// Starts one more association if the queue has reached `threshold × n`, exactly.
    fn open_if_due(&mut self, mta: MtaId, peer: MtaId) {
        let waiting = self.world.queue(mta, peer).len();
        let known = self.world.known_associations(mta, peer);
        let due = u64::from(self.settings.threshold_messages) * u64::from(known);
        let stopped = self.world.mtas[mta.index()].stopped;
        if waiting == 0 || u64::from(waiting) < due || stopped {
            self.world.at_limit.retain(|limited| *limited != [mta, peer]);
            return;
        }
        let Some(urgent_only) = self.room(mta, peer, known) else {
            if !self.world.at_limit.contains(&[mta, peer]) {
                self.world.at_limit.push([mta, peer]);
                self.effects.push(Effect::AtLimit { mta, peer, waiting });
            }
            return;
        };
        self.open(mta, peer, urgent_only);
    }

    fn open(&mut self, mta: MtaId, peer: MtaId, urgent_only: bool) {
        let waiting = self.world.queue(mta, peer).len();
        let association = AssociationId::at(self.world.associations.len());
        let may_open = &mut self.world.mtas[mta.index()].may_open;
        *may_open = may_open.saturating_sub(1);
        self.world.associations.push(Association::new(mta, peer, urgent_only));
        let started = Effect::Started { association, initiator: mta, responder: peer, waiting };
        self.effects.push(started);
        self.step(association, Role::Initiator, Input::Command(Command::Open));
    }

    /// Whether there is room for one more association, and if so, whether for urgent mail only.
    fn room(&self, mta: MtaId, peer: MtaId, known: u32) -> Option<bool> {
        let most = self.settings.associations_per_peer;
        let extra = self.settings.urgent_associations_per_peer;
        let urgent = self.world.queue(mta, peer).is_urgent();
        if self.world.associations.len() >= MOST_ASSOCIATIONS
            || self.world.mtas[mta.index()].may_open == 0
        {
            return None;
        }
        let for_all = known < most;
        (for_all || urgent && known < most + extra).then_some(!for_all)
    }

    fn step(&mut self, association: AssociationId, role: Role, input: Input) {
        let between = &self.world.associations[association.index()];
        let (mta, peer) = (between.mta(role), between.mta(role.other()));
        let (settings, urgent_only) = (self.settings, between.is_urgent_only());
        let local = Local { world: self.world, settings, mta, peer, urgent_only };
        let around = Surroundings { settings: &self.settings.association, mta: &local };
        let end = between.end(role);
        match end.step(input, &around) {
            Ok(step) => self.commit(association, role, step),
            Err(Rejection::Violation(violation)) => {
                let step = end.abort(violation);
                self.commit(association, role, step);
            }
            Err(Rejection::Refused(refused)) => {
                self.effects.push(Effect::Refused { association, end: role, refused });
            }
        }
    }

    fn commit(&mut self, association: AssociationId, end: Role, step: Step) {
        let endpoint = self.world.associations[association.index()].end_mut(end);
        let before = (endpoint.state.name(), endpoint.state.belief());
        let now = (step.state.name(), step.state.belief());
        endpoint.state = step.state;
        endpoint.incoming = step.incoming;
        for output in step.outputs {
            self.output(association, end, output);
        }
        if before != now {
            let (state, belief) = now;
            self.effects.push(Effect::Entered { association, end, state, belief });
        }
        if now.0 == StateName::Closed && before.0 != StateName::Closed {
            self.after_close(association, end);
        }
    }

    fn output(&mut self, association: AssociationId, end: Role, output: Output) {
        let between = &mut self.world.associations[association.index()];
        match output {
            Output::Transmit(pdu) => self.transmit(association, end, pdu),
            Output::SetTimer(timer, after) => {
                between.arm(end, timer);
                self.timers.push(TimerChange { association, end, timer, after: Some(after) });
            }
            Output::CancelTimer(timer) => {
                if between.disarm(end, timer) {
                    self.timers.push(TimerChange { association, end, timer, after: None });
                }
            }
            Output::Event(Event::MessageGone(message)) => {
                self.unqueue(association, end, message, |mta, to, message, waiting| {
                    Effect::Unqueued { mta, to, message, waiting }
                });
            }
            Output::Event(Event::MessageGivenUp(message)) => {
                self.unqueue(association, end, message, |mta, to, message, waiting| {
                    Effect::NonDelivered { mta, to, message, waiting }
                });
            }
            Output::Event(Event::MessageReceived(message)) => {
                self.receive(association, end, message)
            }
            Output::Event(event) => self.effects.push(Effect::Did { association, end, event }),
        }
    }

    fn transmit(&mut self, association: AssociationId, from: Role, pdu: Pdu) {
        let transmission = TransmissionId(self.world.transmissions);
        self.world.transmissions += 1;
        let between = &mut self.world.associations[association.index()];
        let ends = [between.mta(from), between.mta(from.other())];
        between.flights_mut(from.other()).push_back(Flight { transmission, pdu });
        if !self.world.can_connect(ends[0], ends[1]) {
            self.broken.push(association);
        }
        self.effects.push(Effect::Sent { transmission, association, from, pdu });
    }

    fn unqueue(
        &mut self,
        association: AssociationId,
        end: Role,
        message: MessageId,
        told: fn(MtaId, MtaId, MessageId, u32) -> Effect,
    ) {
        let between = &self.world.associations[association.index()];
        let (mta, to) = (between.mta(end), between.mta(end.other()));
        let queue = self.world.mtas[mta.index()].queue_mut(to);
        queue.remove(message);
        let waiting = queue.len();
        self.effects.push(told(mta, to, message, waiting));
        if waiting == 0 {
            self.command(mta, to, Command::AwaitMail);
        }
    }

    fn receive(&mut self, association: AssociationId, end: Role, message: MessageId) {
        let mta = self.world.associations[association.index()].mta(end);
        let again = !self.world.mtas[mta.index()].record(message);
        self.effects.push(Effect::Delivered { mta, message, association, again });
    }

    /// A closed association frees its message, and may be due to be replaced; not where its MTA stops,
    /// whose other associations are as good as gone.
    fn after_close(&mut self, association: AssociationId, end: Role) {
        let between = &self.world.associations[association.index()];
        let (mta, peer) = (between.mta(end), between.mta(end.other()));
        if !self.world.queue(mta, peer).is_empty() && !self.world.mtas[mta.index()].stopped {
            self.command(mta, peer, Command::TakeMail);
        }
        self.open_if_due(mta, peer);
    }
}
