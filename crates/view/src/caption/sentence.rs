//! One sentence for each kind of step.

use turnlab_core::protocol::{Pdu, Recovery, RequestPriority, Role, StateName, Timer};
use turnlab_core::run::TimedStep;
use turnlab_core::world::{Action, AssociationId, Effect, MtaId};

use super::arrival::arrived;
use super::command::commanded;
use super::fault::{
    at_limit, binds_refused, cut, link_down, link_set, link_up, opens_besides, restarted, stopped,
    why_not_through,
};
use super::transfer::{resumes, transfer_failed, tried_again};
use crate::Story;
use crate::words::{duration_text, message_text, ordinal_text};

/// What happened in one step.
pub(super) struct Sentence {
    /// How much it matters, from 0 to 10: of several at one instant the weightiest are told.
    pub(super) weight: u8,
    pub(super) text: String,
    /// The number of the association, where the text does not say it.
    pub(super) number: Option<u32>,
    /// Whether there is a newer association, so that the number has to be said.
    pub(super) older: bool,
}

pub(super) fn sentence(weight: u8, text: impl Into<String>) -> Sentence {
    Sentence { weight, text: text.into(), number: None, older: false }
}

impl Sentence {
    /// The sentence, and on which association if that is `named`.
    pub(super) fn text(self, named: bool) -> String {
        match self.number.filter(|_| named) {
            Some(number) => format!("Association {number}: {}", self.text),
            None => self.text,
        }
    }
}

/// What happened in a step, and on which association.
pub(super) fn sentence_of(story: &Story, step: usize) -> Sentence {
    let Sentence { weight, text, .. } = told(story, step);
    let TimedStep { at_us, action, .. } = story.history.step(step);
    let association = match action {
        Action::Deliver { association, .. }
        | Action::Fire { association, .. }
        | Action::Command { association, .. } => Some(association),
        _ => None,
    };
    let (weight, text) = match opens_besides(story, step) {
        Some(opens) => (weight.max(7), format!("{text} {opens}")),
        None => (weight, text),
    };
    let (weight, text) = match at_limit(story, step) {
        Some(limit) => (9, format!("{text} {limit}")),
        None => (weight, text),
    };
    let unsaid = association.filter(|_| !text.contains("ssociation"));
    let older = unsaid.is_some_and(|association| story.is_older(association, at_us));
    Sentence { weight, text, number: unsaid.map(AssociationId::number), older }
}

pub(super) fn told(story: &Story, step: usize) -> Sentence {
    match story.history.step(step).action {
        Action::Submit { mta, to, .. } => submitted(story, step, mta, to),
        Action::Lose { association } => cut(story, step, association),
        Action::Fire { association, end, timer } => fired(story, step, association, end, timer),
        Action::Deliver { association, to } => arrived(story, step, association, to),
        Action::Command { association, end, command } => {
            commanded(story, step, association, end, command)
        }
        Action::LinkDown { between } => link_down(story, step, between),
        Action::LinkUp { between } => link_up(story, between),
        Action::SetLink { fault } => link_set(story, fault),
        Action::Stop { mta } => stopped(story, step, mta),
        Action::Start { mta } => restarted(story, step, mta),
        Action::RefuseBinds { mta, refuses } => binds_refused(story, mta, refuses),
        Action::Open { mta, peer } => {
            let (mta, peer) = (story.name(mta), story.name(peer));
            sentence(4, format!("{mta} opens an association to {peer}."))
        }
    }
}

/// What was sent in a step.
pub(super) fn sent(story: &Story, step: usize) -> impl Iterator<Item = Pdu> + '_ {
    story.history.effects(step).iter().filter_map(|effect| match effect {
        Effect::Sent { pdu, .. } => Some(*pdu),
        _ => None,
    })
}

/// The state that an end came to in a step.
pub(super) fn came_to(
    story: &Story,
    step: usize,
    association: AssociationId,
    end: Role,
) -> Option<StateName> {
    story.history.effects(step).iter().rev().find_map(|effect| match *effect {
        Effect::Entered { association: a, end: e, state, .. } if (a, e) == (association, end) => {
            Some(state)
        }
        _ => None,
    })
}

/// "sends message 3", "asks LONDON for the Turn", "gives the Turn to LONDON": what an end goes
/// on to do in a step, if anything.
pub(super) fn goes_on(
    story: &Story,
    step: usize,
    association: AssociationId,
    end: Role,
) -> Option<String> {
    let peer = story.end(association, end.other());
    sent(story, step).find_map(|pdu| match pdu {
        Pdu::Transfer { message, .. } | Pdu::ActivityStart { message, .. } => {
            let to = story.peer_text(" to ", peer);
            Some(format!("sends {}{to}", message_text(message)))
        }
        Pdu::ActivityResume { message, confirmed, .. } => Some(resumes(story, message, confirmed)),
        Pdu::Please(RequestPriority::Close) => {
            Some(format!("asks {peer} for the Turn in order to close"))
        }
        Pdu::Please(_) if story.held_before(association, end, step) => {
            Some(format!("asks {peer} for the Turn back"))
        }
        Pdu::Please(_) => Some(format!("asks {peer} for the Turn")),
        Pdu::Gtc { .. } => Some(format!("gives the Turn to {peer}")),
        Pdu::Fn => {
            let which = story.association(association, story.history.step(step).at_us);
            Some(format!("closes {which}"))
        }
        _ => None,
    })
}

fn submitted(story: &Story, step: usize, mta: MtaId, to: MtaId) -> Sentence {
    let (name, peer) = (story.name(mta), story.name(to));
    let effects = story.history.effects(step);
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
        let Sentence { weight, text, .. } = opens(story, name, peer, association, waiting);
        return match why_not_through(story, step, to) {
            Some(why) => sentence(weight.max(7), format!("{text} It does not get through: {why}.")),
            None => sentence(weight, text),
        };
    }
    let acted = effects.iter().find_map(|effect| match *effect {
        Effect::Sent { association, from, .. } => goes_on(story, step, association, from),
        _ => None,
    });
    match acted {
        Some(acts) => sentence(6, format!("{name} has a message for {peer} and {acts}.")),
        None if waiting == 1 => {
            sentence(2, format!("A message{} waits at {name}.", story.peer_text(" for ", peer)))
        }
        None => sentence(2, format!("One more message for {peer}: {waiting} wait at {name}.")),
    }
}

fn opens(
    story: &Story,
    name: &str,
    peer: &str,
    association: AssociationId,
    waiting: u32,
) -> Sentence {
    let number = association.number();
    let first = number == 1 || story.is_first_of_pair(association);
    if first || waiting < story.history.plan().settings.threshold_messages {
        let which = if number == 1 { "an association" } else { &format!("association {number}") };
        return sentence(5, format!("{name} has a message for {peer} and opens {which}."));
    }
    let which = ordinal_text(waiting);
    let text = format!(
        "The {which} message waits at {name}: that is the threshold. {name} opens association {number}."
    );
    sentence(9, text)
}

fn fired(
    story: &Story,
    step: usize,
    association: AssociationId,
    end: Role,
    timer: Timer,
) -> Sentence {
    let name = story.end(association, end);
    let which = story.association(association, story.history.step(step).at_us);
    match timer {
        Timer::Reconnect | Timer::OpenRetry => {
            let Sentence { weight, text, .. } = reconnects(story, step, name, &which);
            match why_not_through(story, step, story.mta(association, end.other())) {
                Some(why) => sentence(weight, format!("{text} It does not get through: {why}.")),
                None => sentence(weight, text),
            }
        }
        Timer::Recovery if story.follows_order() => {
            sentence(7, format!("{name} gives {which} up: it was not recovered in time."))
        }
        Timer::Recovery => {
            let settings = &story.history.plan().settings.association;
            let after = duration_text(settings.recovery_timeout_us);
            sentence(
                7,
                format!("{name} gives {which} up: {after} have not been enough to recover it."),
            )
        }
        Timer::Regenerate => {
            let after_us = story.history.plan().settings.association.regenerate_after_us;
            let after = match story.follows_order() {
                true => "long enough".to_owned(),
                false => duration_text(after_us),
            };
            let and = goes_on(story, step, association, end)
                .map_or_else(String::new, |acts| format!(" and {acts}"));
            sentence(
                9,
                format!("No Turn has come for {after}: {name} makes itself a new one{and}."),
            )
        }
        Timer::RequestRepeat => {
            let peer = story.peer_text(" ", story.end(association, end.other()));
            sentence(6, format!("{name} asks{peer} for the Turn again."))
        }
        Timer::Lifetime => match goes_on(story, step, association, end) {
            Some(acts) => sentence(5, format!("Nothing to send for a while: {name} {acts}.")),
            None => sentence(1, format!("{name} keeps {which} open: there is mail.")),
        },
        Timer::Transfer => transfer_failed(story, step, association, end),
        Timer::TransferInterval => tried_again(story, step, association, end),
        Timer::Disconnect => {
            sentence(6, format!("No answer to the close: {name} breaks {which} off."))
        }
    }
}

fn reconnects(story: &Story, step: usize, name: &str, which: &str) -> Sentence {
    let recovering = sent(story, step).find_map(|pdu| match pdu {
        Pdu::RtorqRecover { setting, .. } => Some(setting),
        _ => None,
    });
    let heeded = story.history.plan().settings.association.rule.recovery;
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
