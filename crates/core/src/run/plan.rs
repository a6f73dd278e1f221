//! All that a run is made from, in the units of the machine.

use super::{Fault, Link};
use crate::protocol::{Command, Priority, Timer};
use crate::world::{Action, AssociationId, MtaId, WorldSettings};

/// A scenario as the driver wants it: whole microseconds and places in place of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many MTAs there are.
    pub mtas: usize,
    /// How they behave.
    pub settings: WorldSettings,
    /// What lies between them.
    pub link: Link,
    /// What lies between two of them where that is something else.
    pub links: Vec<([MtaId; 2], Link)>,
    /// The mail that is handed to them.
    pub mail: Vec<MailStream>,
    /// The losses.
    pub cuts: Vec<Cut>,
    /// What else goes wrong.
    pub faults: Vec<Fault>,
    /// What users ask of their MTAs.
    pub commands: Vec<UserCommand>,
    /// What happens one after the other, in place of all that has a time: mail, losses, faults, requests
    /// and deadlines. Nothing, where the clock decides.
    pub order: Vec<ScriptAction>,
    /// Where the run ends.
    pub until_us: i64,
}

/// One thing of an explicit order. What is not possible when its turn comes does not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScriptAction {
    /// An action.
    Act(Action),
    /// What is first on its way to an MTA over an association arrives.
    Arrival {
        /// The MTA.
        mta: MtaId,
        /// The association.
        association: AssociationId,
    },
    /// An armed timer of an MTA runs out.
    Fire {
        /// The MTA.
        mta: MtaId,
        /// The association.
        association: AssociationId,
        /// The timer.
        timer: Timer,
    },
}

/// From one thing of an explicit order to the next.
pub const ORDER_STEP_US: i64 = 1_000_000;

/// Messages that come at a steady pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MailStream {
    /// The MTA that accepts them.
    pub from: MtaId,
    /// The MTA that they are for.
    pub to: MtaId,
    /// When the first one comes.
    pub first_us: i64,
    /// From one to the next; 0 for all at once.
    pub every_us: i64,
    /// How many come.
    pub count: u32,
    /// How urgent they are.
    pub priority: Priority,
    /// Their size in KB.
    pub size_kb: u32,
    /// Where they are not all alike.
    pub random: Option<RandomMail>,
}

/// Mail that nobody can foresee, and that is the same every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RandomMail {
    /// What it is made from.
    pub seed: u64,
    /// Whether `every_us` is only a mean: the times are those of a Poisson process.
    pub poisson: bool,
    /// Up to how large a message is, in KB; sizes are equally likely. Below `size_kb`: all alike.
    pub largest_kb: u32,
}

/// A loss of one association, decided beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cut {
    /// When.
    pub at_us: i64,
    /// Which association.
    pub association: AssociationId,
}

/// What a user of an MTA asks of one association, decided beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserCommand {
    /// When.
    pub at_us: i64,
    /// Which association.
    pub association: AssociationId,
    /// The MTA whose user it is.
    pub mta: MtaId,
    /// What is asked.
    pub command: Command,
}
