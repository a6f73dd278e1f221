//! Where nobody or both had the Turn, in words: when it begins, when it ends, and while it lasts.

use turnlab_core::run::{TurnAnomaly, TurnAnomalyKind};

use crate::Story;
use crate::words::duration_text;

/// What begins or ends with a step: "Now nobody has the Turn.".
pub(super) fn at(story: &Story, step: usize) -> Vec<String> {
    let ends = |anomaly: &&TurnAnomaly| anomaly.until_step().is_some_and(|it| it.index() == step);
    let begins = |anomaly: &&TurnAnomaly| first_step(anomaly) == step;
    let ended = story.anomalies.iter().filter(ends).map(|anomaly| ended(story, anomaly));
    let begun = story.anomalies.iter().filter(begins).map(|anomaly| {
        let who = match anomaly.kind {
            TurnAnomalyKind::Lost => "nobody has",
            TurnAnomalyKind::Doubled => "both have",
        };
        format!("Now {who} the Turn{}.", on(story, anomaly, anomaly.from_us))
    });
    ended.chain(begun).collect()
}

/// What has begun before an excerpt that begins here and still lasts.
pub(super) fn before(story: &Story, from_us: i64) -> Vec<String> {
    let lasts =
        |anomaly: &&TurnAnomaly| anomaly.from_us < from_us && from_us <= anomaly.until_us(i64::MAX);
    let told = story.anomalies.iter().filter(lasts).map(|anomaly| {
        let who = match anomaly.kind {
            TurnAnomalyKind::Lost => "Nobody has",
            TurnAnomalyKind::Doubled => "Both have",
        };
        let on = on(story, anomaly, from_us);
        format!("{who} had the Turn{on} since {}.", story.clock(anomaly.from_us))
    });
    told.collect()
}

fn ended(story: &Story, anomaly: &TurnAnomaly) -> String {
    let who = match anomaly.kind {
        TurnAnomalyKind::Lost => "Nobody",
        TurnAnomalyKind::Doubled => "Both",
    };
    let end_us = story.history.end_us();
    let time = duration_text(anomaly.for_us(end_us));
    let on = on(story, anomaly, anomaly.until_us(end_us));
    let newer = anomaly.ended_by().map_or_else(String::new, |newer| {
        format!(", until association {} took its place", newer.association.number())
    });
    format!("{who} had the Turn{on} for {time}{newer}.")
}

/// " on association 2", where there is more than one by then.
fn on(story: &Story, anomaly: &TurnAnomaly, at_us: i64) -> String {
    match story.association_in_full(anomaly.association, at_us).as_str() {
        "the association" => String::new(),
        named => format!(" on {named}"),
    }
}

/// The loss where there is one: nobody has the Turn from then on.
fn first_step(anomaly: &TurnAnomaly) -> usize {
    let step = match anomaly.kind {
        TurnAnomalyKind::Lost => anomaly.loss.unwrap_or(anomaly.first_step),
        TurnAnomalyKind::Doubled => anomaly.first_step,
    };
    step.index()
}
