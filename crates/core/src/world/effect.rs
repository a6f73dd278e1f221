//! What came of an action: all that a driver schedules and that a view tells.

use super::{AssociationId, MtaId, TransmissionId};
use crate::protocol::{Belief, Event, Message, MessageId, Pdu, Refused, Role, StateName};

/// One consequence of an action, in the order in which they came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// A message was accepted and waits.
    Queued {
        /// The MTA.
        mta: MtaId,
        /// The MTA that it is for.
        to: MtaId,
        /// The message.
        message: Message,
        /// How many wait for that peer now.
        waiting: u32,
    },
    /// A message was acknowledged and waits no longer.
    Unqueued {
        /// The MTA.
        mta: MtaId,
        /// The MTA that it was for.
        to: MtaId,
        /// The message.
        message: MessageId,
        /// How many wait for that peer now.
        waiting: u32,
    },
    /// A message was given up after its last attempt: its sender hears that it was not delivered.
    NonDelivered {
        /// The MTA.
        mta: MtaId,
        /// The MTA that it was for.
        to: MtaId,
        /// The message.
        message: MessageId,
        /// How many wait for that peer now.
        waiting: u32,
    },
    /// A message came to the MTA that it was for.
    Delivered {
        /// The MTA that has it now.
        mta: MtaId,
        /// The message.
        message: MessageId,
        /// The association that brought it.
        association: AssociationId,
        /// It was there already, and was recognised by its number.
        again: bool,
    },
    /// An MTA starts one more association.
    Started {
        /// The new association.
        association: AssociationId,
        /// The MTA that opens it.
        initiator: MtaId,
        /// The MTA that it goes to.
        responder: MtaId,
        /// How many messages were waiting for it.
        waiting: u32,
    },
    /// An end stands in another state than before.
    Entered {
        /// The association.
        association: AssociationId,
        /// The end.
        end: Role,
        /// The new state.
        state: StateName,
        /// Whom the end thinks has the Turn.
        belief: Option<Belief>,
    },
    /// A PDU left an end.
    Sent {
        /// Ties it to its arrival or its loss.
        transmission: TransmissionId,
        /// The association.
        association: AssociationId,
        /// The end that sent it.
        from: Role,
        /// What was sent.
        pdu: Pdu,
    },
    /// A PDU arrived.
    Arrived {
        /// The one that was sent as.
        transmission: TransmissionId,
    },
    /// A PDU was lost on its way.
    Dropped {
        /// The one that was sent as.
        transmission: TransmissionId,
    },
    /// An end did something that its PDUs and states do not tell.
    Did {
        /// The association.
        association: AssociationId,
        /// The end.
        end: Role,
        /// What it did.
        event: Event,
    },
    /// A user asked an end for what is not legal now; nothing has changed.
    Refused {
        /// The association.
        association: AssociationId,
        /// The end.
        end: Role,
        /// Why not.
        refused: Refused,
    },
    /// One more association is due, and there may be no more (event 57): mail waits. Told once for each
    /// time that the limit is met.
    AtLimit {
        /// The MTA.
        mta: MtaId,
        /// The peer.
        peer: MtaId,
        /// How many messages wait.
        waiting: u32,
    },
}

/// Effects are kept by the million.
const _: () = assert!(size_of::<Effect>() <= 20);
