//! What is going on, in plain words: one sentence for what has just happened, one for how things
//! stand. Both are derived from the history, never scripted.

mod arrival;
mod command;
mod fault;
mod sentence;
mod standing;
mod transfer;

pub(crate) use standing::waiting_at;

use turnlab_core::run::Run;

use crate::Story;
use crate::unmet::unmet_cuts_at;
use sentence::{Sentence, sentence_of};
use standing::{limits_reached, mail_stands, turn_stands};

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

pub(crate) fn caption(story: &Story, at_us: i64) -> Caption {
    caption_of(story, &story.run_after(story.history.steps_until(at_us)), at_us)
}

pub(crate) fn captions(story: &Story) -> impl Iterator<Item = (i64, Caption)> + '_ {
    let mut run = story.history.seek(0);
    let mut effects = Vec::new();
    story.moments().iter().map(move |&at_us| {
        let until = story.history.steps_until(at_us);
        while run.steps() < until && run.advance(&mut effects).is_some() {
            effects.clear();
        }
        (at_us, caption_of(story, &run, at_us))
    })
}

fn caption_of(story: &Story, run: &Run, at_us: i64) -> Caption {
    Caption {
        headline: story.headline(at_us),
        turn: turn_stands(story, run, at_us),
        mail: mail_stands(story, run) + &limits_reached(story, run),
    }
}

/// What happened in one step.
pub(crate) fn step_text(story: &Story, step: usize) -> String {
    let told = sentence_of(story, step);
    let older = told.older;
    told.text(older)
}

pub(crate) fn headline(story: &Story, at_us: i64) -> String {
    if let Some(unmet) = unmet_cuts_at(story, at_us) {
        return unmet;
    }
    let end = story.history.steps_until(at_us);
    let Some(last) = end.checked_sub(1).map(|last| story.history.step(last).at_us) else {
        return "Nothing has happened yet.".to_owned();
    };
    let begin = story.history.steps_until(last - 1);
    let mut told: Vec<Sentence> = (begin..end).map(|step| sentence_of(story, step)).collect();
    while told.len() > MOST_SENTENCES
        && let Some(least) = told.iter().map(|sentence| sentence.weight).min()
        && let Some(place) = told.iter().position(|sentence| sentence.weight == least)
    {
        told.remove(place);
    }
    let named = told.iter().any(|sentence| sentence.older);
    told.into_iter().map(|sentence| sentence.text(named)).collect::<Vec<_>>().join(" ")
}
