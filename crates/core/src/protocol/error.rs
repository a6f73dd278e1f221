//! Two kinds of "no": what we may not ask, and what a peer may not send.

use super::{AbortReason, Pdu, StateName};

/// A local user asked for something that is not legal now. Nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refused {
    /// An association that is under way already cannot be opened.
    AlreadyUnderWay,
    /// The association is not open.
    NotOpen,
    /// In monologue the Turn is the initiator's for good.
    Monologue,
    /// The Turn is here already.
    HasTurn,
    /// The Turn was asked for already.
    AlreadyAsked,
    /// The Turn is not here.
    WithoutTurn,
    /// A message is on its way: the Turn stays until it has arrived.
    InsideActivity,
    /// The Turn is only just being handed over.
    Giving,
}

/// The peer sent something that is not legal now. The answer is an RTAB and the end of the
/// association; see [`super::Endpoint::abort`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Violation {
    /// What it sent.
    pub pdu: Pdu,
    /// The state in which it arrived.
    pub state: StateName,
    /// What the RTAB says.
    pub reason: AbortReason,
}

/// Why a step was not taken. The two are kept apart, or a race would pass for a bug of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rejection {
    /// Our own fault.
    Refused(Refused),
    /// The peer's fault.
    Violation(Violation),
}
