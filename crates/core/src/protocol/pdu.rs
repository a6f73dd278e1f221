//! What the two ends say to each other, under the names of X.228 and X.225.

use strum::{IntoStaticStr, VariantArray};

use super::{DialogueMode, MessageId, Pair, Priority, Role};

/// One protocol data unit.
///
/// No field of any PDU carries the Turn itself: it moves with [`Pdu::Gtc`] and can be restated only in
/// the token setting of a new connection. What belongs to an activity names its message; on the wire
/// only its beginning does, since one end has one activity at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pdu {
    /// RTORQ `open`: asks for an association in this dialogue mode.
    RtorqOpen(DialogueMode),
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
    /// One message, whole: activity start to activity end, where transfers are one PDU.
    Transfer {
        /// The message.
        message: MessageId,
        /// All of it, in KB.
        size_kb: u32,
        /// Which attempt over this association this is, counted from 0.
        attempt: u16,
    },
    /// ACTIVITY START: a message begins.
    ActivityStart {
        /// The message.
        message: MessageId,
        /// Which attempt over this association this is, counted from 0: a new activity each time.
        attempt: u16,
    },
    /// ACTIVITY RESUME: an interrupted message goes on behind its last confirmed checkpoint.
    ActivityResume {
        /// The message.
        message: MessageId,
        /// The checkpoint, counted from 1.
        confirmed: u32,
        /// Which attempt over this association this is, counted from 0.
        attempt: u16,
    },
    /// RTTR: a piece of a message.
    Data {
        /// The message.
        message: MessageId,
        /// How much of it, in KB.
        size_kb: u32,
    },
    /// MINOR SYNC POINT: a checkpoint.
    MinorSync {
        /// The message.
        message: MessageId,
        /// The checkpoint, counted from 1.
        serial: u32,
    },
    /// MINOR SYNC ACK: all is safe up to this checkpoint.
    MinorSyncAck {
        /// The message.
        message: MessageId,
        /// The checkpoint.
        serial: u32,
        /// The attempt that it belongs to: one that has failed since can no longer be confirmed.
        attempt: u16,
    },
    /// ACTIVITY END: the message is complete.
    ActivityEnd(MessageId),
    /// ACTIVITY END ACK: the message has been taken in.
    EndAck {
        /// The message.
        message: MessageId,
        /// The attempt that it belongs to.
        attempt: u16,
    },
    /// ACTIVITY INTERRUPT: the message will be resumed.
    ActivityInterrupt(MessageId),
    /// ACTIVITY DISCARD: what has come of the message is to be forgotten.
    ActivityDiscard(MessageId),
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

    /// What it is.
    #[must_use]
    pub fn kind(self) -> PduKind {
        match self {
            Pdu::RtorqOpen(_) => PduKind::Open,
            Pdu::RtorqRecover { .. } => PduKind::Recover,
            Pdu::Rtoac { .. } => PduKind::Accept,
            Pdu::Rtorj(_) => PduKind::Refuse,
            Pdu::Please(_) => PduKind::Please,
            Pdu::Gtc { .. } => PduKind::Give,
            Pdu::Gta => PduKind::GiveAck,
            Pdu::Transfer { .. } => PduKind::Transfer,
            Pdu::ActivityStart { .. } => PduKind::Start,
            Pdu::ActivityResume { .. } => PduKind::Resume,
            Pdu::Data { .. } => PduKind::Data,
            Pdu::MinorSync { .. } => PduKind::MinorSync,
            Pdu::MinorSyncAck { .. } => PduKind::MinorSyncAck,
            Pdu::ActivityEnd(_) => PduKind::End,
            Pdu::EndAck { .. } => PduKind::EndAck,
            Pdu::ActivityInterrupt(_) => PduKind::Interrupt,
            Pdu::ActivityDiscard(_) => PduKind::Discard,
            Pdu::Fn => PduKind::Finish,
            Pdu::Dn => PduKind::Disconnect,
            Pdu::Rtab(_) => PduKind::Abort,
        }
    }

    /// How many KB it puts on the line; everything but mail is taken to be weightless.
    #[must_use]
    pub fn size_kb(self) -> u32 {
        match self {
            Pdu::Transfer { size_kb, .. } | Pdu::Data { size_kb, .. } => size_kb,
            _ => 0,
        }
    }

    /// Whether it is for the end that an activity goes to.
    #[must_use]
    pub fn is_of_activity(self) -> bool {
        matches!(
            self,
            Pdu::Transfer { .. }
                | Pdu::ActivityStart { .. }
                | Pdu::ActivityResume { .. }
                | Pdu::Data { .. }
                | Pdu::MinorSync { .. }
                | Pdu::ActivityEnd(_)
                | Pdu::ActivityInterrupt(_)
                | Pdu::ActivityDiscard(_)
        )
    }

    /// Whether it asks for the Turn, hands it over or acknowledges it: none of that exists in
    /// monologue.
    #[must_use]
    pub fn moves_turn(self) -> bool {
        matches!(self, Pdu::Please(_) | Pdu::Gtc { .. } | Pdu::Gta)
    }
}

/// What a PDU is, without what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs, reason = "they are the names of `Pdu`, explained there")]
pub enum PduKind {
    Open,
    Recover,
    Accept,
    Refuse,
    Please,
    Give,
    GiveAck,
    Transfer,
    Start,
    Resume,
    Data,
    MinorSync,
    MinorSyncAck,
    End,
    EndAck,
    Interrupt,
    Discard,
    Finish,
    Disconnect,
    Abort,
}

impl PduKind {
    /// Every kind.
    pub const ALL: [PduKind; PduKind::VARIANTS.len()] =
        *PduKind::VARIANTS.first_chunk().expect("as many as there are");

    /// Their names in the standards and on the arrows of the picture, in small letters and with hyphens; scenarios
    /// and links may have them as well.
    pub const WIRE_NAMES: [(PduKind, &'static str); 21] = [
        (PduKind::Open, "rtorq-open"),
        (PduKind::Open, "rtorq"),
        (PduKind::Recover, "rtorq-recover"),
        (PduKind::Accept, "rtoac"),
        (PduKind::Refuse, "rtorj"),
        (PduKind::Please, "rt-turn-please"),
        (PduKind::Please, "rttp"),
        (PduKind::Give, "rt-turn-give"),
        (PduKind::Give, "gtc"),
        (PduKind::GiveAck, "gta"),
        (PduKind::Transfer, "message"),
        (PduKind::Start, "activity-start"),
        (PduKind::Resume, "activity-resume"),
        (PduKind::Data, "rttr"),
        (PduKind::MinorSyncAck, "sync-ack"),
        (PduKind::End, "activity-end"),
        (PduKind::Interrupt, "activity-interrupt"),
        (PduKind::Discard, "activity-discard"),
        (PduKind::Finish, "fn"),
        (PduKind::Disconnect, "dn"),
        (PduKind::Abort, "rtab"),
    ];

    /// Its name in scenarios and links.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// The priority of a request for the Turn (docs/choices.md).
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

/// Why an RTORQ was refused; the order is that of their codes (X.228).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum RefuseReason {
    /// rtsBusy (0): the MTA has as many associations as it may have.
    RtsBusy,
    /// cannotRecover (1): there is nothing to recover here.
    CannotRecover,
    /// validationFailure (2): who asked is not known or not welcome.
    ValidationFailure,
    /// unacceptableDialogueMode (3): this end is set to the other dialogue mode.
    UnacceptableDialogueMode,
}

impl RefuseReason {
    /// Every reason, in the order of their codes.
    pub const ALL: [RefuseReason; RefuseReason::VARIANTS.len()] =
        *RefuseReason::VARIANTS.first_chunk().expect("as many as there are");

    /// Its name in X.228.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// Why an association was broken off; the order is that of their codes (X.228). An end of ours gives
/// some of them and takes them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum AbortReason {
    /// localSystemProblem (0).
    LocalSystemProblem,
    /// invalidParameter (1): a checkpoint out of its order.
    InvalidParameter,
    /// unrecognizedActivity (2): what was to be resumed is not known here.
    UnrecognizedActivity,
    /// temporaryProblem (3): no answer in time.
    TemporaryProblem,
    /// protocolError (4): the peer sent what it may not send.
    ProtocolError,
    /// permanentProblem (5).
    PermanentProblem,
    /// userError (6).
    UserError,
    /// transferCompleted (7).
    TransferCompleted,
}

impl AbortReason {
    /// Every reason, in the order of their codes.
    pub const ALL: [AbortReason; AbortReason::VARIANTS.len()] =
        *AbortReason::VARIANTS.first_chunk().expect("as many as there are");

    /// Its name in X.228.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
