use super::super::{Input, Message, Pdu, Rejection, Step, Turn};
use super::open::{entering, lost, otherwise_without_turn};
use super::{End, State};

/// GTC is out: it has the Turn no longer, and waits to hear that it has come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Giving {
    /// A transfer to resume when the Turn is here again.
    pub interrupted: Option<Message>,
}

impl Giving {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        let entering = || entering(end).resuming(self.interrupted);
        match input {
            Input::Receive(Pdu::Gta) => entering().waiting(),
            Input::Receive(Pdu::Gtc) => entering().answering(Pdu::Gta).holding(Turn::given(), None),
            Input::Loss => lost(end.around.settings.rule.giving, self.interrupted, end),
            _ => otherwise_without_turn(State::Giving(self), input, end),
        }
    }
}
