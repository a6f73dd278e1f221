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

use smallvec::smallvec;

use super::{
    Belief, Input, Message, Output, Outputs, Pdu, RefuseReason, Refused, Rejection, Role, Step,
    Surroundings, Timer, Violation,
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
        Step { state: State::Closed(Closed), outputs: smallvec![] }
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

    /// The message that this end carries, or will resume: no other association takes it.
    #[must_use]
    pub fn carries(&self) -> Option<Message> {
        match self {
            State::Sending(sending) => Some(sending.message),
            State::Giving(giving) => giving.interrupted,
            State::Waiting(waiting) => waiting.interrupted,
            State::Asked(asked) => asked.interrupted,
            State::Lost(lost) => lost.interrupted,
            State::Recovering(recovering) => recovering.interrupted,
            State::Idle(_)
            | State::Opening(_)
            | State::Holding(_)
            | State::Closing(_)
            | State::Closed(_) => None,
        }
    }

    /// The timers that can be running in this state, as a set of [`Timer::bit`]s.
    #[must_use]
    pub fn awaits(&self) -> u8 {
        match self {
            State::Idle(_) => Timer::Reconnect.bit() | Timer::OpenRetry.bit(),
            State::Holding(_) | State::Waiting(_) => Timer::Lifetime.bit(),
            State::Asked(_) => {
                Timer::Lifetime.bit() | Timer::RequestRepeat.bit() | Timer::Regenerate.bit()
            }
            State::Closing(_) => Timer::Disconnect.bit(),
            State::Lost(_) => Timer::Reconnect.bit() | Timer::Recovery.bit(),
            State::Recovering(_) => Timer::Recovery.bit(),
            State::Opening(_) | State::Sending(_) | State::Giving(_) | State::Closed(_) => 0,
        }
    }

    pub(super) fn step(
        self,
        role: Role,
        input: Input,
        around: &Surroundings,
    ) -> Result<Step, Rejection> {
        let end = End { role, around };
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
    pub(super) around: &'a Surroundings<'a>,
}

/// Goes to (or stays in) `state`, with these outputs.
fn go(state: State, outputs: Outputs) -> Result<Step, Rejection> {
    Ok(Step { state, outputs })
}

/// Stays as it is and does nothing.
fn stay(state: State) -> Result<Step, Rejection> {
    go(state, smallvec![])
}

/// Closes, with this as the last word.
fn closed_with(pdu: Pdu) -> Result<Step, Rejection> {
    go(State::Closed(Closed), smallvec![Output::Transmit(pdu)])
}

/// What every state does with what it has no use for (the last rows of the table).
fn otherwise(state: State, input: Input) -> Result<Step, Rejection> {
    match input {
        Input::Receive(Pdu::RtorqRecover { .. }) => {
            let refusal = Pdu::Rtorj(RefuseReason::CannotRecover);
            go(state, smallvec![Output::Transmit(refusal)])
        }
        Input::Receive(Pdu::Rtab(_)) => Ok(State::closed()),
        Input::Receive(pdu) => Err(Rejection::Violation(Violation { pdu, state: state.name() })),
        Input::Command(super::Command::Open) => {
            Err(Rejection::Refused(Refused::AlreadyUnderWay(state.name())))
        }
        Input::Command(_) | Input::Timeout(_) | Input::Loss => stay(state),
    }
}
