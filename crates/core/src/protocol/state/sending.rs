use smallvec::smallvec;

use super::super::{Event, Input, Message, Output, Pdu, Rejection, Step, Turn};
use super::open::{Known, entering, lost, otherwise_with_turn};
use super::{End, Request, State, go};

/// It has the Turn and a message is out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sending {
    /// The Turn.
    pub turn: Turn,
    /// The message.
    pub message: Message,
    /// A request that has come in the meantime.
    pub request: Option<Request>,
}

impl Sending {
    pub(super) fn step(mut self, input: Input, end: End) -> Result<Step, Rejection> {
        match input {
            Input::Receive(Pdu::EndAck(message)) if message == self.message.id => {
                let request = self.request.map(|r| Request { gone: r.gone + 1, ..r });
                entering(end).telling(Event::MessageGone(message)).holding(self.turn, request)
            }
            Input::Receive(Pdu::Please(priority)) => {
                self.request = Some(Request::merge(self.request, priority));
                let told = Output::Event(Event::RequestRemembered(priority));
                go(State::Sending(self), smallvec![told])
            }
            Input::Loss => lost(self.known(end), Some(self.message), end),
            _ => otherwise_with_turn(State::Sending(self), input, end),
        }
    }

    fn known(&self, end: End) -> Known {
        let keeps = end.around.settings.rule.holding;
        Known { keeps, holder: end.role, hand_overs: self.turn.hand_overs() }
    }
}
