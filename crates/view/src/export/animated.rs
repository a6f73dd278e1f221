//! A picture that plays the run by itself, as the page plays it.

use turnlab_diagram::Chart;
use turnlab_diagram::file::{Said, Theme, animate, moment};

use super::picture::{about, picture, title};
use crate::document::{Document, Excerpt};
use crate::{Caption, Story, ViewOptions, clock};

/// How many captions there are at most: a film that says more is hardly watched to its end.
const MOST_CAPTIONS: usize = 1_000;
/// How far a film goes down at most, in pixels: ten minutes.
const LONGEST: f64 = 27_000.0;
/// How much of that lies before what it is about.
const BEFORE: f64 = 900.0;

/// The chart of a document as a picture that plays by itself, without a script, so wide in pixels, with the captions
/// of the run and their times in microseconds; for viewers who want less motion, and those that cannot move, it is one
/// moment of it. It carries its scenario.
#[must_use]
pub fn animated_svg(
    document: &Document,
    chart: &Chart,
    captions: impl Iterator<Item = (i64, Caption)>,
    theme: Theme,
    width: f64,
) -> String {
    let is_hidden = |at_us: i64| {
        let mut folds = chart.folds.iter();
        folds.any(|fold| !fold.open && fold.from_us < at_us && at_us < fold.to_us)
    };
    let part = document.excerpt.from_us..=document.excerpt.to_us;
    let told = captions.filter(|(at_us, _)| part.contains(at_us) && !is_hidden(*at_us));
    let said: Vec<Said> = told.take(MOST_CAPTIONS).map(said).collect();
    animate(&picture(chart, width), theme, &about(document), &said)
}

/// As much of an excerpt as can be watched: the whole of it, or ten minutes around its moment.
#[must_use]
pub fn part_to_play(story: &Story, excerpt: &Excerpt, width: f64) -> Excerpt {
    let picture_of = |excerpt: &Excerpt| picture(&story.chart(&ViewOptions::from(excerpt)), width);
    let (whole, mut part) = (picture_of(excerpt), excerpt.clone());
    if whole.height() <= LONGEST {
        return part;
    }
    let first_y = whole.axis.y_at(moment(&whole)) - BEFORE;
    part.from_us = whole_s(whole.axis.time_at(first_y.max(0.0))).max(excerpt.from_us);
    let rest = picture_of(&part);
    if rest.height() > LONGEST {
        part.to_us = whole_s(rest.axis.time_at(LONGEST)).max(part.from_us);
    }
    let title = title(story.scenario(), excerpt);
    let to_us = part.to_us.min(story.history().plan().until_us);
    part.title = Some(format!("{title}: {} to {}", clock(part.from_us), clock(to_us)));
    part
}

fn whole_s(t: i64) -> i64 {
    t / 1_000_000 * 1_000_000
}

fn said((at_us, caption): (i64, Caption)) -> Said {
    let stands = [caption.turn, caption.mail].join(" ").trim().to_owned();
    Said { at_us, time: clock(at_us), headline: caption.headline, stands }
}
