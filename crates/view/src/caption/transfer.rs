//! What is said of a transfer in full: an activity, piece by piece.

use turnlab_core::protocol::{Event, MessageId, Pdu, Role};
use turnlab_core::run::Run;
use turnlab_core::world::{AssociationId, Effect};

use super::arrival::{At, did};
use super::sentence::{Sentence, goes_on, sent, sentence};
use crate::words::{capitalised, duration_text, message_of, message_text};
use crate::{Story, Transmission};

/// What is said when a part of an activity arrives.
pub(super) fn of_transfer(story: &Story, at: &At, pdu: Pdu) -> Sentence {
    let At { name, peer, .. } = at;
    match pdu {
        Pdu::ActivityStart { message, .. } => {
            sentence(2, format!("{}’s {} begins to arrive at {name}.", peer, message_text(message)))
        }
        Pdu::ActivityResume { message, confirmed, .. } => {
            let safe = safe(story, confirmed);
            let what = message_text(message);
            sentence(
                5,
                format!("{name} takes {what} up again behind checkpoint {confirmed}: {safe}."),
            )
        }
        Pdu::Data { message, size_kb } => {
            let what = message_text(message);
            let reach = if size_kb == 1 { "reaches" } else { "reach" };
            sentence(1, format!("{size_kb} KB of {peer}’s {what} {reach} {name}."))
        }
        Pdu::MinorSync { serial, .. } => {
            sentence(3, format!("{name} confirms checkpoint {serial}: {}.", safe(story, serial)))
        }
        Pdu::MinorSyncAck { message, serial, .. } => confirmed(story, at, message, serial),
        Pdu::ActivityInterrupt(message) | Pdu::ActivityDiscard(message) => {
            broken_off(story, at, pdu, message)
        }
        _ => sentence(0, String::new()),
    }
}

fn broken_off(story: &Story, at: &At, pdu: Pdu, message: MessageId) -> Sentence {
    let At { name, peer, .. } = at;
    let what = message_text(message);
    let before = story.run_after(at.step);
    let mta = story.mta(at.association, at.end);
    let text = if before.world().mtas()[mta.index()].has_received(message) {
        format!("{peer} has broken {what} off, but {name} has it whole already.")
    } else if pdu == Pdu::ActivityInterrupt(message) {
        format!("{name} keeps what it has of {what}: {peer} will resume it.")
    } else {
        format!("{name} forgets what has come of {what}.")
    };
    sentence(5, text)
}

fn confirmed(story: &Story, at: &At, message: MessageId, serial: u32) -> Sentence {
    let (name, what) = (at.name, message_text(message));
    let confirmed = |steps| {
        let run = story.run_after(steps);
        let end = run.world().associations()[at.association.index()].end(at.end);
        end.state.transfer().map_or(0, |transfer| transfer.confirmed)
    };
    if confirmed(at.step + 1) <= confirmed(at.step) {
        let late = format!("The confirmation of checkpoint {serial} of {what}");
        return sentence(2, format!("{late} reaches {name} too late to count."));
    }
    let sends_on = sent(story, at.step).any(|sent| matches!(sent, Pdu::Data { .. }));
    let and = if sends_on { ", and sends on" } else { "" };
    sentence(2, format!("{name} knows that checkpoint {serial} of {what} is safe{and}."))
}

/// "resumes message 3 behind checkpoint 2: 60 KB are safe".
pub(super) fn resumes(story: &Story, message: MessageId, confirmed: u32) -> String {
    let what = message_text(message);
    format!("resumes {what} behind checkpoint {confirmed}: {}", safe(story, confirmed))
}

/// "60 KB are safe".
fn safe(story: &Story, checkpoint: u32) -> String {
    let size_kb = story.history.plan().settings.association.checkpoint_size_kb;
    match u64::from(checkpoint) * u64::from(size_kb) {
        1 => "1 KB is safe".to_owned(),
        safe_kb => format!("{safe_kb} KB are safe"),
    }
}

/// "with message 1 on its way to LONDON; 60 KB are safe", as the run stands after the loss.
pub(super) fn lost_transfer(
    story: &Story,
    run: &Run,
    association: AssociationId,
    sent: &Transmission,
) -> String {
    let to = story.end(association, sent.from.other());
    let end = run.world().associations()[association.index()].end(sent.from);
    match end.state.transfer() {
        Some(left) if left.confirmed > 0 => {
            let (what, safe) = (message_text(left.message.id), safe(story, left.confirmed));
            format!("with {what} on its way to {to}; {safe}")
        }
        Some(left) => {
            let what = message_text(left.message.id);
            format!("with {what} on its way to {to}; none of it is safe")
        }
        None => match message_of(sent.pdu) {
            Some(message) => format!("with {} on its way to {to}", message_text(message)),
            None => format!("with a message on its way to {to}"),
        },
    }
}

pub(super) fn transfer_failed(
    story: &Story,
    step: usize,
    association: AssociationId,
    end: Role,
) -> Sentence {
    let name = story.end(association, end);
    let settings = &story.history.plan().settings.association;
    let given_up = story.history.effects(step).iter().find_map(|effect| match effect {
        Effect::NonDelivered { message, .. } => Some(*message),
        _ => None,
    });
    if let Some(message) = given_up {
        let what = capitalised(&message_text(message));
        let and = goes_on(story, step, association, end);
        let and = and.map_or_else(String::new, |acts| format!(", and {acts}"));
        let told = format!("{name} reports it as not delivered{and}");
        let again = if settings.max_transfer_retries > 0 { " once more" } else { "" };
        return sentence(9, format!("{what} has taken too long{again}: {told}."));
    }
    let again = duration_text(settings.transfer_interval_us);
    let told = sent(story, step).find_map(|pdu| match pdu {
        Pdu::ActivityInterrupt(message) => Some((message, "interrupts")),
        Pdu::ActivityDiscard(message) => Some((message, "discards")),
        _ => None,
    });
    let (message, does) = told.unwrap_or((MessageId(0), "breaks off"));
    let what = capitalised(&message_text(message));
    let then = match did(story, step, |event| matches!(event, Event::TransferFailed(_))) {
        true if sent(story, step).any(Pdu::gives_turn) => "gives the Turn away".to_owned(),
        _ => format!("tries again in {again}"),
    };
    sentence(8, format!("{what} has taken too long: {name} {does} it and {then}."))
}

pub(super) fn tried_again(
    story: &Story,
    step: usize,
    association: AssociationId,
    end: Role,
) -> Sentence {
    let name = story.end(association, end);
    match goes_on(story, step, association, end) {
        Some(acts) => sentence(6, format!("{name} tries again and {acts}.")),
        None => sentence(3, format!("{name} may try again.")),
    }
}
