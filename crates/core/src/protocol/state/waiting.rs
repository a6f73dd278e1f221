use super::super::{
    Command, Input, Interrupted, Kept, Pdu, Rejection, RequestPriority, Step, Timer,
};
use super::open::{Known, entering, lost, otherwise_without_turn};
use super::{End, State};

/// The other end has the Turn, and there is nothing to send.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Waiting {
    /// A transfer to resume when the Turn is here again.
    pub interrupted: Option<Interrupted>,
    /// How many hand-overs there have been, under a rule that counts them; else 0.
    pub hand_overs: u32,
}

impl Waiting {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        let entering = || entering(end).resuming(self.interrupted).after(self.hand_overs);
        let rule = end.settings.rule;
        match input {
            Input::Command(Command::TakeMail) => entering().waiting(),
            Input::Command(Command::AskForTurn(priority)) if !end.settings.is_monologue() => {
                entering().asking(priority)
            }
            Input::Timeout(Timer::Lifetime) => entering().asking(RequestPriority::Close),
            Input::Receive(Pdu::Gtc { hand_overs }) => entering().given(hand_overs),
            Input::Receive(Pdu::Fn) => super::closed_with(Pdu::Dn),
            Input::Receive(Pdu::Please(priority)) if rule.answers_waiting.includes(end.role) => {
                entering().pretending(priority)
            }
            Input::Loss => lost(self.known(rule.waiting, end), self.interrupted, end),
            _ => otherwise_without_turn(State::Waiting(self), input, end),
        }
    }

    fn known(&self, kept: Kept, end: End) -> Known {
        Known { kept, holder: end.role.other(), hand_overs: self.hand_overs }
    }
}
