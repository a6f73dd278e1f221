use smallvec::smallvec;

use super::super::{
    Input, Interrupted, Output, Pdu, Record, RefuseReason, Rejection, Role, Step, Timer,
};
use super::open::entering;
use super::{End, Recovering, State, go, otherwise};

/// The connection is gone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lost {
    /// What is remembered of the Turn.
    pub record: Record,
    /// A transfer that the loss interrupted.
    pub interrupted: Option<Interrupted>,
}

impl Lost {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        match input {
            Input::Timeout(Timer::Reconnect) => {
                let setting = end.settings.rule.token_setting(self.record);
                let pair = end.settings.rule.pair_sent(end.role, self.record);
                let state = Recovering { record: self.record, interrupted: self.interrupted };
                let request = Pdu::RtorqRecover { setting, pair };
                go(State::Recovering(state), smallvec![Output::Transmit(request)])
            }
            Input::Timeout(Timer::Recovery) => Ok(State::closed()),
            Input::Receive(Pdu::RtorqRecover { .. })
                if end.role == Role::Responder && !end.binds() =>
            {
                let refusal = Pdu::Rtorj(RefuseReason::RtsBusy);
                go(State::Lost(self), smallvec![Output::Transmit(refusal)])
            }
            Input::Receive(Pdu::RtorqRecover { setting, pair }) if end.role == Role::Responder => {
                let rule = end.settings.rule;
                let outcome = rule.outcome(end.role, self.record, setting, pair);
                let pair = rule.counts().then_some(outcome);
                entering(end)
                    .answering(Pdu::Rtoac { pair })
                    .resuming(self.interrupted)
                    .recovered(outcome)
            }
            _ => otherwise(State::Lost(self), input),
        }
    }
}
