//! The event log of the MTAs, by the numbers of the source `MSExchangeMTA` (docs/protocol.md#the-mta), as a
//! function of the history. What each of them stands for here is in `docs/counters.md`.

mod reading;

use super::{History, StepId};
use crate::protocol::{AbortReason, Pdu, RefuseReason};
use crate::world::{AssociationId, MtaId};

/// One entry of the log of one MTA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoggedEvent {
    /// When, in microseconds.
    pub at_us: i64,
    /// The step that brought it about.
    pub step: StepId,
    /// The MTA that logs it.
    pub mta: MtaId,
    /// The peer that it is about.
    pub peer: MtaId,
    /// The association that it is about, if it is about one.
    pub association: Option<AssociationId>,
    /// What is logged.
    pub kind: EventKind,
}

/// What is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// 57: there may be no more associations between the two.
    AssociationLimit {
        /// How many there may be.
        most: u32,
    },
    /// 289: a connection could not be opened.
    OpenFailed,
    /// 301: it will be tried again.
    OpenRetry {
        /// After how long, in microseconds.
        after_us: i64,
    },
    /// 659: the alarm of an outbound queue is raised.
    QueueAlarm {
        /// How many messages wait.
        waiting: u32,
    },
    /// 660: the alarm of an outbound queue is over.
    QueueAlarmOver {
        /// How many messages are left.
        waiting: u32,
    },
    /// 1290: a locally initiated association was refused.
    LocalRefused {
        /// Why.
        reason: RefuseReason,
    },
    /// 1293: a remotely initiated association was refused.
    RemoteRefused {
        /// Why.
        reason: RefuseReason,
    },
    /// 1294: an association ended abnormally.
    EndedAbnormally {
        /// How.
        how: AbnormalEnd,
    },
    /// 9277: a call to the peer was cancelled.
    RpcCancelled {
        /// What was on its way; of several, what was sent first.
        pdu: Pdu,
    },
    /// 9318: the peer could not be bound to.
    CannotBind {
        /// Why.
        why: NoBind,
    },
    /// 9322: the peer was bound to, but its bind back failed.
    BindBackFailed,
}

/// How an association can end other than by FN and DN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbnormalEnd {
    /// The peer broke it off.
    BrokenOffByPeer(AbortReason),
    /// This MTA broke it off.
    BrokenOff(AbortReason),
    /// It was not recovered in time.
    NotRecovered,
    /// The peer refused to open it for the last time, or to recover it.
    Refused(RefuseReason),
    /// The connection was lost while it was being closed.
    LostWhileClosing,
}

/// Why a bind cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBind {
    /// The peer has stopped, or the link is down.
    Unreachable,
    /// The connection was lost before there was an answer.
    Lost,
    /// The peer refuses every bind.
    Refused,
}

impl EventKind {
    /// The number under which Exchange logs it.
    #[must_use]
    pub fn id(self) -> u16 {
        match self {
            EventKind::AssociationLimit { .. } => 57,
            EventKind::OpenFailed => 289,
            EventKind::OpenRetry { .. } => 301,
            EventKind::QueueAlarm { .. } => 659,
            EventKind::QueueAlarmOver { .. } => 660,
            EventKind::LocalRefused { .. } => 1290,
            EventKind::RemoteRefused { .. } => 1293,
            EventKind::EndedAbnormally { .. } => 1294,
            EventKind::RpcCancelled { .. } => 9277,
            EventKind::CannotBind { .. } => 9318,
            EventKind::BindBackFailed => 9322,
        }
    }
}

impl History {
    /// What the MTAs log, in the order in which it comes about. An MTA that has stopped logs nothing.
    #[must_use]
    pub fn events(&self) -> Vec<LoggedEvent> {
        reading::of(self)
    }
}
