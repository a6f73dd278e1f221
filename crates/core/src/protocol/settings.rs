//! What one end is told about how to behave.

use super::{Role, Rule};

/// The parameters of one association (protocol.md §5), in whole microseconds where they are times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How the Turn is handled over a loss.
    pub rule: &'static Rule,
    /// The end that has the Turn when the association opens.
    pub initial_turn: Role,
    /// How many more messages an end sends after it was asked for the Turn, before it gives it.
    pub turn_request_threshold: u32,
    /// From a loss to the attempt to recover.
    pub reconnect_delay_us: i64,
    /// From a loss to the end of the association, unless it is recovered.
    pub recovery_timeout_us: i64,
    /// From a refused opening to the next attempt.
    pub open_interval_us: i64,
    /// How many times a refused opening is tried again.
    pub max_open_retries: u32,
    /// Between two requests for the Turn; 0 asks once.
    pub request_repeat_us: i64,
    /// From a request that stays unanswered to a new Turn, under the rule `regenerate`.
    pub regenerate_after_us: i64,
    /// With nothing to send or receive, until the association is closed.
    pub lifetime_us: i64,
    /// For the answer to a close, until the association is broken off.
    pub disconnect_us: i64,
}
