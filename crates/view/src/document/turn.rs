//! Where nobody or both had the Turn, in words: when it begins, when it ends, and while it lasts.

use turnlab_core::run::{Stretch, StretchKind};

use crate::Story;
use crate::words::duration_text;

/// What begins or ends with a step: "Now nobody has the Turn.".
pub(super) fn at(story: &Story, step: usize) -> Vec<String> {
    let ends = |stretch: &&Stretch| stretch.until_step().is_some_and(|it| it.index() == step);
    let begins = |stretch: &&Stretch| first_step(stretch) == step;
    let ended = story.stretches.iter().filter(ends).map(|stretch| ended(story, stretch));
    let begun = story.stretches.iter().filter(begins).map(|stretch| {
        let who = match stretch.kind {
            StretchKind::Lost => "nobody has",
            StretchKind::Doubled => "both have",
        };
        format!("Now {who} the Turn{}.", on(story, stretch, stretch.from_us))
    });
    ended.chain(begun).collect()
}

/// What has begun before an excerpt that begins here and still lasts.
pub(super) fn before(story: &Story, from_us: i64) -> Vec<String> {
    let lasts =
        |stretch: &&Stretch| stretch.from_us < from_us && from_us <= stretch.until_us(i64::MAX);
    let told = story.stretches.iter().filter(lasts).map(|stretch| {
        let who = match stretch.kind {
            StretchKind::Lost => "Nobody has",
            StretchKind::Doubled => "Both have",
        };
        let on = on(story, stretch, from_us);
        format!("{who} had the Turn{on} since {}.", story.clock(stretch.from_us))
    });
    told.collect()
}

fn ended(story: &Story, stretch: &Stretch) -> String {
    let who = match stretch.kind {
        StretchKind::Lost => "Nobody",
        StretchKind::Doubled => "Both",
    };
    let end_us = story.history.end_us();
    let time = duration_text(stretch.for_us(end_us));
    let on = on(story, stretch, stretch.until_us(end_us));
    let newer = stretch.ended_by().map_or_else(String::new, |newer| {
        format!(", until association {} took its place", newer.association.number())
    });
    format!("{who} had the Turn{on} for {time}{newer}.")
}

/// " on association 2", where there is more than one by then.
fn on(story: &Story, stretch: &Stretch, at_us: i64) -> String {
    match story.association_in_full(stretch.association, at_us).as_str() {
        "the association" => String::new(),
        named => format!(" on {named}"),
    }
}

/// The loss where there is one: nobody has the Turn from then on.
fn first_step(stretch: &Stretch) -> usize {
    let step = match stretch.kind {
        StretchKind::Lost => stretch.loss.unwrap_or(stretch.first_step),
        StretchKind::Doubled => stretch.first_step,
    };
    step.index()
}
