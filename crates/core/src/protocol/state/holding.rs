use super::super::{Command, Event, Input, Pdu, Rejection, RequestPriority, Step, Timer, Turn};
use super::open::{Known, entering, lifetime, lost, otherwise_with_turn};
use super::{End, State, go};

/// It has the Turn and sends nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Holding {
    /// The Turn.
    pub turn: Turn,
    /// A request that has come and is not yet due.
    pub request: Option<Request>,
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
}

impl Holding {
    pub(super) fn step(self, input: Input, end: End) -> Result<Step, Rejection> {
        match input {
            Input::Command(Command::TakeMail) => entering(end).holding(self.turn, self.request),
            Input::Receive(Pdu::Please(priority)) => entering(end)
                .telling(Event::RequestRemembered(priority))
                .holding(self.turn, Some(Request::merge(self.request, priority))),
            Input::Timeout(Timer::Lifetime) if end.around.first_queued.is_none() => {
                entering(end).closing()
            }
            Input::Timeout(Timer::Lifetime) => {
                go(State::Holding(self), lifetime(end).into_iter().collect())
            }
            Input::Loss => lost(self.known(end), None, end),
            _ => otherwise_with_turn(State::Holding(self), input, end),
        }
    }

    fn known(&self, end: End) -> Known {
        let keeps = end.around.settings.rule.holding;
        Known { keeps, holder: end.role, hand_overs: self.turn.hand_overs() }
    }
}
