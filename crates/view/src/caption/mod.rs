//! What is going on, in plain words: one sentence for what has just happened, one for how things
//! stand. Both are derived from the history, never scripted.

mod arrival;
mod command;
mod fault;
mod sentence;
mod standing;
mod transfer;

use sentence::Sentence;
use turnlab_core::run::Run;

use crate::Story;

/// How many sentences a headline has at the most.
const MOST_SENTENCES: usize = 2;

/// What is going on at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// What has happened last.
    pub headline: String,
    /// Where the Turn is; nothing where there is no association.
    pub turn: String,
    /// How much mail waits, and whether the run is at one of its limits.
    pub mail: String,
}

impl Story {
    /// What is going on at `at_us`, after all that happens at that instant.
    #[must_use]
    pub fn caption(&self, at_us: i64) -> Caption {
        self.caption_of(&self.run_after(self.history.steps_until(at_us)), at_us)
    }

    /// Every instant at which something happens with its caption: the run is walked through once.
    pub fn captions(&self) -> impl Iterator<Item = (i64, Caption)> + '_ {
        let mut run = self.history.seek(0);
        let mut effects = Vec::new();
        self.moments().iter().map(move |&at_us| {
            let until = self.history.steps_until(at_us);
            while run.steps() < until && run.advance(&mut effects).is_some() {
                effects.clear();
            }
            (at_us, self.caption_of(&run, at_us))
        })
    }

    fn caption_of(&self, run: &Run, at_us: i64) -> Caption {
        Caption {
            headline: self.headline(at_us),
            turn: self.turn_stands(run, at_us),
            mail: self.mail_stands(run) + &self.limits_reached(run),
        }
    }

    /// What happened in one step.
    pub(crate) fn step_text(&self, step: usize) -> String {
        let told = self.sentence(step);
        let older = told.older;
        told.text(older)
    }

    /// What happened at the last instant at or before `at_us` at which anything did: of several
    /// steps, the two that matter most. Where one is on an older association, each says on which it is.
    #[must_use]
    pub fn headline(&self, at_us: i64) -> String {
        if let Some(unmet) = self.unmet_cuts_at(at_us) {
            return unmet;
        }
        let end = self.history.steps_until(at_us);
        let Some(last) = end.checked_sub(1).map(|last| self.history.step(last).at_us) else {
            return "Nothing has happened yet.".to_owned();
        };
        let begin = self.history.steps_until(last - 1);
        let mut told: Vec<Sentence> = (begin..end).map(|step| self.sentence(step)).collect();
        while told.len() > MOST_SENTENCES
            && let Some(least) = told.iter().map(|sentence| sentence.weight).min()
            && let Some(place) = told.iter().position(|sentence| sentence.weight == least)
        {
            told.remove(place);
        }
        let named = told.iter().any(|sentence| sentence.older);
        told.into_iter().map(|sentence| sentence.text(named)).collect::<Vec<_>>().join(" ")
    }
}
