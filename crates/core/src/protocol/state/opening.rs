use smallvec::smallvec;

use super::super::{Input, Output, Pdu, Rejection, Step, Timer};
use super::open::entering;
use super::{End, Idle, State, go, otherwise};

/// RTORQ `open` is out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opening {
    /// How many openings have been refused so far.
    pub refusals: u32,
}

impl Opening {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        let settings = end.settings;
        match input {
            Input::Receive(Pdu::Rtoac { .. }) => entering(end).opened(),
            Input::Receive(Pdu::Rtorj(_)) if self.refusals >= settings.max_open_retries => {
                Ok(State::closed())
            }
            Input::Receive(Pdu::Rtorj(_)) => go(
                State::Idle(Idle { refusals: self.refusals + 1 }),
                smallvec![Output::SetTimer(Timer::OpenRetry, settings.open_interval_us.into())],
            ),
            Input::Loss => go(
                State::Idle(Idle { refusals: self.refusals }),
                smallvec![Output::SetTimer(Timer::Reconnect, settings.reconnect_delay_us.into())],
            ),
            _ => otherwise(State::Opening(self), input),
        }
    }
}
