//! What is said when something goes wrong around the associations, and of what is lost by it.

use turnlab_core::protocol::{Pdu, Role, StateName};
use turnlab_core::run::{Fault, Link};
use turnlab_core::scenario::Bandwidth;
use turnlab_core::world::{Action, AssociationId, Effect, MtaId};

use super::sentence::{Sentence, sentence};
use super::transfer::lost_transfer;
use crate::Story;
use crate::trouble::{fails_to_connect, is_lost_at_once, is_stopped};
use crate::words::{listed, message_text};

pub(super) fn cut(story: &Story, step: usize, association: AssociationId) -> Sentence {
    let which = story.association_in_full(association, story.history.step(step).at_us);
    let text = match on_its_way(story, step, association) {
        Some((_, when)) => format!("Cut: {which} is lost {when}."),
        None => format!("Cut: {which} is lost; nothing was on its way."),
    };
    sentence(10, text)
}

pub(super) fn link_down(story: &Story, step: usize, between: [MtaId; 2]) -> Sentence {
    let link = link_text(story, between);
    let text = match losses(story, step) {
        Some(lost) => format!("{link} goes down: {lost}."),
        None => format!("{link} goes down. Nothing was connected over it."),
    };
    sentence(10, text)
}

pub(super) fn link_up(story: &Story, between: [MtaId; 2]) -> Sentence {
    sentence(7, format!("{} is up again.", link_text(story, between)))
}

pub(super) fn link_set(story: &Story, fault: u16) -> Sentence {
    let text = match story.history.plan().faults.get(usize::from(fault)) {
        Some(&Fault::SetLink { between, link, .. }) => {
            let Link { latency_us, bytes_per_s } = link;
            let (name, latency_ms) = (link_text(story, between), latency_us / 1000);
            let bandwidth = Bandwidth { bytes_per_s };
            format!("{name} changes: {latency_ms} ms one way, {bandwidth} KB/s from now on.")
        }
        _ => "A link changes.".to_owned(),
    };
    sentence(8, text)
}

pub(super) fn stopped(story: &Story, step: usize, mta: MtaId) -> Sentence {
    let name = story.name(mta);
    let text = match losses(story, step) {
        Some(lost) => format!("{name} stops: {lost}. Its queue stays."),
        None if step > 0 && is_stopped(story, mta, step - 1) => {
            format!("{name} is to stop, and has stopped already.")
        }
        None => format!("{name} stops. It has no association; its queue stays."),
    };
    sentence(10, text)
}

pub(super) fn restarted(story: &Story, step: usize, mta: MtaId) -> Sentence {
    let name = story.name(mta);
    let opened: Vec<AssociationId> = opened(story, step).collect();
    let told: Vec<String> = opened.iter().map(|&new| opens_text(story, new)).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    let mut text = match told.len() {
        0 => format!("{name} starts again. No mail waits there."),
        1..=4 => format!("{name} starts again and opens {}.", listed(&told)),
        count => format!("{name} starts again and opens {count} associations."),
    };
    let fails = |new: &&AssociationId| is_lost_at_once(story, step, **new);
    if let Some(&new) = opened.iter().find(fails)
        && let Some(why) = why_not_through(story, step, story.mta(new, Role::Responder))
    {
        text += &format!(" Association {} does not get through: {why}.", new.number());
    }
    sentence(9, text)
}

pub(super) fn binds_refused(story: &Story, mta: MtaId, refuses: bool) -> Sentence {
    let name = story.name(mta);
    let text = match refuses {
        true => format!("{name} refuses every bind from now on."),
        false => format!("{name} takes binds again."),
    };
    sentence(9, text)
}

/// "PARIS may have no more associations with LONDON: event 57, mail waits."
pub(super) fn at_limit(story: &Story, step: usize) -> Option<String> {
    let told = story.history.effects(step).iter().find_map(|effect| match *effect {
        Effect::AtLimit { mta, peer, .. } => Some((story.name(mta), story.name(peer))),
        _ => None,
    });
    let (name, peer) = told?;
    Some(format!("{name} may have no more associations with {peer}: event 57, mail waits."))
}

/// "PARIS opens association 2.", where a step does so that is about something else.
pub(super) fn opens_besides(story: &Story, step: usize) -> Option<String> {
    if matches!(story.history.step(step).action, Action::Submit { .. } | Action::Start { .. }) {
        return None;
    }
    let new = opened(story, step).next()?;
    let (name, opens) = (story.end(new, Role::Initiator), opens_text(story, new));
    Some(match why_not_through(story, step, story.mta(new, Role::Responder)) {
        Some(why) => format!("{name} opens {opens}, which does not get through: {why}."),
        None => format!("{name} opens {opens}."),
    })
}

/// "the link is down", "LONDON has stopped": why what is sent in this step does not get through.
pub(super) fn why_not_through(story: &Story, step: usize, peer: MtaId) -> Option<String> {
    fails_to_connect(story, step).then(|| match is_stopped(story, peer, step) {
        true => format!("{} has stopped", story.name(peer)),
        false => "the link is down".to_owned(),
    })
}

fn link_text(story: &Story, [one, other]: [MtaId; 2]) -> String {
    format!("The link between {} and {}", story.name(one), story.name(other))
}

fn opened(story: &Story, step: usize) -> impl Iterator<Item = AssociationId> + '_ {
    story.history.effects(step).iter().filter_map(|effect| match *effect {
        Effect::Started { association, .. } => Some(association),
        _ => None,
    })
}

fn opens_text(story: &Story, association: AssociationId) -> String {
    let peer = story.end(association, Role::Responder);
    let number = association.number();
    format!("association {number}{}", story.peer_text(" to ", peer))
}

/// "the association is lost while the Turn is on its way to LONDON", for all that a step loses.
fn losses(story: &Story, step: usize) -> Option<String> {
    let lost = lost_in(story, step);
    let at_us = story.history.step(step).at_us;
    let told = lost.iter().filter_map(|&lost| Some((lost, on_its_way(story, step, lost)?)));
    let worst = told.max_by_key(|(_, (weight, _))| *weight);
    match (lost.as_slice(), worst) {
        ([], _) => None,
        ([one], worst) => {
            let which = story.association_in_full(*one, at_us);
            let when = worst.map_or_else(String::new, |(_, (_, when))| format!(" {when}"));
            Some(format!("{which} is lost{when}"))
        }
        (several, worst) => {
            let numbers: Vec<String> =
                several.iter().map(|lost| lost.number().to_string()).collect();
            let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
            let all = match several.len() {
                ..=4 => format!("associations {} are lost", listed(&numbers)),
                count => format!("{count} associations are lost"),
            };
            let when = worst.map_or_else(String::new, |(which, (_, when))| {
                format!(", number {} {when}", which.number())
            });
            Some(all + &when)
        }
    }
}

/// The associations that were there before a step and are down, or over, after it.
fn lost_in(story: &Story, step: usize) -> Vec<AssociationId> {
    let mut lost: Vec<AssociationId> = Vec::new();
    for effect in story.history.effects(step) {
        if let Effect::Entered { association, state, .. } = *effect
            && matches!(state, StateName::Lost | StateName::Idle | StateName::Closed)
            && !opened(story, step).any(|new| new == association)
            && !lost.contains(&association)
        {
            lost.push(association);
        }
    }
    lost
}

/// What was on its way on an association that a step loses, and how much that matters.
fn on_its_way(story: &Story, step: usize, association: AssociationId) -> Option<(u8, String)> {
    let run = story.run_after(step + 1);
    let dropped = story.history.effects(step).iter().filter_map(|effect| match effect {
        Effect::Dropped { transmission } => story.transmissions.get(transmission.0 as usize),
        _ => None,
    });
    let dropped = dropped.filter(|sent| sent.association == association);
    let told = dropped.map(|sent| {
        let to = story.end(association, sent.from.other());
        match sent.pdu {
            Pdu::Gtc { .. } => (2, format!("while the Turn is on its way to {to}")),
            Pdu::Gta => (1, "while the Turn has just arrived and this is not yet known".to_owned()),
            Pdu::Transfer { message, .. } => {
                (1, format!("with {} on its way to {to}", message_text(message)))
            }
            Pdu::ActivityInterrupt(_) | Pdu::ActivityDiscard(_) => {
                (0, format!("with the word to {to} that a message was broken off on its way"))
            }
            pdu if pdu.is_of_activity() => (1, lost_transfer(story, &run, association, sent)),
            Pdu::EndAck { .. } | Pdu::MinorSyncAck { .. } => {
                (0, format!("with the acknowledgement to {to} on its way"))
            }
            Pdu::Please(_) => (0, format!("with the request to {to} on its way")),
            _ => (0, "while it is being set up".to_owned()),
        }
    });
    told.max_by_key(|(weight, _)| *weight)
}
