use super::super::{AbortReason, Input, Pdu, Rejection, Step, Timer};
use super::{End, State, closed_with, otherwise, stay};

/// FN is out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Closing;

impl Closing {
    pub(super) fn step(self, input: Input, _: End) -> Result<Step, Rejection> {
        match input {
            Input::Receive(Pdu::Dn) | Input::Loss => Ok(State::closed()),
            // The last word of a transfer that has failed before.
            Input::Receive(Pdu::EndAck { .. } | Pdu::MinorSyncAck { .. }) => {
                stay(State::Closing(self))
            }
            Input::Timeout(Timer::Disconnect) => {
                closed_with(Pdu::Rtab(AbortReason::TemporaryProblem))
            }
            _ => otherwise(State::Closing(self), input),
        }
    }
}
