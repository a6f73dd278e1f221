//! The machine's one way in and one way out.

use super::state::lifetime;
use super::{
    AbortReason, Event, Incoming, Message, MessageId, Output, Outputs, Pdu, Rejection,
    RequestPriority, Role, Rule, Settings, State, Timer, Violation,
};

/// One end of one association.
///
/// What it sends is its state's matter; what the other end sends to it is beside that, since an end
/// takes mail in whatever it believes about the Turn.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Endpoint {
    /// Which end it is.
    pub role: Role,
    /// Where it stands.
    pub state: State,
    /// The activity that the other end has under way towards it.
    pub incoming: Option<Incoming>,
}

/// What can happen to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// Its own MTA wants something.
    Command(Command),
    /// A PDU has arrived.
    Receive(Pdu),
    /// A timer that it armed has run out.
    Timeout(Timer),
    /// The connection under it is gone, and all that was in flight.
    Loss,
}

/// What its own MTA can want of an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Open the association.
    Open,
    /// There is mail: send it, or ask for the Turn.
    TakeMail,
    /// The queue has run empty: nothing more to send for now.
    AwaitMail,
    /// RT-TURN-PLEASE: ask for the Turn, with mail or without.
    AskForTurn(RequestPriority),
    /// RT-TURN-GIVE: hand the Turn over, asked or not.
    GiveTurn,
}

/// What an end may know of its own MTA; asked for in the course of a step, and only what it needs.
pub trait LocalMta {
    /// The first message in the queue, whoever carries it.
    fn first_queued(&self) -> Option<Message>;
    /// The first message in the queue that no association is carrying.
    fn next_free(&self) -> Option<Message>;
    /// Whether the MTA would take one more association.
    fn accepts(&self) -> bool;
    /// Whether the MTA lets anybody bind at all: if not, every RTORQ is refused.
    fn binds(&self) -> bool {
        true
    }
    /// Whether the MTA has received this message.
    fn has_received(&self, message: MessageId) -> bool;
}

/// All that an end may look at while it takes a step.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// How to behave.
    pub settings: &'a Settings,
    /// Its own MTA.
    pub mta: &'a dyn LocalMta,
}

/// What came of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where the end stands now.
    pub state: State,
    /// The activity that the other end has under way towards it now.
    pub incoming: Option<Incoming>,
    /// What is to be done, in this order.
    pub outputs: Outputs,
}

impl Endpoint {
    /// An end that has done nothing yet.
    #[must_use]
    pub fn new(role: Role) -> Self {
        Endpoint { role, state: State::new(), incoming: None }
    }

    /// Takes one input and says what comes of it. The end itself is not changed.
    ///
    /// # Errors
    ///
    /// [`Rejection::Refused`] for a command that is not legal now, which changes nothing;
    /// [`Rejection::Violation`] for a PDU that is not legal now, to be answered with
    /// [`Endpoint::abort`].
    pub fn step(&self, input: Input, around: &Surroundings) -> Result<Step, Rejection> {
        match input {
            Input::Receive(pdu) if pdu.is_of_activity() && self.state.name().is_open() => {
                self.take_in(pdu, around)
            }
            Input::Receive(pdu) if pdu.moves_turn() && around.settings.is_monologue() => {
                Err(self.violation(pdu, AbortReason::ProtocolError))
            }
            Input::Timeout(Timer::Lifetime)
                if self.is_receiving() && self.state.awaits() & Timer::Lifetime.bit() != 0 =>
            {
                let again = lifetime(self.role, around.settings);
                Ok(self.stay(again.into_iter().collect()))
            }
            _ => {
                let mut step = self.state.clone().step(self.role, input, around);
                if let Ok(step) = &mut step {
                    step.incoming = self.kept(&step.state, around.settings.rule);
                    self.cancel_forsaken(step);
                }
                step
            }
        }
    }

    /// The answer to a violation: an RTAB that says why, and the end of the association.
    #[must_use]
    pub fn abort(&self, violation: Violation) -> Step {
        let mut step = State::closed();
        step.outputs.push(Output::Event(Event::Violated(violation.pdu)));
        step.outputs.push(Output::Transmit(Pdu::Rtab(violation.reason)));
        self.cancel_forsaken(&mut step);
        step
    }

    /// The end of it when its MTA stops: nothing is said, and nothing is waited for any more.
    #[must_use]
    pub fn stop(&self) -> Step {
        let mut step = State::closed();
        self.cancel_forsaken(&mut step);
        step
    }

    /// Takes in what belongs to an activity, and acknowledges it, in any open state.
    fn take_in(&self, pdu: Pdu, around: &Surroundings) -> Result<Step, Rejection> {
        let mut outputs = Outputs::new();
        let received = |message| around.mta.has_received(message);
        let incoming = Incoming::take_in(self.incoming, pdu, received, &mut outputs)
            .map_err(|reason| self.violation(pdu, reason))?;
        outputs.extend(self.state.lifetime_after_mail(self.role, around));
        Ok(Step { incoming, ..self.stay(outputs) })
    }

    fn is_receiving(&self) -> bool {
        self.incoming.is_some_and(|incoming| !incoming.paused)
    }

    fn violation(&self, pdu: Pdu, reason: AbortReason) -> Rejection {
        Rejection::Violation(Violation { pdu, state: self.state.name(), reason })
    }

    fn stay(&self, outputs: Outputs) -> Step {
        Step { state: self.state.clone(), incoming: self.incoming, outputs }
    }

    /// What is left of the activity towards this end when it goes to `state`.
    fn kept(&self, state: &State, rule: Rule) -> Option<Incoming> {
        match state {
            State::Idle(_) | State::Closed(_) => None,
            State::Lost(_) if rule.drops_checkpoints => None,
            State::Lost(_) => self.incoming.map(|known| Incoming { paused: true, ..known }),
            _ => self.incoming,
        }
    }

    /// No timer outlives the last state that waits for it.
    fn cancel_forsaken(&self, step: &mut Step) {
        let forsaken = self.state.awaits() & !step.state.awaits();
        step.outputs.extend(Timer::in_set(forsaken).map(Output::CancelTimer));
    }
}
