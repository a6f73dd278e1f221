//! What can happen next.

use super::{AssociationId, MtaId};
use crate::protocol::{Command, Priority, Role, Timer};

/// One thing that happens to the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// A message is handed to an MTA.
    Submit {
        /// The MTA that accepts it.
        mta: MtaId,
        /// The MTA that it is for.
        to: MtaId,
        /// Its place in the queue.
        priority: Priority,
        /// Its size in KB.
        size_kb: u32,
    },
    /// What is first on its way to an end arrives there.
    Deliver {
        /// The association.
        association: AssociationId,
        /// The end that it goes to.
        to: Role,
    },
    /// An association is lost, with all that is in flight on it.
    Lose {
        /// The association.
        association: AssociationId,
    },
    /// An armed timer runs out.
    Fire {
        /// The association.
        association: AssociationId,
        /// The end that armed it.
        end: Role,
        /// The timer.
        timer: Timer,
    },
    /// A user of an MTA wants something of one of its associations.
    Command {
        /// The association.
        association: AssociationId,
        /// The end that is told.
        end: Role,
        /// What it is told.
        command: Command,
    },
    /// The link between two MTAs goes down, with all that is connected over it.
    LinkDown {
        /// The two.
        between: [MtaId; 2],
    },
    /// The link between two MTAs is there again.
    LinkUp {
        /// The two.
        between: [MtaId; 2],
    },
    /// The link between two MTAs has another latency or bandwidth: the driver's matter, since the world
    /// has no clock.
    SetLink {
        /// The place of the change among the faults of the plan.
        fault: u16,
    },
    /// An MTA stops: its associations are gone, its queues and its record of mail stay.
    Stop {
        /// The MTA.
        mta: MtaId,
    },
    /// An MTA that has stopped starts again.
    Start {
        /// The MTA.
        mta: MtaId,
    },
    /// An MTA refuses every RTORQ from now on, or does so no longer.
    RefuseBinds {
        /// The MTA.
        mta: MtaId,
        /// Whether it refuses.
        refuses: bool,
    },
    /// An MTA opens an association whether there is mail or not.
    Open {
        /// The MTA, the initiator.
        mta: MtaId,
        /// The other one.
        peer: MtaId,
    },
}
