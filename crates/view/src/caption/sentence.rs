//! One sentence for each kind of step.

use turnlab_core::protocol::{Pdu, Recovery, RequestPriority, Role, StateName, Timer};
use turnlab_core::run::TimedStep;
use turnlab_core::world::{Action, AssociationId, Effect, MtaId};

use crate::Story;
use crate::words::{duration_text, ordinal_text};

/// What happened in one step.
pub(super) struct Sentence {
    /// How much it matters, from 0 to 10: of several at one instant the weightiest are told.
    pub(super) weight: u8,
    pub(super) text: String,
}

pub(super) fn sentence(weight: u8, text: impl Into<String>) -> Sentence {
    Sentence { weight, text: text.into() }
}

impl Story {
    /// What happened in a step; on which association, where that is not the newest.
    pub(super) fn sentence(&self, step: usize) -> Sentence {
        let Sentence { weight, text } = self.told(step);
        let TimedStep { at_us, action, .. } = self.history.step(step);
        let older = match action {
            Action::Deliver { association, .. }
            | Action::Fire { association, .. }
            | Action::Command { association, .. } => {
                self.is_older(association, at_us).then_some(association)
            }
            Action::Submit { .. } | Action::Lose { .. } => None,
        };
        match older.filter(|_| !text.contains("ssociation")) {
            Some(association) => {
                let number = association.number();
                sentence(weight, format!("Association {number}: {text}"))
            }
            None => sentence(weight, text),
        }
    }

    fn told(&self, step: usize) -> Sentence {
        match self.history.step(step).action {
            Action::Submit { mta, to, .. } => self.submitted(step, mta, to),
            Action::Lose { association } => self.lost(step, association),
            Action::Fire { association, end, timer } => self.fired(step, association, end, timer),
            Action::Deliver { association, to } => self.arrived(step, association, to),
            Action::Command { association, end, command } => {
                self.commanded(step, association, end, command)
            }
        }
    }

    /// What was sent in a step.
    pub(super) fn sent(&self, step: usize) -> impl Iterator<Item = Pdu> + '_ {
        self.history.effects(step).iter().filter_map(|effect| match effect {
            Effect::Sent { pdu, .. } => Some(*pdu),
            _ => None,
        })
    }

    /// The state that an end came to in a step.
    pub(super) fn came_to(
        &self,
        step: usize,
        association: AssociationId,
        end: Role,
    ) -> Option<StateName> {
        self.history.effects(step).iter().rev().find_map(|effect| match *effect {
            Effect::Entered { association: a, end: e, state, .. }
                if (a, e) == (association, end) =>
            {
                Some(state)
            }
            _ => None,
        })
    }

    /// "sends message 3", "asks LONDON for the Turn", "gives the Turn to LONDON": what an end goes
    /// on to do in a step, if anything.
    pub(super) fn goes_on(
        &self,
        step: usize,
        association: AssociationId,
        end: Role,
    ) -> Option<String> {
        let peer = self.end(association, end.other());
        self.sent(step).find_map(|pdu| match pdu {
            Pdu::Transfer { message, .. } | Pdu::ActivityStart { message, .. } => {
                Some(format!("sends {}", self.message(message)))
            }
            Pdu::ActivityResume { message, confirmed, .. } => {
                Some(self.resumes(message, confirmed))
            }
            Pdu::Please(RequestPriority::Close) => {
                Some(format!("asks {peer} for the Turn in order to close"))
            }
            Pdu::Please(_) if self.held_before(association, end, step) => {
                Some(format!("asks {peer} for the Turn back"))
            }
            Pdu::Please(_) => Some(format!("asks {peer} for the Turn")),
            Pdu::Gtc { .. } => Some(format!("gives the Turn to {peer}")),
            Pdu::Fn => {
                let which = self.association(association, self.history.step(step).at_us);
                Some(format!("closes {which}"))
            }
            _ => None,
        })
    }

    fn submitted(&self, step: usize, mta: MtaId, to: MtaId) -> Sentence {
        let (name, peer) = (self.name(mta), self.name(to));
        let effects = self.history.effects(step);
        let waiting = effects.iter().find_map(|effect| match effect {
            Effect::Queued { waiting, .. } => Some(*waiting),
            _ => None,
        });
        let waiting = waiting.unwrap_or(0);
        let started = effects.iter().find_map(|effect| match effect {
            Effect::Started { association, .. } => Some(*association),
            _ => None,
        });
        if let Some(association) = started {
            return self.started(name, peer, association, waiting);
        }
        let acted = effects.iter().find_map(|effect| match *effect {
            Effect::Sent { association, from, .. } => self.goes_on(step, association, from),
            _ => None,
        });
        match acted {
            Some(acts) => sentence(6, format!("{name} has a message for {peer} and {acts}.")),
            None if waiting == 1 => sentence(2, format!("A message waits at {name}.")),
            None => sentence(2, format!("One more message for {peer}: {waiting} wait at {name}.")),
        }
    }

    fn started(
        &self,
        name: &str,
        peer: &str,
        association: AssociationId,
        waiting: u32,
    ) -> Sentence {
        let number = association.number();
        if waiting < self.history.plan().settings.threshold_messages || number == 1 {
            let which =
                if number == 1 { "an association" } else { &format!("association {number}") };
            return sentence(5, format!("{name} has a message for {peer} and opens {which}."));
        }
        let which = ordinal_text(waiting);
        let text = format!(
            "The {which} message waits at {name}: that is the threshold. {name} opens association {number}."
        );
        sentence(9, text)
    }

    fn lost(&self, step: usize, association: AssociationId) -> Sentence {
        let at_us = self.history.step(step).at_us;
        let which = self.association(association, at_us);
        let run = self.history.seek(step + 1);
        let dropped = self.history.effects(step).iter().filter_map(|effect| match effect {
            Effect::Dropped { transmission } => self.transmissions.get(transmission.0 as usize),
            _ => None,
        });
        let told = dropped.map(|sent| {
            let to = self.end(association, sent.from.other());
            match sent.pdu {
                Pdu::Gtc { .. } => (2, format!("while the Turn is on its way to {to}")),
                Pdu::Gta => {
                    (1, "while the Turn has just arrived and this is not yet known".to_owned())
                }
                Pdu::Transfer { message, .. } => {
                    (1, format!("with {} on its way to {to}", self.message(message)))
                }
                Pdu::ActivityInterrupt(_) | Pdu::ActivityDiscard(_) => {
                    (0, format!("with the word to {to} that a message was broken off on its way"))
                }
                pdu if pdu.is_of_activity() => (1, self.lost_transfer(&run, association, sent)),
                Pdu::EndAck { .. } | Pdu::MinorSyncAck { .. } => {
                    (0, format!("with the acknowledgement to {to} on its way"))
                }
                Pdu::Please(_) => (0, format!("with the request to {to} on its way")),
                _ => (0, "while it is being set up".to_owned()),
            }
        });
        match told.max_by_key(|(weight, _)| *weight) {
            Some((_, when)) => sentence(10, format!("Cut: {which} is lost {when}.")),
            None => sentence(10, format!("Cut: {which} is lost; nothing was on its way.")),
        }
    }

    fn fired(&self, step: usize, association: AssociationId, end: Role, timer: Timer) -> Sentence {
        let name = self.end(association, end);
        let which = self.association(association, self.history.step(step).at_us);
        match timer {
            Timer::Reconnect | Timer::OpenRetry => self.reconnects(step, name, &which),
            Timer::Recovery => {
                let settings = &self.history.plan().settings.association;
                let after = duration_text(settings.recovery_timeout_us);
                sentence(
                    7,
                    format!("{name} gives {which} up: {after} have not been enough to recover it."),
                )
            }
            Timer::Regenerate => {
                let after =
                    duration_text(self.history.plan().settings.association.regenerate_after_us);
                let and = self
                    .goes_on(step, association, end)
                    .map_or_else(String::new, |acts| format!(" and {acts}"));
                sentence(
                    9,
                    format!("No Turn has come for {after}: {name} makes itself a new one{and}."),
                )
            }
            Timer::RequestRepeat => sentence(6, format!("{name} asks for the Turn again.")),
            Timer::Lifetime => match self.goes_on(step, association, end) {
                Some(acts) => sentence(5, format!("Nothing to send for a while: {name} {acts}.")),
                None => sentence(1, format!("{name} keeps {which} open: there is mail.")),
            },
            Timer::Transfer => self.transfer_failed(step, association, end),
            Timer::TransferInterval => self.tried_again(step, association, end),
            Timer::Disconnect => {
                sentence(6, format!("No answer to the close: {name} breaks {which} off."))
            }
        }
    }

    fn reconnects(&self, step: usize, name: &str, which: &str) -> Sentence {
        let recovering = self.sent(step).find_map(|pdu| match pdu {
            Pdu::RtorqRecover { setting, .. } => Some(setting),
            _ => None,
        });
        let heeded = self.history.plan().settings.association.rule.recovery;
        match recovering {
            Some(_) if heeded == Recovery::GreaterPair => {
                let text = format!(
                    "{name} connects again to recover {which}, and says how many hand-overs it knows of."
                );
                sentence(5, text)
            }
            Some(Role::Initiator) if heeded != Recovery::OwnRecord => {
                let text = format!(
                    "{name} connects again to recover {which}, and says that the Turn is its own."
                );
                sentence(5, text)
            }
            Some(_) => sentence(5, format!("{name} connects again to recover {which}.")),
            None => sentence(5, format!("{name} tries again to open {which}.")),
        }
    }
}
