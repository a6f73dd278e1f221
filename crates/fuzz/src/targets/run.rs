//! What a link leads to: the run, and its picture as the page draws it at first.

use turnlab_core::scenario::{Scenario, View, read_link};
use turnlab_diagram::{Frame, Picture, svg};
use turnlab_view::{Story, ViewOptions};

use super::link::WORDS;
use super::{Shape, Target, seeds};

pub(super) const RUN: Target = Target {
    name: "run",
    shape: Shape::Text(WORDS),
    largest: 0,
    slice_permille: 100,
    limit_ms: 3_000,
    seeds,
    corpus: include_str!("../../corpus/run.txt"),
    look,
};

/// The width of the picture and how much of it is in view, in pixels.
const WIDTH: f64 = 960.0;
const IN_VIEW: f64 = 700.0;

fn seeds() -> Vec<Vec<u8>> {
    seeds::links().into_iter().map(String::into_bytes).collect()
}

fn look(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let scenario = read_link(&text).0.scenario;
    draw(scenario, View::of_link(&text));
}

/// Runs a scenario and draws what of it is in view at first.
fn draw(scenario: Scenario, view: View) {
    let history = scenario.run().unwrap_or_else(|problems| panic!("{problems:?}"));
    let story = Story::new(scenario, history);
    let options = ViewOptions { detail: view.detail, ..ViewOptions::default() };
    let picture = Picture::of(story.whole_chart(&options), Frame::of(WIDTH));
    assert!(picture.height().is_finite() && picture.height() > 0.0);
    let heads = svg::write(&picture.heads);
    let sections = 0..=picture.section_at(IN_VIEW);
    let drawn: usize = sections.map(|section| svg::write(&picture.draw(section).scene).len()).sum();
    assert!(!heads.is_empty() && drawn > 0, "there is nothing in the picture");
}
