use smallvec::smallvec;

use super::super::{Input, Interrupted, Output, Pdu, Record, RefuseReason, Rejection, Step, Timer};
use super::open::entering;
use super::{End, Lost, State, go, otherwise};

/// RTORQ `recover` is out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Recovering {
    /// What is remembered of the Turn.
    pub record: Record,
    /// A transfer that the loss interrupted.
    pub interrupted: Option<Interrupted>,
}

impl Recovering {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        match input {
            Input::Receive(Pdu::Rtoac { pair }) => {
                let rule = end.settings.rule;
                let setting = rule.token_setting(self.record);
                let outcome = rule.outcome(end.role, self.record, setting, pair);
                entering(end).resuming(self.interrupted).recovered(outcome)
            }
            Input::Receive(Pdu::Rtorj(RefuseReason::RtsBusy)) | Input::Loss => {
                let delay_us = end.settings.reconnect_delay_us;
                let state = Lost { record: self.record, interrupted: self.interrupted };
                go(
                    State::Lost(state),
                    smallvec![Output::SetTimer(Timer::Reconnect, delay_us.into())],
                )
            }
            Input::Receive(Pdu::Rtorj(_)) | Input::Timeout(Timer::Recovery) => Ok(State::closed()),
            _ => otherwise(State::Recovering(self), input),
        }
    }
}
