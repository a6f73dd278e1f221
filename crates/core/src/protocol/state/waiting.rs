use super::super::{Command, Input, Message, Pdu, Rejection, RequestPriority, Step, Timer, Turn};
use super::open::{entering, lost, otherwise_without_turn};
use super::{End, State};

/// The other end has the Turn, and there is nothing to send.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Waiting {
    /// A transfer to resume when the Turn is here again.
    pub interrupted: Option<Message>,
}

impl Waiting {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        let entering = || entering(end).resuming(self.interrupted);
        match input {
            Input::Command(Command::TakeMail) => entering().waiting(),
            Input::Timeout(Timer::Lifetime) => entering().asking(RequestPriority::Close),
            Input::Receive(Pdu::Gtc) => entering().answering(Pdu::Gta).holding(Turn::given(), None),
            Input::Receive(Pdu::Fn) => super::closed_with(Pdu::Dn),
            Input::Loss => lost(end.around.settings.rule.waiting, self.interrupted, end),
            _ => otherwise_without_turn(State::Waiting(self), input, end),
        }
    }
}
