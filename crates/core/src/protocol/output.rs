//! What an end wants done, or known.

use smallvec::SmallVec;

use super::{MessageId, Micros, Pdu, RequestPriority, Timer};

/// The outputs of one step; few enough to need no allocation.
pub type Outputs = SmallVec<[Output; 6]>;

/// What an end wants done, or known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Output {
    /// Send this to the peer.
    Transmit(Pdu),
    /// Arm a timer; one that is running starts again.
    SetTimer(Timer, Micros),
    /// Stop a timer; one that is not running is none the worse.
    CancelTimer(Timer),
    /// Something worth telling happened.
    Event(Event),
}

/// What an end did, beyond what its PDUs and states tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// Asked for the Turn, it remembers the request.
    RequestRemembered(RequestPriority),
    /// Asked for a Turn that it does not think it has, it does nothing.
    RequestIgnored(RequestPriority),
    /// Asked for a Turn that it does not have, it gives one all the same.
    RequestAnswered(RequestPriority),
    /// None having come, it makes itself a new Turn.
    TurnRegenerated,
    /// It was given a Turn that it has already.
    TurnHadAlready,
    /// A message was acknowledged and leaves the queue.
    MessageGone(MessageId),
    /// A message came in.
    MessageReceived(MessageId),
    /// A transfer took too long and will be tried again.
    TransferFailed(MessageId),
    /// A transfer took too long for the last time: the message leaves the queue undelivered.
    MessageGivenUp(MessageId),
    /// The peer sent what it may not send.
    Violated(Pdu),
}

/// Outputs are copied with every step.
const _: () = assert!(size_of::<Output>() <= 16);
