use super::super::{AbortReason, Input, Pdu, Rejection, Step, Timer};
use super::{End, State, closed_with, otherwise};

/// FN is out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Closing;

impl Closing {
    pub(super) fn step(self, input: Input, _: End) -> Result<Step, Rejection> {
        match input {
            Input::Receive(Pdu::Dn) | Input::Loss => Ok(State::closed()),
            Input::Timeout(Timer::Disconnect) => {
                closed_with(Pdu::Rtab(AbortReason::TemporaryProblem))
            }
            _ => otherwise(State::Closing(self), input),
        }
    }
}
