use smallvec::smallvec;

use super::super::{
    Command, Input, Message, Output, Pdu, Rejection, RequestPriority, Step, Timer, Turn,
};
use super::open::{entering, lifetime, lost, otherwise_without_turn};
use super::{End, State, go, stay};

/// The other end has the Turn, and has been asked for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked {
    /// What it was asked for; `Close` means: in order to close.
    pub priority: RequestPriority,
    /// A transfer to resume when the Turn is here again.
    pub interrupted: Option<Message>,
}

impl Asked {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        let idle = end.around.first_queued.is_none();
        let entering = || entering(end).resuming(self.interrupted);
        match input {
            Input::Receive(Pdu::Gtc) if idle && self.priority == RequestPriority::Close => {
                entering().answering(Pdu::Gta).closing()
            }
            Input::Receive(Pdu::Gtc) => entering().answering(Pdu::Gta).holding(Turn::given(), None),
            Input::Receive(Pdu::Fn) => super::closed_with(Pdu::Dn),
            Input::Command(Command::TakeMail) => {
                go(State::Asked(self), smallvec![Output::CancelTimer(Timer::Lifetime)])
            }
            Input::Command(Command::AwaitMail) if self.priority != RequestPriority::Close => {
                go(State::Asked(self), lifetime(end).into_iter().collect())
            }
            Input::Timeout(Timer::RequestRepeat) => entering().asking(self.priority),
            Input::Timeout(Timer::Lifetime) if self.priority != RequestPriority::Close => {
                entering().asking(RequestPriority::Close)
            }
            Input::Timeout(Timer::Lifetime) => stay(State::Asked(self)),
            Input::Loss => lost(end.around.settings.rule.waiting, self.interrupted, end),
            _ => otherwise_without_turn(State::Asked(self), input, end),
        }
    }
}
