use super::super::{Command, Input, Interrupted, Kept, Pdu, Refused, Rejection, Step};
use super::open::{Known, entering, lost, otherwise_without_turn};
use super::{End, State, refused};

/// GTC is out: it has the Turn no longer, and waits to hear that it has come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Giving {
    /// A transfer to resume when the Turn is here again.
    pub interrupted: Option<Interrupted>,
    /// How many hand-overs there have been, under a rule that counts them; else 0.
    pub hand_overs: u32,
}

impl Giving {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        let entering = || entering(end).resuming(self.interrupted).after(self.hand_overs);
        let rule = end.settings.rule;
        match input {
            Input::Receive(Pdu::Gta) => entering().waiting(),
            Input::Receive(Pdu::Gtc { hand_overs }) => entering().given(hand_overs),
            Input::Receive(Pdu::Please(priority)) if rule.answers_giving.includes(end.role) => {
                entering().pretending(priority)
            }
            Input::Command(Command::AskForTurn(_)) if !end.settings.is_monologue() => {
                refused(Refused::Giving)
            }
            Input::Loss => lost(self.known(rule.giving, end), self.interrupted, end),
            _ => otherwise_without_turn(State::Giving(self), input, end),
        }
    }

    fn known(&self, kept: Kept, end: End) -> Known {
        Known { kept, holder: end.role.other(), hand_overs: self.hand_overs }
    }
}
