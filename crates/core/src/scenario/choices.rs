//! What can be chosen for a whole run: numbers with their units, and words.

use serde::{Deserialize, Serialize};

use super::Bandwidth;

/// The parameters that a run depends on; [`PARAMETERS`] has their ranges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// Queued messages at which an MTA starts one more association to the same peer.
    pub threshold_messages: u32,
    /// How many associations an MTA has with one peer at the most.
    pub associations_per_peer: u32,
    /// With nothing to send or receive, until an association is closed.
    pub lifetime_s: u32,
    /// For the answer to a close, until the association is broken off.
    pub disconnect_s: u32,
    /// From a loss to the end of the association, unless it is recovered.
    pub recovery_timeout_s: u32,
    /// How many times a refused opening is tried again.
    pub max_open_retries: u32,
    /// From a refused opening to the next attempt.
    pub open_interval_s: u32,
    /// How many times a transfer that took too long is tried again over the same association.
    pub max_transfer_retries: u32,
    /// From a transfer that took too long to the next attempt.
    pub transfer_interval_s: u32,
    /// How long a transfer may take for each KB of an urgent message.
    pub transfer_timeout_urgent_s_per_kb: u32,
    /// The same for a normal message.
    pub transfer_timeout_normal_s_per_kb: u32,
    /// The same for a non-urgent message.
    pub transfer_timeout_non_urgent_s_per_kb: u32,
    /// From a loss to the attempt to recover.
    pub reconnect_delay_s: u32,
    /// How much of a transfer is told: one PDU, or the whole activity.
    pub transfers: Transfers,
    /// From one checkpoint of a transfer in full to the next; 0 for no checkpoints.
    pub checkpoint_size_kb: u32,
    /// How many checkpoints may be unconfirmed.
    pub window_size_checkpoints: u32,
    /// Who may ever send.
    pub dialogue_mode: DialogueMode,
    /// The end that has the Turn when an association opens; in monologue it is the initiator.
    pub initial_turn: InitialTurn,
    /// How many more messages an end sends after it was asked for the Turn.
    pub turn_request_threshold_messages: u32,
    /// Between two requests for the Turn; 0 asks once.
    pub request_repeat_s: u32,
    /// From a request that stays unanswered to a new Turn, under the rule `regenerate`.
    pub regenerate_after_s: u32,
    /// One way, from one end to the other, for anything.
    pub latency_ms: u32,
    /// What passes in a second.
    #[serde(rename = "bandwidth_kb_per_s")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub bandwidth: Bandwidth,
    /// The size of every message.
    pub message_size_kb: u32,
    /// How urgent every message is.
    pub message_priority: MessagePriority,
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters {
            threshold_messages: 50,
            associations_per_peer: 9,
            lifetime_s: 300,
            disconnect_s: 120,
            recovery_timeout_s: 60,
            max_open_retries: 144,
            open_interval_s: 600,
            max_transfer_retries: 2,
            transfer_interval_s: 120,
            transfer_timeout_urgent_s_per_kb: 1000,
            transfer_timeout_normal_s_per_kb: 2000,
            transfer_timeout_non_urgent_s_per_kb: 3000,
            reconnect_delay_s: 10,
            transfers: Transfers::OnePdu,
            checkpoint_size_kb: 30,
            window_size_checkpoints: 5,
            dialogue_mode: DialogueMode::TwoWayAlternate,
            initial_turn: InitialTurn::Initiator,
            turn_request_threshold_messages: 0,
            request_repeat_s: 0,
            regenerate_after_s: 30,
            latency_ms: 250,
            bandwidth: Bandwidth::kb_per_s(8),
            message_size_kb: 12,
            message_priority: MessagePriority::Normal,
        }
    }
}

/// The end that has the Turn when an association opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum InitialTurn {
    /// The end that opened it.
    #[default]
    Initiator,
    /// The other one.
    Responder,
}

/// How much of a transfer is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Transfers {
    /// A message is one PDU, and its end ack.
    #[default]
    OnePdu,
    /// A message is an activity: start, data with checkpoints, end.
    InFull,
}

/// Who may ever send on an association.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DialogueMode {
    /// Whoever has the Turn.
    #[default]
    TwoWayAlternate,
    /// The initiator alone.
    Monologue,
}

/// How urgent a message is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MessagePriority {
    /// Goes first.
    Urgent,
    /// The usual.
    #[default]
    Normal,
    /// Goes last.
    NonUrgent,
}
