//! What an excerpt holds of a run, in order.

use std::iter::Peekable;
use std::vec::IntoIter;

use turnlab_core::run::Stop;
use turnlab_core::scenario::Note;

use super::Excerpt;
use crate::Story;
use crate::chart::Repetition;

/// One thing that is told.
pub(super) enum Chosen {
    /// A step.
    Step(usize),
    /// Many that only repeat each other.
    Repetition(Repetition),
}

impl Story {
    /// What an excerpt tells, with each stretch of it told once that `is_folded`. A fold that the excerpt
    /// holds in part only is told at length, since its counts are those of the whole.
    pub(super) fn chosen(
        &self,
        excerpt: &Excerpt,
        is_folded: impl Fn(&Repetition) -> bool,
    ) -> impl Iterator<Item = Chosen> + '_ {
        let (from_us, to_us, detail) = (excerpt.from_us, excerpt.to_us, excerpt.detail);
        let mut folds = self.repetitions();
        folds.retain(|fold| from_us <= fold.from_us && fold.to_us <= to_us && is_folded(fold));
        let mut folds = folds.into_iter().peekable();
        let mut step = self.history.steps_until(from_us.saturating_sub(1));
        let end = self.history.steps_until(to_us);
        std::iter::from_fn(move || {
            while step < end {
                if let Some(over) = self.over(&mut folds, step) {
                    return Some(Chosen::Repetition(over));
                }
                let (this, at_us) = (step, self.history.step(step).at_us);
                step += 1;
                let hidden = folds.peek().is_some_and(|fold| fold.from_us < at_us);
                if !hidden && self.tells(this, detail) {
                    return Some(Chosen::Step(this));
                }
            }
            folds.next().map(Chosen::Repetition)
        })
    }

    /// The notes of an excerpt, in order.
    pub(super) fn notes_within(&self, excerpt: &Excerpt) -> Vec<&Note> {
        let within = |note: &&Note| excerpt.from_us <= note.at_us && note.at_us <= excerpt.to_us;
        let mut notes: Vec<&Note> = self.scenario.notes.iter().filter(within).collect();
        notes.sort_by_key(|note| note.at_us);
        notes
    }

    /// A note in words: "Note at PARIS: it waits".
    pub(super) fn note_text(&self, note: &Note) -> String {
        match note.mta.as_str() {
            "" => format!("Note: {}", note.text),
            mta => format!("Note at {mta}: {}", note.text),
        }
    }

    /// When something that is told begins.
    pub(super) fn begins_us(&self, chosen: &Chosen) -> i64 {
        match chosen {
            Chosen::Step(step) => self.history.step(*step).at_us,
            Chosen::Repetition(fold) => fold.from_us,
        }
    }

    /// Said at the end, where a run was stopped before its time was over.
    pub(super) fn stopped_short(&self, excerpt: &Excerpt) -> Option<String> {
        let stopped = self.history.stop() == Stop::TooManySteps;
        let is_within = self.history.end_us() <= excerpt.to_us;
        (stopped && is_within).then(|| "Too much happens: the run was stopped here.".to_owned())
    }

    /// The fold that ends before a step, if one is still to be told.
    fn over(&self, folds: &mut Peekable<IntoIter<Repetition>>, step: usize) -> Option<Repetition> {
        let at_us = self.history.step(step).at_us;
        folds.next_if(|fold| fold.to_us <= at_us)
    }

    /// Whether nothing is sent in a fold, so that it hides no arrow at any level of detail.
    pub(super) fn is_silent(&self, fold: &Repetition) -> bool {
        let after = self.transmissions.partition_point(|sent| sent.sent_us <= fold.from_us);
        self.transmissions.get(after).is_none_or(|sent| fold.to_us <= sent.sent_us)
    }
}
