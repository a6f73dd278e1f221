//! What an action does to the timers: for whoever holds the deadlines, and for nobody else.

use super::AssociationId;
use crate::protocol::{Micros, Role, Timer};

/// A timer that was armed or stopped. Unlike an effect it is not kept: how the timers stand at any step
/// is what [`crate::run::History::seek`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimerChange {
    /// The association.
    pub association: AssociationId,
    /// The end.
    pub end: Role,
    /// The timer.
    pub timer: Timer,
    /// How long it runs from now on; none if it was stopped before it ran out.
    pub after: Option<Micros>,
}
