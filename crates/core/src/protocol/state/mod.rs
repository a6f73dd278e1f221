//! The states of one end, one file each: what exists in a state exists in its type.

mod asked;
mod closed;
mod closing;
mod giving;
mod holding;
mod idle;
mod lost;
mod open;
mod opening;
mod recovering;
mod sending;
#[cfg(test)]
mod tests;
mod waiting;

pub use asked::Asked;
pub use closed::Closed;
pub use closing::Closing;
pub use giving::Giving;
pub use holding::{Holding, Request};
pub use idle::Idle;
pub use lost::Lost;
pub use opening::Opening;
pub use recovering::Recovering;
pub use sending::Sending;
pub use waiting::Waiting;

pub(super) use open::lifetime;

use smallvec::smallvec;

use super::{
    AbortReason, Belief, Command, Input, Interrupted, LocalMta, Message, Output, Outputs, Pdu,
    RefuseReason, Refused, Rejection, Role, Settings, Step, Surroundings, Timer, Violation,
};

/// Where an end stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing yet, or waiting to try again.
    Idle(Idle),
    /// RTORQ `open` is out.
    Opening(Opening),
    /// It has the Turn and sends nothing.
    Holding(Holding),
    /// It has the Turn and a message is out.
    Sending(Sending),
    /// GTC is out: it has the Turn no longer.
    Giving(Giving),
    /// The other end has the Turn, and there is nothing to send.
    Waiting(Waiting),
    /// The other end has the Turn, and has been asked for it.
    Asked(Asked),
    /// FN is out.
    Closing(Closing),
    /// It is over.
    Closed(Closed),
    /// The connection is gone.
    Lost(Lost),
    /// RTORQ `recover` is out.
    Recovering(Recovering),
}

/// The name of a state, without what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "they are the names of `State`, explained there")]
pub enum StateName {
    Idle,
    Opening,
    Holding,
    Sending,
    Giving,
    Waiting,
    Asked,
    Closing,
    Closed,
    Lost,
    Recovering,
}

impl StateName {
    /// Whether the association is open at this end: Holding, Sending, Giving, Waiting or Asked.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.holds() || matches!(self, StateName::Giving | StateName::Waiting | StateName::Asked)
    }

    /// Whether this end holds the Turn: Holding or Sending.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, StateName::Holding | StateName::Sending)
    }

    /// Whether there is a connection under this end that could be lost.
    #[must_use]
    pub fn is_connected(self) -> bool {
        self.is_open()
            || matches!(self, StateName::Opening | StateName::Recovering | StateName::Closing)
    }
}

impl State {
    /// Where every end begins.
    pub(super) fn new() -> State {
        State::Idle(Idle::default())
    }

    /// The end of every association.
    pub(super) fn closed() -> Step {
        Step { state: State::Closed(Closed), incoming: None, outputs: smallvec![] }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> StateName {
        match self {
            State::Idle(_) => StateName::Idle,
            State::Opening(_) => StateName::Opening,
            State::Holding(_) => StateName::Holding,
            State::Sending(_) => StateName::Sending,
            State::Giving(_) => StateName::Giving,
            State::Waiting(_) => StateName::Waiting,
            State::Asked(_) => StateName::Asked,
            State::Closing(_) => StateName::Closing,
            State::Closed(_) => StateName::Closed,
            State::Lost(_) => StateName::Lost,
            State::Recovering(_) => StateName::Recovering,
        }
    }

    /// Whom this end thinks has the Turn; nobody before the opening and after the close.
    #[must_use]
    pub fn belief(&self) -> Option<Belief> {
        match self {
            State::Holding(_) | State::Sending(_) => Some(Belief::Mine),
            State::Giving(_) | State::Waiting(_) | State::Asked(_) => Some(Belief::Theirs),
            State::Lost(lost) => lost.record.belief(),
            State::Recovering(recovering) => recovering.record.belief(),
            State::Idle(_) | State::Opening(_) | State::Closing(_) | State::Closed(_) => None,
        }
    }

    /// The transfer that this end has under way or will resume, as far as it is confirmed.
    #[must_use]
    pub fn transfer(&self) -> Option<Interrupted> {
        match self {
            State::Sending(sending) => Some(sending.outgoing.interrupted()),
            State::Holding(holding) => holding.failed,
            State::Giving(giving) => giving.interrupted,
            State::Waiting(waiting) => waiting.interrupted,
            State::Asked(asked) => asked.interrupted,
            State::Lost(lost) => lost.interrupted,
            State::Recovering(recovering) => recovering.interrupted,
            State::Idle(_) | State::Opening(_) | State::Closing(_) | State::Closed(_) => None,
        }
    }

    /// Without the transfer that it will resume, where that is the first in the queue anyhow.
    pub(crate) fn forget_transfer(&mut self) {
        match self {
            State::Giving(giving) => giving.interrupted = None,
            State::Waiting(waiting) => waiting.interrupted = None,
            State::Asked(asked) => asked.interrupted = None,
            State::Lost(lost) => lost.interrupted = None,
            State::Recovering(recovering) => recovering.interrupted = None,
            State::Idle(_)
            | State::Opening(_)
            | State::Holding(_)
            | State::Sending(_)
            | State::Closing(_)
            | State::Closed(_) => {}
        }
    }

    /// The message that this end carries, or will resume: no other association takes it.
    #[must_use]
    pub fn carries(&self) -> Option<Message> {
        self.transfer().map(|transfer| transfer.message)
    }

    /// The timers that can be running in this state, as a set of [`Timer::bit`]s.
    #[must_use]
    pub fn awaits(&self) -> u16 {
        match self {
            State::Idle(_) => Timer::Reconnect.bit() | Timer::OpenRetry.bit(),
            State::Holding(_) => Timer::Lifetime.bit() | Timer::TransferInterval.bit(),
            State::Sending(_) => Timer::Transfer.bit(),
            State::Waiting(_) => Timer::Lifetime.bit(),
            State::Asked(_) => {
                Timer::Lifetime.bit() | Timer::RequestRepeat.bit() | Timer::Regenerate.bit()
            }
            State::Closing(_) => Timer::Disconnect.bit(),
            State::Lost(_) => Timer::Reconnect.bit() | Timer::Recovery.bit(),
            State::Recovering(_) => Timer::Recovery.bit(),
            State::Opening(_) | State::Giving(_) | State::Closed(_) => 0,
        }
    }

    /// Mail that has come in starts the lifetime again where it was running.
    pub(super) fn lifetime_after_mail(&self, role: Role, around: &Surroundings) -> Option<Output> {
        let awaited = self.awaits() & Timer::Lifetime.bit() != 0;
        let idle = || around.mta.first_queued().is_none();
        if awaited && idle() { lifetime(role, around.settings) } else { None }
    }

    pub(super) fn step(
        self,
        role: Role,
        input: Input,
        around: &Surroundings,
    ) -> Result<Step, Rejection> {
        let end = End { role, settings: around.settings, mta: around.mta };
        match self {
            State::Idle(state) => state.step(input, end),
            State::Opening(state) => state.step(input, end),
            State::Holding(state) => state.step(input, end),
            State::Sending(state) => state.step(input, end),
            State::Giving(state) => state.step(input, end),
            State::Waiting(state) => state.step(input, end),
            State::Asked(state) => state.step(input, end),
            State::Closing(state) => state.step(input, end),
            State::Closed(state) => state.step(input, end),
            State::Lost(state) => state.step(input, end),
            State::Recovering(state) => state.step(input, end),
        }
    }
}

/// What every state may look at while it takes a step.
#[derive(Clone, Copy)]
pub(super) struct End<'a> {
    pub(super) role: Role,
    pub(super) settings: &'a Settings,
    mta: &'a dyn LocalMta,
}

impl End<'_> {
    /// The first message in the queue, whoever carries it.
    fn first_queued(self) -> Option<Message> {
        self.mta.first_queued()
    }

    /// The first message in the queue that no association is carrying.
    fn next_free(self) -> Option<Message> {
        self.mta.next_free()
    }

    /// Whether the MTA would take one more association.
    fn accepts(self) -> bool {
        self.mta.accepts()
    }

    /// Whether the MTA lets anybody bind at all.
    fn binds(self) -> bool {
        self.mta.binds()
    }
}

/// Goes to (or stays in) `state`, with these outputs. What is under way towards this end is not the
/// state's matter: see [`super::Endpoint::step`].
fn go(state: State, outputs: Outputs) -> Result<Step, Rejection> {
    Ok(Step { state, incoming: None, outputs })
}

/// Stays as it is and does nothing.
fn stay(state: State) -> Result<Step, Rejection> {
    go(state, smallvec![])
}

/// Closes, with this as the last word.
fn closed_with(pdu: Pdu) -> Result<Step, Rejection> {
    go(State::Closed(Closed), smallvec![Output::Transmit(pdu)])
}

fn refused(refused: Refused) -> Result<Step, Rejection> {
    Err(Rejection::Refused(refused))
}

/// What every state does with what it has no use for (the last rows of the table).
fn otherwise(state: State, input: Input) -> Result<Step, Rejection> {
    match input {
        Input::Receive(Pdu::RtorqRecover { .. }) => {
            let refusal = Pdu::Rtorj(RefuseReason::CannotRecover);
            go(state, smallvec![Output::Transmit(refusal)])
        }
        Input::Receive(Pdu::Rtab(_)) => Ok(State::closed()),
        Input::Receive(pdu) => {
            let (state, reason) = (state.name(), AbortReason::ProtocolError);
            Err(Rejection::Violation(Violation { pdu, state, reason }))
        }
        Input::Command(Command::Open) => refused(Refused::AlreadyUnderWay),
        Input::Command(Command::AskForTurn(_) | Command::GiveTurn) => refused(Refused::NotOpen),
        Input::Command(_) | Input::Timeout(_) | Input::Loss => stay(state),
    }
}
