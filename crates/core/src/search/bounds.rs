//! How far a search goes.

/// The bounds of a search: what may happen, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// How many messages each end may be handed, the initiator first.
    pub mail: [u8; 2],
    /// How many times an association may be lost.
    pub losses: u8,
    /// How many PDUs may be on their way to one end of an association at the same time, from 1. An
    /// action that would send more is not enabled.
    pub in_flight: u8,
    /// How many associations there may be, those that have been closed included: the first one, and as
    /// many more as each MTA may open.
    pub associations: u8,
    /// How many times an MTA may stop and start again.
    pub restarts: u8,
    /// Whether the timers that close an association may fire: lifetime, disconnect and recovery.
    pub closing: bool,
}

impl Default for Bounds {
    /// Two messages for each end, one loss, four PDUs in flight, one association.
    fn default() -> Self {
        Bounds {
            mail: [2, 2],
            losses: 1,
            in_flight: 4,
            associations: 1,
            restarts: 0,
            closing: false,
        }
    }
}
