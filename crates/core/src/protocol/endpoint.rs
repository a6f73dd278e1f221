//! The machine's one way in and one way out.

use smallvec::SmallVec;

use super::{
    AbortReason, Message, MessageId, Pdu, Rejection, RequestPriority, Role, Settings, State, Timer,
};

/// One end of one association.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Endpoint {
    /// Which end it is.
    pub role: Role,
    /// Where it stands.
    pub state: State,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Open the association.
    Open,
    /// There is mail: send it, or ask for the Turn.
    TakeMail,
    /// The queue has run empty: nothing more to send for now.
    AwaitMail,
}

/// What an end may know of its MTA at the time of a step.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// How to behave.
    pub settings: &'a Settings,
    /// The first message in the queue, whoever carries it.
    pub first_queued: Option<Message>,
    /// The first message in the queue that no association is carrying.
    pub next_free: Option<Message>,
    /// Whether the MTA would take one more association.
    pub accepts: bool,
}

/// What came of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where the end stands now.
    pub state: State,
    /// What is to be done, in this order.
    pub outputs: Outputs,
}

/// The outputs of one step; few enough to need no allocation.
pub type Outputs = SmallVec<[Output; 6]>;

/// What an end wants done, or known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Output {
    /// Send this to the peer.
    Transmit(Pdu),
    /// Arm a timer; one that is running starts again.
    SetTimer(Timer, i64),
    /// Stop a timer; one that is not running is none the worse.
    CancelTimer(Timer),
    /// Something worth telling happened.
    Event(Event),
}

/// What an end did, beyond what its PDUs and states tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// Asked for the Turn, it remembers the request.
    RequestRemembered(RequestPriority),
    /// Asked for a Turn that it does not think it has, it does nothing.
    RequestIgnored(RequestPriority),
    /// Asked for a Turn that it does not have, it gives one all the same.
    RequestAnswered(RequestPriority),
    /// None having come, it makes itself a new Turn.
    TurnRegenerated,
    /// It was given a Turn that it has already.
    TurnHadAlready,
    /// A message was acknowledged and leaves the queue.
    MessageGone(MessageId),
    /// A message came in.
    MessageReceived(Message),
    /// The peer sent what it may not send.
    Violated(Pdu),
}

impl Endpoint {
    /// An end that has done nothing yet.
    #[must_use]
    pub fn new(role: Role) -> Self {
        Endpoint { role, state: State::new() }
    }

    /// Takes one input and says what comes of it. The end itself is not changed.
    ///
    /// # Errors
    ///
    /// [`Rejection::Refused`] for a command that is not legal now, which changes nothing;
    /// [`Rejection::Violation`] for a PDU that is not legal now, to be answered with
    /// [`Endpoint::abort`].
    pub fn step(&self, input: Input, around: &Surroundings) -> Result<Step, Rejection> {
        let mut step = self.state.clone().step(self.role, input, around)?;
        self.cancel_forsaken(&mut step);
        Ok(step)
    }

    /// The answer to a violation: RTAB with `protocolError`, and the end of the association.
    #[must_use]
    pub fn abort(&self, offence: Pdu) -> Step {
        let mut step = State::closed();
        step.outputs.push(Output::Event(Event::Violated(offence)));
        step.outputs.push(Output::Transmit(Pdu::Rtab(AbortReason::ProtocolError)));
        self.cancel_forsaken(&mut step);
        step
    }

    /// No timer outlives the last state that waits for it.
    fn cancel_forsaken(&self, step: &mut Step) {
        let forsaken = self.state.awaits() & !step.state.awaits();
        if forsaken == 0 {
            return;
        }
        for timer in Timer::ALL {
            if forsaken & timer.bit() != 0 {
                step.outputs.push(Output::CancelTimer(timer));
            }
        }
    }
}
