use super::super::{Input, Rejection, Step};
use super::{End, State, otherwise};

/// It is over. What still arrives is answered like everywhere else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Closed;

impl Closed {
    pub(super) fn step(self, input: Input, _: End) -> Result<Step, Rejection> {
        otherwise(State::Closed(self), input)
    }
}
