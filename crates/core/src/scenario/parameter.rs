//! The parameters of protocol.md §5, as one table: what the page offers, what a link may say, and
//! what is checked.

use super::problem::nearest;
use super::{DialogueMode, InitialTurn, LONGEST_S, MessagePriority, Problem, Scenario, Transfers};
use crate::protocol::RULES;

/// One parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in links.
    pub name: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// Where it stands on the page.
    pub group: Group,
    /// What it may be.
    pub kind: Kind,
    /// Where its default comes from.
    pub source: &'static str,
    get: fn(&Scenario) -> u32,
    set: fn(&mut Scenario, u32),
}

/// What a parameter may be.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A whole number.
    Number {
        /// What it counts.
        unit: Unit,
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// One of these names; the value is the place of the name.
    Choice(fn() -> Vec<&'static str>),
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Unit {
    Messages,
    Associations,
    Seconds,
    SecondsPerKb,
    Milliseconds,
    Times,
    Checkpoints,
    Kb,
    KbPerSecond,
}

impl Unit {
    /// As it stands behind a number.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Unit::Messages => "messages",
            Unit::Associations => "associations",
            Unit::Seconds => "s",
            Unit::SecondsPerKb => "s per KB",
            Unit::Milliseconds => "ms",
            Unit::Times => "times",
            Unit::Checkpoints => "checkpoints",
            Unit::Kb => "KB",
            Unit::KbPerSecond => "KB/s",
        }
    }

    /// As it stands behind the name of a key.
    fn suffix(self) -> &'static str {
        match self {
            Unit::Messages => "_messages",
            Unit::Seconds => "_s",
            Unit::SecondsPerKb => "_s_per_kb",
            Unit::Milliseconds => "_ms",
            Unit::Checkpoints => "_checkpoints",
            Unit::Kb => "_kb",
            Unit::KbPerSecond => "_kb_per_s",
            Unit::Associations | Unit::Times => "",
        }
    }
}

/// A group of parameters, named as on the MTA's Messaging Defaults page where it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// How the Turn is handled.
    Rule,
    /// When associations open and close.
    AssociationParameters,
    /// Reliable transfer.
    RtsValues,
    /// How an opening is tried again.
    ConnectionRetryValues,
    /// How long a transfer may take.
    TransferTimeouts,
    /// What lies between the MTAs.
    Link,
    /// What is sent, and for how long.
    Mail,
}

impl Group {
    /// Every group, in the order in which they stand on the page.
    pub const ALL: [Group; 7] = [
        Group::Rule,
        Group::AssociationParameters,
        Group::RtsValues,
        Group::ConnectionRetryValues,
        Group::TransferTimeouts,
        Group::Link,
        Group::Mail,
    ];

    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Group::Rule => "Rule",
            Group::AssociationParameters => "Association parameters",
            Group::RtsValues => "RTS values",
            Group::ConnectionRetryValues => "Connection retry values",
            Group::TransferTimeouts => "Transfer timeouts",
            Group::Link => "Link",
            Group::Mail => "Mail",
        }
    }
}

impl Parameter {
    /// Where it stands in a scenario file: `parameters.latency_ms`.
    #[must_use]
    pub fn file_key(&self) -> String {
        let suffix = match self.kind {
            Kind::Number { unit, .. } => unit.suffix(),
            Kind::Choice(_) => "",
        };
        let table = if ["rule", "until"].contains(&self.name) { "" } else { "parameters." };
        format!("{table}{}{suffix}", self.name.replace('-', "_"))
    }

    /// Its value in a scenario.
    #[must_use]
    pub fn value(&self, scenario: &Scenario) -> u32 {
        (self.get)(scenario)
    }

    /// Its value in a scenario, as a link or a field has it.
    #[must_use]
    pub fn text(&self, scenario: &Scenario) -> String {
        let value = self.value(scenario);
        match self.kind {
            Kind::Number { .. } => value.to_string(),
            Kind::Choice(names) => {
                names().get(value as usize).copied().unwrap_or_default().to_owned()
            }
        }
    }

    /// Puts what a person wrote into a scenario.
    ///
    /// # Errors
    ///
    /// What is wrong with it; the scenario is as it was.
    pub fn put(&self, scenario: &mut Scenario, text: &str) -> Result<(), Problem> {
        let value = self.parse(text).ok_or_else(|| self.problem(text))?;
        (self.set)(scenario, value);
        Ok(())
    }

    /// What is allowed, in words.
    #[must_use]
    pub fn allowed(&self) -> String {
        match self.kind {
            Kind::Number { unit, least, most } => {
                format!("a whole number from {least} to {most} ({})", unit.text())
            }
            Kind::Choice(names) => format!("one of {}", names().join(", ")),
        }
    }

    pub(super) fn check(&self, scenario: &Scenario) -> Result<(), Problem> {
        let value = self.value(scenario);
        match self.kind {
            Kind::Number { least, most, .. } if !(least..=most).contains(&value) => {
                Err(self.problem(&value.to_string()))
            }
            _ => Ok(()),
        }
    }

    fn parse(&self, text: &str) -> Option<u32> {
        match self.kind {
            Kind::Number { least, most, .. } => {
                let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                let value = digits.then(|| text.parse().ok())??;
                (least..=most).contains(&value).then_some(value)
            }
            Kind::Choice(names) => {
                names().iter().position(|&name| name == text).and_then(|at| u32::try_from(at).ok())
            }
        }
    }

    fn problem(&self, text: &str) -> Problem {
        let mut what = format!("{} must be {}", self.name, self.allowed());
        if let Kind::Choice(names) = self.kind
            && let Some(name) = nearest(text, names().into_iter())
        {
            what = format!("{what}; perhaps {name} was meant");
        }
        Problem::new(&format!("{}={text}", self.name), what)
    }
}

/// The parameter of that name, if there is one.
#[must_use]
pub fn parameter_named(name: &str) -> Option<&'static Parameter> {
    PARAMETERS.iter().find(|parameter| parameter.name == name)
}

const fn number(unit: Unit, least: u32, most: u32) -> Kind {
    Kind::Number { unit, least, most }
}

fn rules() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.name).collect()
}

/// Every parameter, in the order in which they stand on the page.
pub static PARAMETERS: [Parameter; 27] = [
    Parameter {
        name: "rule",
        title: "Rule",
        group: Group::Rule,
        kind: Kind::Choice(rules),
        source: "Q166594; the repairs are ours",
        get: |s| RULES.iter().position(|rule| rule.name == s.rule.name).unwrap_or(0) as u32,
        set: |s, value| s.rule = RULES[value as usize % RULES.len()],
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
        title: "Latency",
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
        source: "chosen: a 64 kbit/s line",
        get: |s| s.parameters.bandwidth_kb_per_s,
        set: |s, value| s.parameters.bandwidth_kb_per_s = value,
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
