use smallvec::smallvec;

use super::super::{
    Command, DialogueMode, Input, Output, Pdu, RefuseReason, Rejection, Step, Timer,
};
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
                    smallvec![Output::Transmit(Pdu::RtorqOpen(end.settings.dialogue_mode))],
                )
            }
            Input::Receive(Pdu::RtorqOpen(mode)) => match refusal(mode, end) {
                None => entering(end).answering(Pdu::Rtoac { pair: None }).opened(),
                Some(reason) => {
                    go(State::Idle(self), smallvec![Output::Transmit(Pdu::Rtorj(reason))])
                }
            },
            _ => otherwise(State::Idle(self), input),
        }
    }
}

/// Why an association in this dialogue mode is not accepted, if it is not.
fn refusal(mode: DialogueMode, end: End) -> Option<RefuseReason> {
    if mode != end.settings.dialogue_mode {
        Some(RefuseReason::UnacceptableDialogueMode)
    } else if !end.accepts() || !end.binds() {
        Some(RefuseReason::RtsBusy)
    } else {
        None
    }
}
