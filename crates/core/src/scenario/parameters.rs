//! Every parameter, as one table; docs/parameters.md is made from it.

use super::parameter::{Group, Kind, Parameter, Unit};
use super::problem::{nearest, plain};
use super::{DialogueMode, InitialTurn, LONGEST_S, MessagePriority, Transfers};
use crate::protocol::Rule;

/// The parameter of that name, if there is one: of `threshold`, or of `threshold_messages` as files have it, with
/// hyphens or underscores.
#[must_use]
pub fn parameter_named(name: &str) -> Option<&'static Parameter> {
    let name = plain(name);
    PARAMETERS.iter().find(|parameter| {
        let behind = name.strip_prefix(parameter.name);
        behind.is_some_and(|unit| unit.is_empty() || unit == plain(parameter.suffix()))
    })
}

/// The name of the parameter whose name with its unit is nearest to `name`: `threshold` for `treshold_messages`.
#[must_use]
pub fn parameter_meant(name: &str) -> Option<&'static str> {
    let key =
        |parameter: &'static Parameter| plain(&format!("{}{}", parameter.name, parameter.suffix()));
    let keys: Vec<String> = PARAMETERS.iter().map(key).collect();
    let near = nearest(&plain(name), keys.iter().map(String::as_str))?;
    let place = keys.iter().position(|key| key == near)?;
    Some(PARAMETERS[place].name)
}

const fn number(unit: Unit, least: u32, most: u32) -> Kind {
    Kind::Number { unit, least, most }
}

/// Every parameter, in the order in which they stand on the page.
pub static PARAMETERS: [Parameter; 27] = [
    Parameter {
        name: "rule",
        title: "Rule",
        group: Group::Rule,
        kind: Kind::Rule,
        source: "Q166594; the repairs are ours",
        get: |s| s.rule.number(),
        set: |s, value| s.rule = Rule::numbered(value),
    },
    Parameter {
        name: "threshold",
        title: "Threshold",
        group: Group::AssociationParameters,
        kind: number(Unit::Messages, 1, 10_000),
        source: "Q166594",
        get: |s| s.parameters.threshold_messages,
        set: |s, value| s.parameters.threshold_messages = value,
    },
    Parameter {
        name: "lifetime",
        title: "Lifetime",
        group: Group::AssociationParameters,
        kind: number(Unit::Seconds, 1, 86_400),
        source: "Q220976",
        get: |s| s.parameters.lifetime_s,
        set: |s, value| s.parameters.lifetime_s = value,
    },
    Parameter {
        name: "disconnect",
        title: "Disconnect",
        group: Group::AssociationParameters,
        kind: number(Unit::Seconds, 1, 86_400),
        source: "Q220976",
        get: |s| s.parameters.disconnect_s,
        set: |s, value| s.parameters.disconnect_s = value,
    },
    Parameter {
        name: "associations-per-peer",
        title: "Most per peer",
        group: Group::AssociationParameters,
        kind: number(Unit::Associations, 1, 9),
        source: "Q194589 (5.5)",
        get: |s| s.parameters.associations_per_peer,
        set: |s, value| s.parameters.associations_per_peer = value,
    },
    Parameter {
        name: "transfers",
        title: "Transfers",
        group: Group::RtsValues,
        kind: Kind::Choice(|| vec!["one-pdu", "in-full"]),
        source: "chosen",
        get: |s| s.parameters.transfers as u32,
        set: |s, value| {
            s.parameters.transfers = if value == 0 { Transfers::OnePdu } else { Transfers::InFull };
        },
    },
    Parameter {
        name: "checkpoint-size",
        title: "Checkpoint size (0: none)",
        group: Group::RtsValues,
        kind: number(Unit::Kb, 0, 100_000),
        source: "Q234157",
        get: |s| s.parameters.checkpoint_size_kb,
        set: |s, value| s.parameters.checkpoint_size_kb = value,
    },
    Parameter {
        name: "window-size",
        title: "Window size",
        group: Group::RtsValues,
        kind: number(Unit::Checkpoints, 1, 64),
        source: "Q234157",
        get: |s| s.parameters.window_size_checkpoints,
        set: |s, value| s.parameters.window_size_checkpoints = value,
    },
    Parameter {
        name: "recovery-timeout",
        title: "Recovery timeout",
        group: Group::RtsValues,
        kind: number(Unit::Seconds, 1, 86_400),
        source: "Q234157",
        get: |s| s.parameters.recovery_timeout_s,
        set: |s, value| s.parameters.recovery_timeout_s = value,
    },
    Parameter {
        name: "reconnect-delay",
        title: "Reconnect delay",
        group: Group::RtsValues,
        kind: number(Unit::Seconds, 1, 3_600),
        source: "chosen",
        get: |s| s.parameters.reconnect_delay_s,
        set: |s, value| s.parameters.reconnect_delay_s = value,
    },
    Parameter {
        name: "dialogue-mode",
        title: "Dialogue mode",
        group: Group::RtsValues,
        kind: Kind::Choice(|| vec!["two-way-alternate", "monologue"]),
        source: "X.218",
        get: |s| s.parameters.dialogue_mode as u32,
        set: |s, value| {
            s.parameters.dialogue_mode =
                if value == 0 { DialogueMode::TwoWayAlternate } else { DialogueMode::Monologue };
        },
    },
    Parameter {
        name: "initial-turn",
        title: "Initial turn",
        group: Group::RtsValues,
        kind: Kind::Choice(|| vec!["initiator", "responder"]),
        source: "chosen",
        get: |s| s.parameters.initial_turn as u32,
        set: |s, value| {
            s.parameters.initial_turn =
                if value == 0 { InitialTurn::Initiator } else { InitialTurn::Responder };
        },
    },
    Parameter {
        name: "turn-request-threshold",
        title: "Turn-request threshold",
        group: Group::RtsValues,
        kind: number(Unit::Messages, 0, 1_000),
        source: "chosen",
        get: |s| s.parameters.turn_request_threshold_messages,
        set: |s, value| s.parameters.turn_request_threshold_messages = value,
    },
    Parameter {
        name: "request-repeat",
        title: "Request repeat (0: never)",
        group: Group::RtsValues,
        kind: number(Unit::Seconds, 0, 86_400),
        source: "chosen",
        get: |s| s.parameters.request_repeat_s,
        set: |s, value| s.parameters.request_repeat_s = value,
    },
    Parameter {
        name: "regenerate-after",
        title: "Regenerate after",
        group: Group::RtsValues,
        kind: number(Unit::Seconds, 1, 86_400),
        source: "chosen",
        get: |s| s.parameters.regenerate_after_s,
        set: |s, value| s.parameters.regenerate_after_s = value,
    },
    Parameter {
        name: "max-open-retries",
        title: "Max open retries",
        group: Group::ConnectionRetryValues,
        kind: number(Unit::Times, 0, 1_000),
        source: "Q198622",
        get: |s| s.parameters.max_open_retries,
        set: |s, value| s.parameters.max_open_retries = value,
    },
    Parameter {
        name: "open-interval",
        title: "Open interval",
        group: Group::ConnectionRetryValues,
        kind: number(Unit::Seconds, 1, 86_400),
        source: "Q198622",
        get: |s| s.parameters.open_interval_s,
        set: |s, value| s.parameters.open_interval_s = value,
    },
    Parameter {
        name: "max-transfer-retries",
        title: "Max transfer retries",
        group: Group::ConnectionRetryValues,
        kind: number(Unit::Times, 0, 1_000),
        source: "Q198622",
        get: |s| s.parameters.max_transfer_retries,
        set: |s, value| s.parameters.max_transfer_retries = value,
    },
    Parameter {
        name: "transfer-interval",
        title: "Transfer interval",
        group: Group::ConnectionRetryValues,
        kind: number(Unit::Seconds, 1, 86_400),
        source: "Q198622",
        get: |s| s.parameters.transfer_interval_s,
        set: |s, value| s.parameters.transfer_interval_s = value,
    },
    Parameter {
        name: "transfer-timeout-urgent",
        title: "Urgent",
        group: Group::TransferTimeouts,
        kind: number(Unit::SecondsPerKb, 1, 86_400),
        source: "Q271545",
        get: |s| s.parameters.transfer_timeout_urgent_s_per_kb,
        set: |s, value| s.parameters.transfer_timeout_urgent_s_per_kb = value,
    },
    Parameter {
        name: "transfer-timeout-normal",
        title: "Normal",
        group: Group::TransferTimeouts,
        kind: number(Unit::SecondsPerKb, 1, 86_400),
        source: "Q271545",
        get: |s| s.parameters.transfer_timeout_normal_s_per_kb,
        set: |s, value| s.parameters.transfer_timeout_normal_s_per_kb = value,
    },
    Parameter {
        name: "transfer-timeout-non-urgent",
        title: "Non-urgent",
        group: Group::TransferTimeouts,
        kind: number(Unit::SecondsPerKb, 1, 86_400),
        source: "Q271545",
        get: |s| s.parameters.transfer_timeout_non_urgent_s_per_kb,
        set: |s, value| s.parameters.transfer_timeout_non_urgent_s_per_kb = value,
    },
    Parameter {
        name: "latency",
        title: "Latency, one way",
        group: Group::Link,
        kind: number(Unit::Milliseconds, 1, 60_000),
        source: "chosen",
        get: |s| s.parameters.latency_ms,
        set: |s, value| s.parameters.latency_ms = value,
    },
    Parameter {
        name: "bandwidth",
        title: "Bandwidth",
        group: Group::Link,
        kind: number(Unit::KbPerSecond, 1, 1_000_000),
        source: "chosen: about a 64 kbit/s line",
        get: |s| s.parameters.bandwidth.bytes_per_s,
        set: |s, value| s.parameters.bandwidth.bytes_per_s = value,
    },
    Parameter {
        name: "message-size",
        title: "Message size",
        group: Group::Mail,
        kind: number(Unit::Kb, 1, 100_000),
        source: "chosen",
        get: |s| s.parameters.message_size_kb,
        set: |s, value| s.parameters.message_size_kb = value,
    },
    Parameter {
        name: "message-priority",
        title: "Message priority",
        group: Group::Mail,
        kind: Kind::Choice(|| vec!["urgent", "normal", "non-urgent"]),
        source: "chosen",
        get: |s| s.parameters.message_priority as u32,
        set: |s, value| {
            s.parameters.message_priority = match value {
                0 => MessagePriority::Urgent,
                1 => MessagePriority::Normal,
                _ => MessagePriority::NonUrgent,
            };
        },
    },
    Parameter {
        name: "until",
        title: "Run ends at",
        group: Group::Mail,
        kind: number(Unit::Seconds, 1, LONGEST_S),
        source: "chosen",
        get: |s| s.until_s,
        set: |s, value| s.until_s = value,
    },
];
