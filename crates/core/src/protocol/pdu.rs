//! What the two ends say to each other, under the names of X.228 and X.225.

use super::{Message, MessageId, Pair, Priority, Role};

/// One protocol data unit.
///
/// A transfer is one PDU and its end ack. No field of any PDU carries the Turn itself: it moves
/// with [`Pdu::Gtc`] and can be restated only in the token setting of a new connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pdu {
    /// RTORQ `open`: asks for an association.
    RtorqOpen,
    /// RTORQ `recover`: takes up an association that was lost. The token setting of the new session
    /// connection always names an owner; only some rules heed it.
    RtorqRecover {
        /// The end that has the tokens, says the initiator.
        setting: Role,
        /// The initiator's pair, under the rule `epoch`; an extension of ours.
        pair: Option<Pair>,
    },
    /// RTOAC: accepts either.
    Rtoac {
        /// The outcome of a recovery, under the rule `epoch`; an extension of ours.
        pair: Option<Pair>,
    },
    /// RTORJ: refuses either.
    Rtorj(RefuseReason),
    /// RTTP, RT-TURN-PLEASE: asks for the Turn.
    Please(RequestPriority),
    /// GIVE TOKENS CONFIRM, RT-TURN-GIVE: hands the Turn over.
    Gtc {
        /// How many hand-overs there have been with this one, under the rule `epoch`; 0 under the
        /// others. An extension of ours.
        hand_overs: u32,
    },
    /// GIVE TOKENS ACK: the Turn has come.
    Gta,
    /// One message, whole: activity start to activity end.
    Transfer(Message),
    /// The acknowledgement of the activity end: the message has been taken in.
    EndAck(MessageId),
    /// FINISH: the initiator closes in order.
    Fn,
    /// DISCONNECT: the answer to it.
    Dn,
    /// RTAB: breaks the association off.
    Rtab(AbortReason),
}

impl Pdu {
    /// Whether it hands the Turn over.
    #[must_use]
    pub fn gives_turn(self) -> bool {
        matches!(self, Pdu::Gtc { .. })
    }

    /// How many KB it puts on the line; everything but a message is taken to be weightless.
    #[must_use]
    pub fn size_kb(self) -> u32 {
        match self {
            Pdu::Transfer(message) => message.size_kb,
            _ => 0,
        }
    }
}

/// The priority of a request for the Turn (protocol.md §8.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestPriority {
    /// 0: asked for in order to close the association.
    Close,
    /// 1: for urgent mail.
    Urgent,
    /// 2: for normal mail.
    Normal,
    /// 3: for non-urgent mail.
    NonUrgent,
}

impl From<Priority> for RequestPriority {
    fn from(priority: Priority) -> Self {
        match priority {
            Priority::Urgent => RequestPriority::Urgent,
            Priority::Normal => RequestPriority::Normal,
            Priority::NonUrgent => RequestPriority::NonUrgent,
        }
    }
}

/// Why an RTORQ was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RefuseReason {
    /// rtsBusy (0): the MTA has as many associations as it may have.
    RtsBusy,
    /// cannotRecover (1): there is nothing to recover here.
    CannotRecover,
}

/// Why an association was broken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AbortReason {
    /// temporaryProblem (3): no answer in time.
    TemporaryProblem,
    /// protocolError (4): the peer sent what it may not send.
    ProtocolError,
}
