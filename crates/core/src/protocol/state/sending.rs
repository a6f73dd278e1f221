use smallvec::smallvec;

use super::super::{
    Command, Event, Input, Outgoing, Output, Outputs, Pdu, Refused, Rejection, Step, Timer, Turn,
};
use super::open::{Known, entering, lost, otherwise_with_turn, with_one_already};
use super::{End, Request, State, go, refused};

/// It has the Turn and a message is out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sending {
    /// The Turn.
    pub turn: Turn,
    /// The transfer of the message.
    pub outgoing: Outgoing,
    /// A request that has come in the meantime.
    pub request: Option<Request>,
}

impl Sending {
    pub(super) fn step(mut self, input: Input, end: End) -> Result<Step, Rejection> {
        let id = self.outgoing.message.id;
        match input {
            Input::Receive(Pdu::MinorSyncAck { message, serial, attempt })
                if message == id && attempt == self.outgoing.failures =>
            {
                let mut outputs = Outputs::new();
                self.outgoing.confirm(serial, end.settings, &mut outputs);
                go(State::Sending(self), outputs)
            }
            Input::Receive(Pdu::EndAck { message, attempt })
                if message == id
                    && attempt == self.outgoing.failures
                    && self.outgoing.is_ended(end.settings) =>
            {
                let request = self.request.map(|r| Request { gone: r.gone + 1, ..r });
                entering(end).telling(Event::MessageGone(message)).holding(self.turn, request)
            }
            Input::Receive(Pdu::Please(priority)) => {
                self.request = Some(Request::merge(self.request, priority));
                let told = Output::Event(Event::RequestRemembered(priority));
                go(State::Sending(self), smallvec![told])
            }
            Input::Timeout(Timer::Transfer) => self.failed(end),
            Input::Command(Command::GiveTurn) if !end.settings.is_monologue() => {
                refused(Refused::InsideActivity)
            }
            Input::Receive(Pdu::Gtc { hand_overs }) => {
                self.turn.adopt(hand_overs);
                with_one_already(State::Sending(self))
            }
            Input::Loss => lost(self.known(end), Some(self.outgoing.interrupted()), end),
            _ => otherwise_with_turn(State::Sending(self), input, end),
        }
    }

    /// The transfer took too long. What has been confirmed stays with the peer, if anything has.
    fn failed(self, end: End) -> Result<Step, Rejection> {
        let mut left = self.outgoing.interrupted();
        let id = left.message.id;
        if u32::from(left.failures) >= end.settings.max_transfer_retries {
            return entering(end)
                .answering(Pdu::ActivityDiscard(id))
                .telling(Event::MessageGivenUp(id))
                .holding(self.turn, self.request);
        }
        left.failures = left.failures.saturating_add(1);
        let word = match left.confirmed {
            0 => Pdu::ActivityDiscard(id),
            _ => Pdu::ActivityInterrupt(id),
        };
        entering(end).answering(word).telling(Event::TransferFailed(id)).holding_back(
            self.turn,
            self.request,
            left,
        )
    }

    fn known(&self, end: End) -> Known {
        let kept = end.settings.rule.holding;
        Known { kept, holder: end.role, hand_overs: self.turn.hand_overs() }
    }
}
