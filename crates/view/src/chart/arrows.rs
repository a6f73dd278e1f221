//! What travels.

use turnlab_core::protocol::{MessageId, Pdu};
use turnlab_core::scenario::Detail;
use turnlab_diagram::{Arrow, Stroke, Transfer};

use crate::document::level::is_of_turn;
use crate::document::transfer::{TransferAttempt, attempts};
use crate::words::{message_of, message_text, pdu_text, short_text};
use crate::{PduOutcome, Story, Transmission, ViewOptions};

/// What a transmission is part of.
#[derive(Clone, Copy)]
enum Part {
    /// It stands for itself.
    None,
    /// It is the first of an attempt, by the place of that, and stands for all of it.
    Whole(usize),
    /// Another one stands for it.
    Hidden,
}

/// The arrows of a level of detail, and the transfers that can be opened into theirs.
pub(super) fn arrows(story: &Story, options: &ViewOptions) -> (Vec<Arrow>, Vec<Transfer>) {
    let attempts = match options.detail {
        Detail::Pdus => Vec::new(),
        Detail::Turn | Detail::Messages => attempts(story),
    };
    let mut parts = vec![Part::None; story.transmissions.len()];
    let mut transfers = Vec::new();
    for (at, attempt) in attempts.iter().enumerate() {
        let key = u32::try_from(attempt.first).unwrap_or(u32::MAX);
        let open = options.detail == Detail::Messages && options.open_transfers.contains(&key);
        if options.detail == Detail::Messages && attempt.places.len() > 1 {
            transfers.push(Transfer { arrow: key, open, title: message_text(attempt.message) });
        }
        if !open {
            attempt.places.iter().for_each(|&place| parts[place] = Part::Hidden);
            parts[attempt.first] = Part::Whole(at);
        }
    }
    let arrow = |((key, sent), part): ((u32, &Transmission), Part)| match part {
        Part::Whole(at) => whole(story, key, &attempts[at], options.detail),
        Part::None if is_drawn(sent, options.detail) => Some(arrow(story, key, sent)),
        Part::None | Part::Hidden => None,
    };
    let arrows = (0..).zip(&story.transmissions).zip(parts).filter_map(arrow).collect();
    (arrows, transfers)
}

/// One arrow for a transfer in pieces: from where the first of them leaves to where the last arrives. At
/// the level of the Turn only what was lost.
fn whole(story: &Story, key: u32, attempt: &TransferAttempt, detail: Detail) -> Option<Arrow> {
    let first = &story.transmissions[attempt.first];
    let lost = match attempt.outcome {
        PduOutcome::Lost(at_us) => Some(at_us),
        PduOutcome::Arrived(_) | PduOutcome::InFlight => None,
    };
    let left = |at_us| first.passage.leaves_us < at_us || first.sent_us == at_us;
    if !lost.map_or(detail != Detail::Turn, left) {
        return None;
    }
    let arrow = arrow(story, key, first);
    let sent_by = |place: &&usize| story.transmissions[**place].from == first.from;
    let ends = attempt.places.iter().filter(sent_by);
    let last_us = ends.map(|&place| story.arrival_us(&story.transmissions[place])).max();
    let (lost_us, arrives_us) = match attempt.outcome {
        PduOutcome::Arrived(at_us) => (None, at_us),
        PduOutcome::Lost(at_us) => (Some(at_us), last_us.unwrap_or(at_us).max(at_us)),
        PduOutcome::InFlight => {
            (None, last_us.unwrap_or(0).max(story.history.plan().until_us.saturating_add(1)))
        }
    };
    let (label, stroke) = (progress(attempt), Stroke::Heavy);
    let short = format!("msg {}", attempt.message.number());
    Some(Arrow { lost_us, arrives_us, label, short, stroke, ..arrow })
}

/// "message 3 · 120 KB", and where it does not get through, how much of it is safe.
fn progress(attempt: &TransferAttempt) -> String {
    let (what, kb, safe_kb) = (message_text(attempt.message), attempt.size_kb, attempt.safe_kb);
    match (attempt.outcome, attempt.resumed_kb) {
        (PduOutcome::Arrived(_), _) if !attempt.end.is_empty() => {
            format!("{what} · {}, {safe_kb} of {kb} KB safe", attempt.end)
        }
        (PduOutcome::Arrived(_), None) => format!("{what} · {kb} KB"),
        (PduOutcome::Arrived(_), Some(from_kb)) => {
            format!("{what} · on from {from_kb} of {kb} KB")
        }
        _ => format!("{what} · {safe_kb} of {kb} KB safe"),
    }
}

pub(super) fn arrow(story: &Story, key: u32, sent: &Transmission) -> Arrow {
    Arrow {
        key,
        from: story.mta(sent.association, sent.from).index(),
        to: story.mta(sent.association, sent.from.other()).index(),
        sent_us: sent.passage.leaves_us,
        arrives_us: story.arrival_us(sent),
        lost_us: match sent.outcome {
            PduOutcome::Lost(at_us) => Some(at_us),
            PduOutcome::Arrived(_) | PduOutcome::InFlight => None,
        },
        label: arrow_label(story, key, sent),
        short: short_text(sent.pdu, message_of(sent.pdu).map_or(0, MessageId::number)),
        stroke: stroke(sent.pdu),
        hue: sent.association.index(),
        quiet: false,
    }
}

fn arrow_label(story: &Story, key: u32, sent: &Transmission) -> String {
    let text = pdu_text(sent.pdu, message_of(sent.pdu).map_or(0, MessageId::number));
    match sent.pdu {
        Pdu::RtorqOpen(_) if sent.association.index() > 0 => {
            format!("{text} · association {}", sent.association.number())
        }
        Pdu::Data { .. } => match story.transmissions.get(key as usize + 1) {
            Some(next) => format!("{text} · {}", pdu_text(next.pdu, 0)),
            None => text,
        },
        _ => text,
    }
}

/// What was lost before it left is not drawn. The session's own acknowledgement of the Turn is drawn below
/// the level of PDUs only where its loss matters, and mail at the level of the Turn only where it is lost; a
/// checkpoint or the end of an activity comes with the data before it, whose arrow names it.
fn is_drawn(sent: &Transmission, detail: Detail) -> bool {
    if matches!(sent.pdu, Pdu::MinorSync { .. } | Pdu::ActivityEnd(_)) {
        return false;
    }
    match sent.outcome {
        PduOutcome::Lost(at_us) => sent.passage.leaves_us < at_us || sent.sent_us == at_us,
        PduOutcome::Arrived(_) | PduOutcome::InFlight => match detail {
            Detail::Turn => is_of_turn(sent.pdu) && sent.pdu != Pdu::Gta,
            Detail::Messages => sent.pdu != Pdu::Gta,
            Detail::Pdus => true,
        },
    }
}

/// How the arrow of a PDU is drawn.
pub(crate) fn stroke(pdu: Pdu) -> Stroke {
    match pdu {
        Pdu::Gtc { .. } => Stroke::Token,
        Pdu::Transfer { .. } | Pdu::Data { .. } => Stroke::Heavy,
        Pdu::Rtoac { .. }
        | Pdu::Rtorj(_)
        | Pdu::Gta
        | Pdu::EndAck { .. }
        | Pdu::MinorSyncAck { .. }
        | Pdu::Dn => Stroke::Dashed,
        _ => Stroke::Plain,
    }
}
