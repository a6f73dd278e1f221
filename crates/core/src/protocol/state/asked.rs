use smallvec::smallvec;

use super::super::{
    Command, Input, Interrupted, Kept, Output, Pdu, Rejection, RequestPriority, Step, Timer,
};
use super::open::{Known, entering, lifetime, lost, otherwise_without_turn};
use super::{End, State, go, stay};

/// The other end has the Turn, and has been asked for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked {
    /// What it was asked for; `Close` means: in order to close.
    pub priority: RequestPriority,
    /// A transfer to resume when the Turn is here again.
    pub interrupted: Option<Interrupted>,
    /// How many hand-overs there have been, under a rule that counts them; else 0.
    pub hand_overs: u32,
}

impl Asked {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        let idle = end.first_queued().is_none();
        let entering = || entering(end).resuming(self.interrupted).after(self.hand_overs);
        let rule = end.settings.rule;
        match input {
            Input::Receive(Pdu::Gtc { .. }) if idle && self.priority == RequestPriority::Close => {
                entering().answering(Pdu::Gta).closing()
            }
            Input::Receive(Pdu::Gtc { hand_overs }) => entering().given(hand_overs),
            Input::Receive(Pdu::Fn) => super::closed_with(Pdu::Dn),
            Input::Command(Command::TakeMail) => {
                go(State::Asked(self), smallvec![Output::CancelTimer(Timer::Lifetime)])
            }
            Input::Command(Command::AwaitMail) if self.priority != RequestPriority::Close => {
                go(State::Asked(self), lifetime(end.role, end.settings).into_iter().collect())
            }
            Input::Timeout(Timer::RequestRepeat) => {
                let repeat_us = end.settings.request_repeat_us;
                let again = Output::SetTimer(Timer::RequestRepeat, repeat_us.into());
                let please = Output::Transmit(Pdu::Please(self.priority));
                go(State::Asked(self), smallvec![please, again])
            }
            Input::Timeout(Timer::Regenerate) => entering().regenerating(),
            Input::Timeout(Timer::Lifetime) if self.priority != RequestPriority::Close => {
                let priority = RequestPriority::Close;
                let please = Output::Transmit(Pdu::Please(priority));
                go(State::Asked(Asked { priority, ..self }), smallvec![please])
            }
            Input::Timeout(Timer::Lifetime) => stay(State::Asked(self)),
            Input::Receive(Pdu::Please(priority)) if rule.answers_waiting.includes(end.role) => {
                entering().pretending(priority)
            }
            Input::Loss => lost(self.known(rule.waiting, end), self.interrupted, end),
            _ => otherwise_without_turn(State::Asked(self), input, end),
        }
    }

    fn known(&self, kept: Kept, end: End) -> Known {
        Known { kept, holder: end.role.other(), hand_overs: self.hand_overs }
    }
}
