//! What travels, as a sequence diagram has it.

use turnlab_core::protocol::{MessageId, Pdu};
use turnlab_core::scenario::Detail;
use turnlab_diagram::Stroke;

use super::Arrow;
use super::level::is_of_turn;
use super::transfer::attempts;
use crate::chart::stroke;
use crate::words::{message_of, pdu_text};
use crate::{PduOutcome, Story};

/// Every arrow of a level of detail, in the order in which they leave.
pub(super) fn arrows(story: &Story, detail: Detail) -> Vec<Arrow> {
    let is_drawn = |pdu: Pdu| match detail {
        Detail::Turn => is_of_turn(pdu),
        Detail::Messages => is_of_turn(pdu) || matches!(pdu, Pdu::Transfer { .. }),
        Detail::Pdus => true,
    };
    let single = story.transmissions.iter().enumerate().filter(|(_, sent)| is_drawn(sent.pdu));
    let mut arrows: Vec<Arrow> = single
        .map(|(place, sent)| {
            let number = message_of(sent.pdu).map_or(0, MessageId::number);
            arrow(story, place, pdu_text(sent.pdu, number), sent.outcome)
        })
        .collect();
    if detail == Detail::Messages {
        let attempts = attempts(story).into_iter();
        arrows.extend(attempts.map(|it| arrow(story, it.first, it.label, it.outcome)));
        arrows.sort_by_key(|arrow| arrow.key);
    }
    arrows
}

/// The arrow of what begins at this place among all transmissions.
fn arrow(story: &Story, place: usize, label: String, outcome: PduOutcome) -> Arrow {
    let sent = &story.transmissions[place];
    Arrow {
        key: u32::try_from(place).unwrap_or(u32::MAX),
        from: story.mta(sent.association, sent.from).index(),
        to: story.mta(sent.association, sent.from.other()).index(),
        association: sent.association.number(),
        sent_us: sent.sent_us,
        outcome,
        is_answer: stroke(sent.pdu) == Stroke::Dashed,
        label,
    }
}
