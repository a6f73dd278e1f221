//! A picture in a file of its own.

use turnlab_core::scenario::{Scenario, library_entry};
use turnlab_diagram::file::{About, Theme, write};
use turnlab_diagram::{Chart, Frame, Picture, layout};

use super::scenario::toml;
use super::transcript::transcript;
use crate::document::{Document, Excerpt};

/// What a run is called that nobody has given a title.
#[must_use]
pub fn untitled(scenario: &Scenario) -> String {
    let known = library_entry(&scenario.name).map(|entry| entry.title.to_owned());
    known.unwrap_or_else(|| scenario.mtas.join(", "))
}

/// The chart of a document as a picture, so wide in pixels, with the folds of the page. It carries its whole
/// scenario: `turnlab_diagram::file::source_of` reads it again.
#[must_use]
pub fn svg(document: &Document, chart: &Chart, theme: Theme, width: f64) -> String {
    write(&picture(chart, width), theme, &about(document))
}

/// To which whole second a picture is about so high, in pixels, and not higher.
#[must_use]
pub fn until(chart: &Chart, width: f64, height: f64) -> i64 {
    // What ends elsewhere is folded otherwise, and may be a little higher.
    const SPARE: f64 = 0.95;
    let picture = picture(chart, width);
    let until_us = picture.axis.time_at(height * SPARE - picture.heads.height);
    until_us / 1_000_000 * 1_000_000
}

/// What a file says of its picture: the caption, or else all of it in words.
pub(super) fn about(document: &Document) -> About {
    let Document { scenario, excerpt, .. } = document;
    About {
        title: title(scenario, excerpt),
        description: excerpt.caption.clone().unwrap_or_else(|| transcript(document)),
        source: source_text(scenario),
        id: String::new(),
    }
}

/// The scenario as a picture carries it.
#[must_use]
pub fn source_text(scenario: &Scenario) -> String {
    toml(scenario, &Excerpt::default())
}

/// What a picture is called.
pub(super) fn title(scenario: &Scenario, excerpt: &Excerpt) -> String {
    excerpt.title.clone().unwrap_or_else(|| untitled(scenario))
}

/// The picture itself, so wide.
pub(super) fn picture(chart: &Chart, width: f64) -> Picture {
    layout(chart, Frame::of(width))
}
