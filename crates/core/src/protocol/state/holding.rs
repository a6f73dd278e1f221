use super::super::{
    Command, Event, Input, Interrupted, Pdu, Rejection, RequestPriority, Settings, Step, Timer,
    Turn,
};
use super::open::{Known, entering, lifetime, lost, otherwise_with_turn, with_one_already};
use super::{End, State, go, stay};

/// It has the Turn and sends nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Holding {
    /// The Turn.
    pub turn: Turn,
    /// A request that has come and is not yet due.
    pub request: Option<Request>,
    /// A transfer that took too long and waits to be tried again; nothing else is sent before it.
    pub failed: Option<Interrupted>,
}

/// A request for the Turn that is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Request {
    /// What it was asked for.
    pub priority: RequestPriority,
    /// How many messages have gone since it came.
    pub gone: u32,
}

impl Request {
    /// The request to remember when `priority` comes on top of what is remembered already: the more
    /// urgent of the two, with the count of the first.
    pub(super) fn merge(earlier: Option<Request>, priority: RequestPriority) -> Request {
        match earlier {
            None => Request { priority, gone: 0 },
            Some(earlier) => Request { priority: earlier.priority.min(priority), ..earlier },
        }
    }

    /// Whether it is due: as many messages have gone since it came as *turn-request threshold* says.
    pub(super) fn is_due(self, settings: &Settings) -> bool {
        self.gone >= settings.turn_request_threshold
    }
}

impl Holding {
    pub(super) fn step(mut self, input: Input, end: End) -> Result<Step, Rejection> {
        match input {
            Input::Command(Command::TakeMail) if self.failed.is_some() => {
                stay(State::Holding(self))
            }
            Input::Command(Command::TakeMail) => entering(end).holding(self.turn, self.request),
            Input::Command(Command::GiveTurn) if !end.settings.is_monologue() => {
                entering(end).resuming(self.failed).giving(self.turn)
            }
            Input::Receive(Pdu::Please(priority)) => self.asked(priority, end),
            Input::Timeout(Timer::TransferInterval) => {
                entering(end).resuming(self.failed).holding(self.turn, self.request)
            }
            Input::Timeout(Timer::Lifetime) if end.first_queued().is_none() => {
                entering(end).closing()
            }
            Input::Timeout(Timer::Lifetime) => {
                go(State::Holding(self), lifetime(end.role, end.settings).into_iter().collect())
            }
            Input::Receive(Pdu::Gtc { hand_overs }) => {
                self.turn.adopt(hand_overs);
                with_one_already(State::Holding(self))
            }
            Input::Loss => lost(self.known(end), self.failed, end),
            _ => otherwise_with_turn(State::Holding(self), input, end),
        }
    }

    fn asked(self, priority: RequestPriority, end: End) -> Result<Step, Rejection> {
        let request = Request::merge(self.request, priority);
        let entering = entering(end).telling(Event::RequestRemembered(priority));
        if self.failed.is_some() && !request.is_due(end.settings) {
            let state = Holding { request: Some(request), ..self };
            return entering.staying(State::Holding(state));
        }
        entering.resuming(self.failed).holding(self.turn, Some(request))
    }

    fn known(&self, end: End) -> Known {
        let kept = end.settings.rule.holding;
        Known { kept, holder: end.role, hand_overs: self.turn.hand_overs() }
    }
}
