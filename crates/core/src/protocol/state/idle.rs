use smallvec::smallvec;

use super::super::{Command, Input, Output, Pdu, RefuseReason, Rejection, Step, Timer};
use super::open::entering;
use super::{End, Opening, State, go, otherwise};

/// Nothing yet, or waiting to try again.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Idle {
    /// How many openings have been refused so far.
    pub refusals: u32,
}

impl Idle {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        match input {
            Input::Command(Command::Open) | Input::Timeout(Timer::Reconnect | Timer::OpenRetry) => {
                go(
                    State::Opening(Opening { refusals: self.refusals }),
                    smallvec![Output::Transmit(Pdu::RtorqOpen)],
                )
            }
            Input::Receive(Pdu::RtorqOpen) if end.around.accepts => {
                entering(end).answering(Pdu::Rtoac { pair: None }).opened()
            }
            Input::Receive(Pdu::RtorqOpen) => go(
                State::Idle(self),
                smallvec![Output::Transmit(Pdu::Rtorj(RefuseReason::RtsBusy))],
            ),
            _ => otherwise(State::Idle(self), input),
        }
    }
}
