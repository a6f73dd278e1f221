//! Two parties and what they do: act, drive, assert.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::collections::BTreeSet;

use turnlab_core::protocol::{
    AS_SHIPPED, INITIATOR_DECIDES, MessageId, Pdu, Role, Rule, StateName,
};
use turnlab_core::run::{History, Run, TurnAnomaly, TurnAnomalyKind};
use turnlab_core::scenario::{
    Cut, Link, Mail, Scenario, parse_time_us, read_link, seconds_text, write_link,
};
use turnlab_core::world::{AssociationId, Effect, MtaId};

pub(crate) const PARIS: MtaId = MtaId(0);
pub(crate) const LONDON: MtaId = MtaId(1);
pub(crate) const RULES: [Rule; 2] = [AS_SHIPPED, INITIATOR_DECIDES];

/// The incident (docs/protocol.md#the-incident).
pub(crate) fn incident() -> Scenario {
    Scenario::default()
}

pub(crate) fn scenario(link: &str) -> Scenario {
    let (read, problems) = read_link(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    read.scenario
}

pub(crate) fn other(mta: MtaId) -> MtaId {
    if mta == PARIS { LONDON } else { PARIS }
}

pub(crate) fn us(seconds: &str) -> i64 {
    parse_time_us(seconds).unwrap_or_else(|| panic!("{seconds} is not a time"))
}

pub(crate) fn cut(seconds: &str) -> Cut {
    Cut { at_us: us(seconds), association: 1 }
}

pub(crate) fn mail(from: MtaId, first_s: u32, every_s: u32, count: u32) -> Mail {
    let from = ["PARIS", "LONDON"][from.index()].to_owned();
    Mail { from, first_s, every_s, count, ..Mail::default() }
}

/// How to see a scenario for oneself: its link, and its mail where no link says it.
pub(crate) fn see(scenario: &Scenario) -> String {
    let scenario = scenario.clone();
    let mail = match scenario.mail == incident().mail {
        true => String::new(),
        false => format!(" with mail {:?}", scenario.mail),
    };
    write_link(&Link { scenario, at_us: 0 }) + &mail
}

/// A scenario and what came of it.
pub(crate) struct Story {
    pub(crate) scenario: Scenario,
    pub(crate) history: History,
}

impl Story {
    pub(crate) fn of(scenario: Scenario) -> Story {
        let told = |problems: Vec<_>| panic!("{}: {problems:?}", see(&scenario));
        let history = scenario.run().unwrap_or_else(told);
        Story { scenario, history }
    }

    /// The scenario of a link in which nothing is wrong.
    pub(crate) fn of_link(link: &str) -> Story {
        Story::of(scenario(link))
    }

    /// The same with other mail.
    pub(crate) fn with_mail(link: &str, mail: &[Mail]) -> Story {
        Story::of(Scenario { mail: mail.to_vec(), ..scenario(link) })
    }

    /// What was sent, when, and by whom.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        let starts = self.starts();
        let effects = self.history.all_effects();
        effects
            .filter_map(|(_, at_us, effect)| match effect {
                Effect::Sent { association, from, pdu, .. } => {
                    let initiator = starts[association.index()].1;
                    let by = if from == Role::Initiator { initiator } else { other(initiator) };
                    Some(Sent { at_us, by, association, pdu })
                }
                _ => None,
            })
            .collect()
    }

    /// The same as text: one line for all that one end sent at one time on one association.
    pub(crate) fn sent_text(&self) -> String {
        let mut told = String::new();
        let mut last = None;
        for Sent { at_us, by, association, pdu } in self.sent() {
            if last == Some((at_us, by, association)) {
                told += &format!(", {}", pdu_text(pdu));
                continue;
            }
            let name = &self.scenario.mtas[by.index()];
            let end = if last.is_none() { "" } else { "\n" };
            let number = association.number();
            told += &format!("{end}{} {name} {number}: {}", seconds_text(at_us), pdu_text(pdu));
            last = Some((at_us, by, association));
        }
        told + "\n"
    }

    /// The messages that were reported as not delivered, and when.
    pub(crate) fn non_delivered(&self) -> Vec<(MessageId, i64)> {
        let effects = self.history.all_effects();
        effects
            .filter_map(|(_, at_us, effect)| match effect {
                Effect::NonDelivered { message, .. } => Some((message, at_us)),
                _ => None,
            })
            .collect()
    }

    /// All as it stands when everything up to this time has happened.
    pub(crate) fn at(&self, seconds: &str) -> Moment {
        Moment { run: self.history.seek(self.history.steps_until(us(seconds))) }
    }

    pub(crate) fn at_the_end(&self) -> Moment {
        Moment { run: self.history.seek(usize::MAX) }
    }

    /// When each association was started, by whom, and with how many messages waiting.
    pub(crate) fn starts(&self) -> Vec<(i64, MtaId, u32)> {
        let effects = self.history.all_effects();
        effects
            .filter_map(|(_, at_us, effect)| match effect {
                Effect::Started { initiator, waiting, .. } => Some((at_us, initiator, waiting)),
                _ => None,
            })
            .collect()
    }

    /// The messages in the order of their first delivery, each with its association and its time.
    pub(crate) fn deliveries(&self) -> Vec<(MessageId, AssociationId, i64)> {
        let effects = self.history.all_effects();
        effects
            .filter_map(|(_, at_us, effect)| match effect {
                Effect::Delivered { message, association, again: false, .. } => {
                    Some((message, association, at_us))
                }
                _ => None,
            })
            .collect()
    }

    /// The longest that a message waited from its acceptance to its delivery.
    pub(crate) fn longest_wait_us(&self) -> i64 {
        let accepted: Vec<(MessageId, i64)> = (self.history.all_effects())
            .filter_map(|(_, at_us, effect)| match effect {
                Effect::Queued { message, .. } => Some((message.id, at_us)),
                _ => None,
            })
            .collect();
        let waits = self.deliveries().into_iter().map(|(id, _, at_us)| {
            let (_, since_us) = accepted[id.0 as usize];
            at_us - since_us
        });
        waits.max().unwrap_or_default()
    }

    /// Where each Turn was lost or doubled, and from when to when.
    pub(crate) fn turn_anomalies(&self) -> Vec<(u32, TurnAnomalyKind, i64, Option<i64>)> {
        let told = |s: TurnAnomaly| (s.association.number(), s.kind, s.from_us, s.to_us);
        self.history.turn_anomalies().into_iter().map(told).collect()
    }

    pub(crate) fn lost_turns(&self) -> Vec<TurnAnomaly> {
        let is_lost = |anomaly: &TurnAnomaly| anomaly.kind == TurnAnomalyKind::Lost;
        self.history.turn_anomalies().into_iter().filter(is_lost).collect()
    }

    /// How many messages wait at PARIS and at LONDON in the end.
    pub(crate) fn waiting_at_the_end(&self) -> [u32; 2] {
        let mut at = [0; 2];
        for (_, _, effect) in self.history.all_effects() {
            if let Effect::Queued { mta, waiting, .. }
            | Effect::Unqueued { mta, waiting, .. }
            | Effect::NonDelivered { mta, waiting, .. } = effect
            {
                at[mta.index()] = waiting;
            }
        }
        at
    }

    /// How often each delivery brought what was there already.
    pub(crate) fn recognised(&self) -> usize {
        let again = |effect: &Effect| matches!(effect, Effect::Delivered { again: true, .. });
        self.history.all_effects().filter(|(.., effect)| again(effect)).count()
    }

    /// Every accepted message was delivered, and none twice; what is missing otherwise.
    pub(crate) fn undelivered(&self) -> Vec<MessageId> {
        let mut seen = BTreeSet::new();
        for (id, ..) in self.deliveries() {
            assert!(seen.insert(id), "{id:?} was delivered twice: {}", see(&self.scenario));
        }
        let accepted = self.history.all_effects().filter_map(|(_, _, effect)| match effect {
            Effect::Queued { message, .. } => Some(message.id),
            _ => None,
        });
        accepted.filter(|id| !seen.contains(id)).collect()
    }
}

fn pdu_text(pdu: Pdu) -> String {
    match pdu {
        Pdu::RtorqOpen(_) => "RTORQ open".to_owned(),
        Pdu::RtorqRecover { .. } => "RTORQ recover".to_owned(),
        Pdu::Rtoac { .. } => "RTOAC".to_owned(),
        Pdu::Rtorj(reason) => format!("RTORJ {}", reason.name()),
        Pdu::Please(priority) => format!("PLEASE {}", priority as u8),
        Pdu::Gtc { .. } => "GTC".to_owned(),
        Pdu::Gta => "GTA".to_owned(),
        Pdu::Transfer { message, .. } => format!("transfer #{}", message.number()),
        Pdu::ActivityStart { message, .. } => format!("start #{}", message.number()),
        Pdu::ActivityResume { message, confirmed, .. } => {
            format!("resume #{} behind {confirmed}", message.number())
        }
        Pdu::Data { size_kb, .. } => format!("{size_kb} KB"),
        Pdu::MinorSync { serial, .. } => format!("sync {serial}"),
        Pdu::MinorSyncAck { serial, .. } => format!("sync ack {serial}"),
        Pdu::ActivityEnd(message) => format!("end #{}", message.number()),
        Pdu::EndAck { message, .. } => format!("end ack #{}", message.number()),
        Pdu::ActivityInterrupt(message) => format!("interrupt #{}", message.number()),
        Pdu::ActivityDiscard(message) => format!("discard #{}", message.number()),
        Pdu::Fn => "FN".to_owned(),
        Pdu::Dn => "DN".to_owned(),
        Pdu::Rtab(reason) => format!("RTAB {}", reason.name()),
    }
}

/// One PDU that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) at_us: i64,
    pub(crate) by: MtaId,
    pub(crate) association: AssociationId,
    pub(crate) pdu: Pdu,
}

/// A run at one point.
pub(crate) struct Moment {
    pub(crate) run: Run,
}

impl Moment {
    /// Where an MTA's end of an association (counted from 1) stands.
    pub(crate) fn state(&self, mta: MtaId, association: usize) -> StateName {
        let association = &self.run.world().associations()[association - 1];
        let role = association.role_of(mta).expect("it is one of the two");
        association.end(role).state.name()
    }

    /// PARIS's end and LONDON's.
    pub(crate) fn states(&self, association: usize) -> [StateName; 2] {
        [PARIS, LONDON].map(|mta| self.state(mta, association))
    }

    pub(crate) fn queue_at(&self, mta: MtaId) -> u32 {
        self.run.world().queue(mta, other(mta)).len()
    }

    pub(crate) fn associations(&self) -> usize {
        self.run.world().associations().len()
    }
}
