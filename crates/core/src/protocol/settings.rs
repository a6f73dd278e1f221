//! What one end is told about how to behave.

use super::{Message, Priority, Role, Rule};

/// The parameters of one association (docs/parameters.md), in whole microseconds where they are times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How the Turn is handled over a loss.
    pub rule: Rule,
    /// Who may ever send.
    pub dialogue_mode: DialogueMode,
    /// The end that has the Turn when the association opens; in monologue it is the initiator.
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
    /// From a request that stays unanswered to a new Turn, under a rule that regenerates.
    pub regenerate_after_us: i64,
    /// With nothing to send or receive, until the association is closed.
    pub lifetime_us: i64,
    /// For the answer to a close, until the association is broken off.
    pub disconnect_us: i64,
    /// How much of a transfer is told.
    pub transfers: Transfers,
    /// From one checkpoint of a transfer to the next, in KB; 0 for no checkpoints.
    pub checkpoint_size_kb: u32,
    /// How many checkpoints may be unconfirmed; at least 1.
    pub window_checkpoints: u32,
    /// How long a transfer may take for each KB, by priority: urgent, normal, non-urgent.
    pub transfer_timeout_us_per_kb: [i64; 3],
    /// How many times a transfer that took too long is tried again over the same association.
    pub max_transfer_retries: u32,
    /// From a transfer that took too long to the next attempt.
    pub transfer_interval_us: i64,
}

/// Who may ever send on an association (X.218).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DialogueMode {
    /// Whoever has the Turn.
    #[default]
    TwoWayAlternate,
    /// The initiator alone; the Turn does not move.
    Monologue,
}

/// How much of a transfer is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Transfers {
    /// A message is one PDU, and its end ack.
    #[default]
    OnePdu,
    /// A message is an activity: start, data with checkpoints, end.
    InFull,
}

impl Settings {
    /// Whether only the initiator ever sends.
    #[must_use]
    pub fn is_monologue(&self) -> bool {
        self.dialogue_mode == DialogueMode::Monologue
    }

    /// How many checkpoints a message has: one behind each piece of *checkpoint size* but the last.
    #[must_use]
    pub fn checkpoints(&self, message: Message) -> u32 {
        match (self.transfers, self.checkpoint_size_kb) {
            (Transfers::OnePdu, _) | (_, 0) => 0,
            (Transfers::InFull, size_kb) => message.size_kb.saturating_sub(1) / size_kb,
        }
    }

    /// How long the transfer of a message may take, in microseconds.
    #[must_use]
    pub fn transfer_timeout_us(&self, message: Message) -> i64 {
        let per_kb_us = match message.priority {
            Priority::Urgent => self.transfer_timeout_us_per_kb[0],
            Priority::Normal => self.transfer_timeout_us_per_kb[1],
            Priority::NonUrgent => self.transfer_timeout_us_per_kb[2],
        };
        per_kb_us.saturating_mul(i64::from(message.size_kb))
    }
}
