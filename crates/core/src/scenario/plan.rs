//! From a scenario in people's units to a plan in the machine's.

use super::site::{link, place_of, plan_fault};
use super::{
    Cut, DialogueMode, InitialTurn, LinkBetween, Mail, MessagePriority, Pace, Scenario, Transfers,
    TurnCommand, US_PER_S, UserCommand,
};
use crate::protocol::{self, Command, Priority, Role, Settings};
use crate::run::{self, Plan, RandomMail};
use crate::world::{AssociationId, MtaId, WorldSettings};

impl Scenario {
    pub(crate) fn plan(&self) -> Plan {
        let p = &self.parameters;
        Plan {
            mtas: self.mtas.len(),
            settings: self.world_settings(),
            link: link(p.latency_ms, p.bandwidth),
            mail: self.mail.iter().map(|mail| self.mail_stream(mail)).collect(),
            links: self.links.iter().map(|between| self.plan_link(between)).collect(),
            cuts: self.cuts.iter().copied().map(Cut::plan).collect(),
            faults: self.faults.iter().map(|fault| plan_fault(self, fault)).collect(),
            commands: self.commands.iter().map(|command| self.plan_command(command)).collect(),
            order: self.order.iter().map(|ordered| ordered.plan(self)).collect(),
            until_us: self.until_us(),
        }
    }

    /// How its MTAs behave.
    #[must_use]
    pub fn world_settings(&self) -> WorldSettings {
        let p = &self.parameters;
        WorldSettings {
            association: self.association_settings(),
            threshold_messages: p.threshold_messages,
            associations_per_peer: p.associations_per_peer,
            urgent_associations_per_peer: 1,
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

    fn plan_link(&self, special: &LinkBetween) -> ([MtaId; 2], run::Link) {
        let LinkBetween { between: [one, other], latency_ms, bandwidth } = special;
        let between = [place_of(self, one), place_of(self, other)];
        (between, link(*latency_ms, *bandwidth))
    }

    /// A request for the Turn has the priority of the mail there is.
    fn plan_command(&self, command: &UserCommand) -> run::UserCommand {
        run::UserCommand {
            at_us: command.at_us,
            association: AssociationId::numbered(command.association),
            mta: place_of(self, &command.mta),
            command: match command.command {
                TurnCommand::Please => {
                    let mail = priority(self.parameters.message_priority);
                    Command::AskForTurn(mail.into())
                }
                TurnCommand::Give => Command::GiveTurn,
            },
        }
    }

    fn mail_stream(&self, mail: &Mail) -> run::MailStream {
        let p = &self.parameters;
        let from = place_of(self, &mail.from);
        let to = match mail.to.as_str() {
            "" => MtaId(1 - from.0.min(1)),
            name => place_of(self, name),
        };
        let poisson = mail.pace == Pace::Poisson;
        let (seed, largest_kb) = (mail.seed, mail.largest_kb);
        run::MailStream {
            from,
            to,
            first_us: i64::from(mail.first_s) * US_PER_S,
            every_us: i64::from(mail.every_s) * US_PER_S,
            count: if mail.count == 0 { u32::MAX } else { mail.count },
            priority: priority(mail.priority.unwrap_or(p.message_priority)),
            size_kb: if mail.size_kb == 0 { p.message_size_kb } else { mail.size_kb },
            random: (poisson || largest_kb > 0).then_some(RandomMail { seed, poisson, largest_kb }),
        }
    }
}

pub(super) fn priority(priority: MessagePriority) -> Priority {
    match priority {
        MessagePriority::Urgent => Priority::Urgent,
        MessagePriority::Normal => Priority::Normal,
        MessagePriority::NonUrgent => Priority::NonUrgent,
    }
}
