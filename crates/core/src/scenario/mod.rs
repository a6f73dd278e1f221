//! Scenarios: what a person chooses, in the units that people use.

mod library;
mod link;
mod parameter;
mod problem;
mod time;

pub use library::{LIBRARY, LibraryEntry, library_entry};
pub use link::{Link, read_link, write_link};
pub use parameter::{Group, Kind, PARAMETERS, Parameter, Unit, parameter_named};
pub use problem::Problem;
pub use time::{parse_time_us, seconds_text};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::protocol::{self, Command, Priority, Role, Rule, Settings};
use crate::run::{self, History, Plan};
use crate::world::{AssociationId, MtaId, WorldSettings};

/// The most steps that a run may have.
pub const MOST_STEPS: usize = 200_000;
/// The most cuts that a scenario may have.
pub const MOST_CUTS: usize = 100;
/// The most users' commands that a scenario may have.
pub const MOST_COMMANDS: usize = 100;
/// The most mail streams that a scenario may have.
pub const MOST_STREAMS: usize = 100;
/// The longest simulated time, in seconds.
pub const LONGEST_S: u32 = 4 * 3600;

const US_PER_S: i64 = 1_000_000;
const US_PER_MS: i64 = 1_000;

/// All that a run is made from. The default is the incident (protocol.md §1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// The library scenario that it was made from.
    pub name: String,
    /// The two MTAs by name.
    pub mtas: [String; 2],
    /// How the Turn is handled over a loss.
    #[serde(with = "rule_by_name")]
    pub rule: &'static Rule,
    /// Everything that is a number or a choice.
    pub parameters: Parameters,
    /// The mail that is handed to the MTAs.
    pub mail: Vec<Mail>,
    /// The losses, each at its time.
    pub cuts: Vec<Cut>,
    /// What users ask of their MTAs, each at its time.
    pub commands: Vec<UserCommand>,
    /// Where the run ends, in seconds.
    pub until_s: u32,
}

/// The parameters of protocol.md §5 that a run depends on; see [`PARAMETERS`] for their ranges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// From one end to the other, for anything.
    pub latency_ms: u32,
    /// What passes in a second.
    pub bandwidth_kb_per_s: u32,
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
            bandwidth_kb_per_s: 8,
            message_size_kb: 12,
            message_priority: MessagePriority::Normal,
        }
    }
}

/// The end that has the Turn when an association opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// What a user of an MTA asks of one association at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserCommand {
    /// When, in microseconds.
    pub at_us: i64,
    /// The place of the MTA among [`Scenario::mtas`].
    pub mta: u8,
    /// Which association, counted from 1 in the order in which they were started.
    #[serde(default = "first_association")]
    pub association: u16,
    /// What is asked.
    pub command: TurnCommand,
}

/// What a user may ask about the Turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TurnCommand {
    /// RT-TURN-PLEASE: ask the other end for it.
    Please,
    /// RT-TURN-GIVE: hand it over, asked or not.
    Give,
}

/// Messages that are handed to one MTA at a steady pace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The place of the MTA that accepts them among [`Scenario::mtas`]; they are for the other one.
    pub from: u8,
    /// When the first one comes.
    pub first_s: u32,
    /// From one to the next, at least 1.
    pub every_s: u32,
    /// How many come; 0 for no end.
    #[serde(default)]
    pub count: u32,
}

/// The loss of one association at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// When, in microseconds.
    pub at_us: i64,
    /// Which association, counted from 1 in the order in which they were started.
    #[serde(default = "first_association")]
    pub association: u16,
}

fn first_association() -> u16 {
    1
}

impl Default for Scenario {
    fn default() -> Self {
        library::lost_turn()
    }
}

impl Scenario {
    /// Checks it, and runs it.
    ///
    /// # Errors
    ///
    /// Everything in it that is out of its range.
    pub fn run(&self) -> Result<History, Vec<Problem>> {
        self.check()?;
        Ok(History::of(Arc::new(self.plan()), MOST_STEPS))
    }

    /// Whether everything is within its range.
    ///
    /// # Errors
    ///
    /// Everything that is not.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems: Vec<Problem> =
            PARAMETERS.iter().filter_map(|parameter| parameter.check(self).err()).collect();
        problems.extend(self.check_mail());
        problems.extend(self.check_cuts());
        problems.extend(self.check_commands());
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    fn check_mail(&self) -> impl Iterator<Item = Problem> {
        let too_many = (self.mail.len() > MOST_STREAMS)
            .then(|| Problem::new("mail", format!("more than {MOST_STREAMS} streams of mail")));
        let bad = self.mail.iter().position(|mail| mail.from > 1 || mail.every_s == 0).map(|at| {
            let what = "`from` must be 0 or 1 and `every_s` at least 1";
            Problem::new(&format!("mail[{at}]"), what.to_owned())
        });
        too_many.into_iter().chain(bad)
    }

    fn check_cuts(&self) -> Option<Problem> {
        if self.cuts.len() > MOST_CUTS {
            return Some(Problem::new("cuts", format!("more than {MOST_CUTS} cuts")));
        }
        let latest_us = i64::from(LONGEST_S) * US_PER_S;
        let bad = |cut: &Cut| cut.at_us < 0 || cut.at_us > latest_us || cut.association == 0;
        self.cuts.iter().position(bad).map(|at| {
            let what = format!(
                "`at_us` must be from 0 to {latest_us} (whole microseconds), `association` at least 1"
            );
            Problem::new(&format!("cuts[{at}]"), what)
        })
    }

    fn check_commands(&self) -> Option<Problem> {
        if self.commands.len() > MOST_COMMANDS {
            return Some(Problem::new("commands", format!("more than {MOST_COMMANDS} commands")));
        }
        let latest_us = i64::from(LONGEST_S) * US_PER_S;
        let bad =
            |c: &UserCommand| c.at_us < 0 || c.at_us > latest_us || c.association == 0 || c.mta > 1;
        self.commands.iter().position(bad).map(|at| {
            let what = format!(
                "`at_us` must be from 0 to {latest_us} (whole microseconds), `mta` 0 or 1, \
                 `association` at least 1"
            );
            Problem::new(&format!("commands[{at}]"), what)
        })
    }

    /// Where the run ends, in microseconds.
    #[must_use]
    pub fn until_us(&self) -> i64 {
        i64::from(self.until_s) * US_PER_S
    }

    fn plan(&self) -> Plan {
        let p = &self.parameters;
        Plan {
            mtas: self.mtas.len(),
            settings: WorldSettings {
                association: self.association_settings(),
                threshold_messages: p.threshold_messages,
                associations_per_peer: p.associations_per_peer,
            },
            link: run::Link {
                latency_us: i64::from(p.latency_ms) * US_PER_MS,
                bandwidth_kb_per_s: p.bandwidth_kb_per_s,
            },
            mail: self.mail.iter().map(|mail| self.mail_stream(mail)).collect(),
            cuts: self.cuts.iter().map(plan_cut).collect(),
            commands: self.commands.iter().map(|command| self.plan_command(command)).collect(),
            until_us: self.until_us(),
        }
    }

    fn association_settings(&self) -> Settings {
        let p = &self.parameters;
        let us = |seconds: u32| i64::from(seconds) * US_PER_S;
        Settings {
            rule: self.rule,
            dialogue_mode: match p.dialogue_mode {
                DialogueMode::TwoWayAlternate => protocol::DialogueMode::TwoWayAlternate,
                DialogueMode::Monologue => protocol::DialogueMode::Monologue,
            },
            initial_turn: match p.initial_turn {
                InitialTurn::Initiator => Role::Initiator,
                InitialTurn::Responder => Role::Responder,
            },
            turn_request_threshold: p.turn_request_threshold_messages,
            reconnect_delay_us: us(p.reconnect_delay_s),
            recovery_timeout_us: us(p.recovery_timeout_s),
            open_interval_us: us(p.open_interval_s),
            max_open_retries: p.max_open_retries,
            request_repeat_us: us(p.request_repeat_s),
            regenerate_after_us: us(p.regenerate_after_s),
            lifetime_us: us(p.lifetime_s),
            disconnect_us: us(p.disconnect_s),
            transfers: match p.transfers {
                Transfers::OnePdu => protocol::Transfers::OnePdu,
                Transfers::InFull => protocol::Transfers::InFull,
            },
            checkpoint_size_kb: p.checkpoint_size_kb,
            window_checkpoints: p.window_size_checkpoints,
            transfer_timeout_us_per_kb: [
                us(p.transfer_timeout_urgent_s_per_kb),
                us(p.transfer_timeout_normal_s_per_kb),
                us(p.transfer_timeout_non_urgent_s_per_kb),
            ],
            max_transfer_retries: p.max_transfer_retries,
            transfer_interval_us: us(p.transfer_interval_s),
        }
    }

    fn priority(&self) -> Priority {
        match self.parameters.message_priority {
            MessagePriority::Urgent => Priority::Urgent,
            MessagePriority::Normal => Priority::Normal,
            MessagePriority::NonUrgent => Priority::NonUrgent,
        }
    }

    /// A request for the Turn has the priority of the mail there is.
    fn plan_command(&self, command: &UserCommand) -> run::UserCommand {
        run::UserCommand {
            at_us: command.at_us,
            association: AssociationId(command.association.saturating_sub(1)),
            mta: MtaId(command.mta),
            command: match command.command {
                TurnCommand::Please => Command::AskForTurn(self.priority().into()),
                TurnCommand::Give => Command::GiveTurn,
            },
        }
    }

    fn mail_stream(&self, mail: &Mail) -> run::MailStream {
        run::MailStream {
            from: MtaId(mail.from),
            to: MtaId(1 - mail.from.min(1)),
            first_us: i64::from(mail.first_s) * US_PER_S,
            every_us: i64::from(mail.every_s) * US_PER_S,
            count: if mail.count == 0 { u32::MAX } else { mail.count },
            priority: self.priority(),
            size_kb: self.parameters.message_size_kb,
        }
    }
}

fn plan_cut(cut: &Cut) -> run::Cut {
    run::Cut { at_us: cut.at_us, association: AssociationId(cut.association.saturating_sub(1)) }
}

mod rule_by_name {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::{Rule, parameter_named};
    use crate::protocol::rule_named;

    pub(super) fn serialize<S: Serializer>(rule: &Rule, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(rule.name)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<&'static Rule, D::Error> {
        let name = String::deserialize(from)?;
        rule_named(&name).ok_or_else(|| {
            let known = parameter_named("rule").map(|p| p.allowed()).unwrap_or_default();
            D::Error::custom(format!("there is no rule “{name}”; {known}"))
        })
    }
}
