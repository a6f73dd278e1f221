//! A run as what the languages of sequence diagrams have: arrows, notes and gaps, one after the other.

use turnlab_core::protocol::{MessageId, Pdu};
use turnlab_core::scenario::Note;
use turnlab_core::world::MtaId;
use turnlab_diagram::Stroke;

use super::about::is_of_turn;
use super::selection::Chosen;
use super::{Detail, Excerpt};
use crate::chart::stroke;
use crate::words::{message_of, pdu_text};
use crate::{Outcome, Story, Transmission, clock};

/// One line of a sequence diagram.
pub(super) enum Item {
    /// Something travels.
    Arrow(Drawn),
    /// Something is said of the MTAs from the first of the two to the other.
    Note { over: [MtaId; 2], text: String },
    /// Nobody or both have the Turn, from here on or no longer.
    Stretch(String),
    /// What happens is not drawn.
    Gap(String),
}

/// One arrow.
pub(super) struct Drawn {
    pub(super) from: MtaId,
    pub(super) to: MtaId,
    /// Whether it only answers.
    pub(super) answers: bool,
    /// Whether it does not arrive.
    pub(super) lost: bool,
    pub(super) label: String,
    /// The place of what it stands for among all transmissions.
    place: usize,
}

impl Story {
    /// What a sequence diagram of an excerpt shows, in the order in which it is drawn: an arrow where it
    /// leaves, a note where it is true.
    pub(super) fn sequence(&self, excerpt: &Excerpt) -> Vec<Item> {
        let arrows = self.drawn(excerpt.detail);
        let mut items = Vec::new();
        let before = self.stretches_before(excerpt).into_iter().map(Item::Stretch);
        items.extend(before);
        let mut arrows = arrows.into_iter().peekable();
        while let Some(arrow) = arrows.next_if(|arrow| self.left_before(arrow, excerpt.from_us)) {
            if self.is_on_its_way_at(&arrow, excerpt.from_us) {
                items.push(Item::Arrow(arrow));
            }
        }
        let folded = |fold: &_| excerpt.detail < Detail::Pdus || self.is_silent(fold);
        let mut notes = self.notes_within(excerpt).into_iter().peekable();
        for chosen in self.chosen(excerpt, folded) {
            let begins_us = self.begins_us(&chosen);
            while let Some(note) = notes.next_if(|note| note.at_us <= begins_us) {
                items.push(self.note_item(note));
            }
            let step = match chosen {
                Chosen::Step(step) => step,
                Chosen::Repetition(fold) => {
                    items.push(Item::Gap(fold.label()));
                    continue;
                }
            };
            self.put_notes(step, &mut items);
            let sent_in = |arrow: &Drawn| self.transmissions[arrow.place].step;
            while arrows.next_if(|arrow| sent_in(arrow) < step).is_some() {}
            while let Some(arrow) = arrows.next_if(|arrow| sent_in(arrow) == step) {
                items.push(Item::Arrow(arrow));
            }
        }
        items.extend(notes.map(|note| self.note_item(note)));
        items.extend(self.stopped_short(excerpt).map(Item::Gap));
        items
    }

    /// What somebody has to say stands over its MTA, or over all of them.
    fn note_item(&self, note: &Note) -> Item {
        let mta = self.mtas().find(|mta| self.name(*mta) == note.mta);
        let over = mta.map_or(self.everyone(), |mta| [mta; 2]);
        Item::Note { over, text: format!("{} · {}", clock(note.at_us), note.text) }
    }

    fn put_notes(&self, step: usize, items: &mut Vec<Item>) {
        let time = clock(self.history.step(step).at_us);
        if self.needs_words(step) {
            let (over, text) = (self.place_of_step(step), self.step_text(step));
            items.push(Item::Note { over, text: format!("{time} · {text}") });
        }
        let stretches = self.stretches_at(step).into_iter();
        items.extend(stretches.map(|text| Item::Stretch(format!("{time} · {text}"))));
    }

    fn left_before(&self, arrow: &Drawn, at_us: i64) -> bool {
        self.transmissions[arrow.place].sent_us < at_us
    }

    fn is_on_its_way_at(&self, arrow: &Drawn, at_us: i64) -> bool {
        let sent = &self.transmissions[arrow.place];
        sent.outcome.ended_us().is_none_or(|ended_us| at_us <= ended_us)
    }

    /// Every arrow of a level of detail, in the order in which they leave.
    fn drawn(&self, detail: Detail) -> Vec<Drawn> {
        let places = self.transmissions.iter().enumerate();
        let is_drawn = |pdu: Pdu| match detail {
            Detail::Turn => is_of_turn(pdu),
            Detail::Messages => is_of_turn(pdu) || matches!(pdu, Pdu::Transfer { .. }),
            Detail::Pdus => true,
        };
        let single = places.filter(|(_, sent)| is_drawn(sent.pdu)).map(|(place, sent)| {
            let number = message_of(sent.pdu).map_or(0, MessageId::number);
            self.arrow_of(place, &pdu_text(sent.pdu, number), sent.outcome)
        });
        let mut arrows: Vec<Drawn> = single.collect();
        if detail == Detail::Messages {
            let attempts = self.attempts().into_iter();
            arrows.extend(attempts.map(|it| self.arrow_of(it.first, &it.label, it.outcome)));
            arrows.sort_by_key(|arrow| arrow.place);
        }
        arrows
    }

    fn arrow_of(&self, place: usize, what: &str, outcome: Outcome) -> Drawn {
        let sent: &Transmission = &self.transmissions[place];
        let on = match sent.association.index() {
            0 => String::new(),
            _ => format!(" · association {}", sent.association.number()),
        };
        let fate = match outcome {
            Outcome::Arrived(_) => String::new(),
            Outcome::Lost(at_us) => format!(" · lost at {}", clock(at_us)),
            Outcome::UnderWay => " · still on its way".to_owned(),
        };
        Drawn {
            from: self.mta(sent.association, sent.from),
            to: self.mta(sent.association, sent.from.other()),
            answers: stroke(sent.pdu) == Stroke::Dashed,
            lost: matches!(outcome, Outcome::Lost(_)),
            label: format!("{} · {what}{on}{fate}", clock(sent.sent_us)),
            place,
        }
    }
}
