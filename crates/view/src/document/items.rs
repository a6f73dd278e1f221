//! What an excerpt holds of a run, in order.

use std::iter::Peekable;
use std::vec::IntoIter;

use turnlab_core::run::Stop;
use turnlab_core::scenario::Detail;

use super::level::{needs_words, place_of_step, tells};
use super::{Arrow, Excerpt, Gap, Item, Note, Step, turn};
use crate::Story;

use crate::chart::{Repetition, notes, repetitions};

/// The items of an excerpt, up to so many lines of words, and how many lines there are after them: an arrow where it
/// leaves, what is said where it is true.
pub(super) fn items(
    story: &Story,
    excerpt: &Excerpt,
    arrows: Vec<Arrow>,
    most_lines: usize,
) -> (Vec<Item>, usize) {
    let at_us = excerpt.from_us;
    let before = turn::before(story, at_us).into_iter();
    let mut items: Vec<Item> = before.map(|text| Item::Turn { at_us, text }).collect();
    let mut lines = items.len();
    let mut arrows = arrows.into_iter().peekable();
    put_arrows_on_their_way(&mut arrows, at_us, &mut items);
    let mut notes = notes_within(story, excerpt).into_iter().peekable();
    let mut chosen = chosen(story, excerpt);
    while let Some(next) = chosen.next() {
        if lines >= most_lines && next.is_line() {
            let more = chosen.filter(Chosen::is_line).count() + notes.count();
            return (items, 1 + more);
        }
        lines += usize::from(next.is_line());
        let begins_us = next.begins_us(story);
        while let Some(note) = notes.next_if(|note| note.at_us <= begins_us) {
            items.push(Item::Note(note));
            lines += 1;
        }
        match next {
            Chosen::Gap(gap) => items.push(Item::Gap(gap)),
            Chosen::Step { step, is_in_gap } => {
                items.push(Item::Step(told(story, step, is_in_gap)));
                let sent_in = |arrow: &Arrow| story.transmissions[arrow.key as usize].step;
                while arrows.next_if(|arrow| sent_in(arrow) < step).is_some() {}
                while let Some(arrow) = arrows.next_if(|arrow| sent_in(arrow) == step) {
                    items.push(Item::Arrow(arrow));
                }
            }
        }
    }
    items.extend(notes.map(Item::Note));
    items.extend(stopped_short(story, excerpt));
    (items, 0)
}

/// What was sent before an excerpt begins and has not ended by then.
fn put_arrows_on_their_way(
    arrows: &mut Peekable<IntoIter<Arrow>>,
    at_us: i64,
    items: &mut Vec<Item>,
) {
    while let Some(arrow) = arrows.next_if(|arrow| arrow.sent_us < at_us) {
        if arrow.outcome.ended_us().is_none_or(|ended_us| at_us <= ended_us) {
            items.push(Item::Arrow(arrow));
        }
    }
}

fn told(story: &Story, step: usize, is_in_gap: bool) -> Step {
    Step {
        at_us: story.history.step(step).at_us,
        over: place_of_step(story, step).map(|mta| mta.index()),
        text: story.step_text(step),
        turn: turn::at(story, step),
        in_diagrams: !is_in_gap && needs_words(story, step),
    }
}

/// One thing that is told.
enum Chosen {
    Step { step: usize, is_in_gap: bool },
    Gap(Gap),
}

impl Chosen {
    /// Whether it is a line of words.
    fn is_line(&self) -> bool {
        match self {
            Chosen::Step { .. } => true,
            Chosen::Gap(gap) => gap.in_words,
        }
    }

    fn begins_us(&self, story: &Story) -> i64 {
        match self {
            Chosen::Step { step, .. } => story.history.step(*step).at_us,
            Chosen::Gap(gap) => gap.from_us,
        }
    }
}

/// What an excerpt tells, with each repetition in it as one gap. One that the excerpt holds in part only is told at
/// length, since its counts are those of the whole.
fn chosen(story: &Story, excerpt: &Excerpt) -> impl Iterator<Item = Chosen> {
    let &Excerpt { from_us, to_us, detail, .. } = excerpt;
    let is_every_step = detail == Detail::Pdus;
    let mut folds = repetitions(story);
    folds.retain(|fold| {
        let is_within = from_us <= fold.from_us && fold.to_us <= to_us;
        is_within && (!is_every_step || is_silent(story, fold))
    });
    let mut folds = folds.into_iter().peekable();
    let gap = move |fold: Repetition| {
        let (label, text) = (fold.label(), fold.sentence());
        let Repetition { from_us, to_us, .. } = fold;
        Chosen::Gap(Gap { from_us, to_us, label, text, in_words: !is_every_step })
    };
    let mut step = story.history.steps_until(from_us.saturating_sub(1));
    let end = story.history.steps_until(to_us);
    std::iter::from_fn(move || {
        while step < end {
            let at_us = story.history.step(step).at_us;
            if let Some(over) = folds.next_if(|fold| fold.to_us <= at_us) {
                return Some(gap(over));
            }
            let this = step;
            step += 1;
            let is_in_gap = folds.peek().is_some_and(|fold| fold.from_us < at_us);
            if (is_every_step || !is_in_gap) && tells(story, this, detail) {
                return Some(Chosen::Step { step: this, is_in_gap });
            }
        }
        folds.next().map(gap)
    })
}

/// Whether nothing is sent in a fold, so that it hides no arrow at any level of detail.
fn is_silent(story: &Story, fold: &Repetition) -> bool {
    let after = story.transmissions.partition_point(|sent| sent.sent_us <= fold.from_us);
    story.transmissions.get(after).is_none_or(|sent| fold.to_us <= sent.sent_us)
}

/// The notes of an excerpt, in order.
fn notes_within(story: &Story, excerpt: &Excerpt) -> Vec<Note> {
    let within = |note: &Note| excerpt.from_us <= note.at_us && note.at_us <= excerpt.to_us;
    let mut in_order: Vec<Note> = Vec::new();
    // There are few, and the sort of the standard library would cost the page several KB.
    for note in notes(story).into_iter().filter(within) {
        let place = in_order.partition_point(|before| before.at_us <= note.at_us);
        in_order.insert(place, note);
    }
    in_order
}

fn stopped_short(story: &Story, excerpt: &Excerpt) -> Option<Item> {
    let at_us = story.history.end_us();
    let is_stopped = story.history.stop() == Stop::TooManySteps && at_us <= excerpt.to_us;
    let text = || "Too much happens: the run was stopped here.".to_owned();
    is_stopped.then(|| Item::Stopped { at_us, text: text() })
}
