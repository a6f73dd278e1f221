//! How fast a run becomes a picture: beside Mermaid, and as the page does it.

use std::hint::black_box;

use turnlab_core::scenario::{Mail, Scenario};
use turnlab_diagram::file::{About, Theme, write};
use turnlab_diagram::{Chart, Frame, Picture, svg};
use turnlab_view::{Story, ViewOptions};

use crate::place;
use crate::sample::{Samples, took_s};
use crate::table::Row;

/// How often each thing is timed.
const ROUNDS: usize = 15;
/// The width of a picture, and how much of it is in view, in CSS pixels.
const WIDTH: f64 = 960.0;
const IN_VIEW: f64 = 700.0;
/// A file is compared with Mermaid with so many arrows, and the first picture is of so many.
const FILE_ARROWS: usize = 3_000;
const PAGE_ARROWS: usize = 10_000;
/// The longest run.
const LONG_S: u32 = 24 * 3600;

/// What the columns mean.
pub(crate) fn heading() -> String {
    format!(
        "One thread. Mail both ways, the Turn to and fro, no folds; {ROUNDS} rounds each.\n\n\
         {:<48}{:>9} {:<15}{:<19}{:>11}  target",
        "", "median", "", "5 % to 95 %", ""
    )
}

/// Takes all measures and hands out each row as soon as it is there.
pub(crate) fn all(tell: &mut dyn FnMut(Row)) {
    file(tell);
    page(tell);
    long(tell);
}

fn file(tell: &mut dyn FnMut(Row)) {
    let story = story(FILE_ARROWS);
    let arrows = chart(&story).arrows.len();
    let complete = || {
        let picture = Picture::of(chart(&story), Frame::of(WIDTH));
        write(&picture, Theme::Light, &About::default())
    };
    let ms = timed(|| drop(black_box(complete())));
    tell(Row::of(format!("{arrows} arrows to a complete SVG"), &ms, "ms"));
    place::beside_mermaid(&mermaid(&story), ms.median());
}

fn page(tell: &mut dyn FnMut(Row)) {
    let story = story(PAGE_ARROWS);
    let arrows = chart(&story).arrows.len();
    let ms = timed(|| place::show(&in_view(&Picture::of(chart(&story), Frame::of(WIDTH)))));
    tell(Row::of(format!("{arrows} arrows, first picture"), &ms, "ms").hoping_for("under 16"));
    let ms = timed(|| drop(black_box(chart(&story))));
    tell(Row::of("  of that the chart".to_owned(), &ms, "ms"));
    let whole = chart(&story);
    let ms = timed(|| drop(black_box(Picture::of(whole.clone(), Frame::of(WIDTH)))));
    tell(Row::of("  where everything goes".to_owned(), &ms, "ms"));
    let picture = Picture::of(whole, Frame::of(WIDTH));
    let ms = timed(|| drop(black_box(in_view(&picture))));
    tell(Row::of("  what is in view, drawn and written".to_owned(), &ms, "ms"));
    let ms = timed(|| drop(black_box(self::story(PAGE_ARROWS))));
    tell(Row::of("the run itself, and its story".to_owned(), &ms, "ms"));
}

/// A day with as many messages as there may be.
fn long(tell: &mut dyn FnMut(Row)) {
    let scenario =
        Scenario { mail: vec![mail("PARIS", 1, 0), mail("LONDON", 1, 0)], ..calm(LONG_S) };
    let begun = crate::memory::live();
    let mut history = None;
    let seconds = took_s(|| history = scenario.run().ok());
    let Some(history) = history else { return };
    let steps = history.step_count();
    let row = |what: &str, figure, unit| Row::single(format!("  {what}"), figure, unit);
    tell(Row::single(format!("{steps} steps, run"), seconds * 1e3, "ms"));
    let bytes = |since: usize| (crate::memory::live() - since) as f64 / steps as f64;
    tell(row("its history", bytes(begun), "bytes a step"));
    let before = crate::memory::live();
    let mut story = None;
    let ms = took_s(|| story = Some(Story::new(scenario.clone(), history))) * 1e3;
    let Some(story) = story else { return };
    tell(row("its story", ms, "ms"));
    tell(row("its story", bytes(before), "bytes a step"));
    let before = crate::memory::live();
    let mut picture = None;
    let ms = took_s(|| {
        let whole = story.whole_chart(&ViewOptions::default());
        picture = Some(Picture::of(whole, Frame::of(WIDTH)));
    }) * 1e3;
    tell(row("its picture, folded", ms, "ms"));
    tell(row("its picture, folded", bytes(before), "bytes a step"));
    drop(picture);
    let before = crate::memory::live();
    let mut picture = None;
    let ms = took_s(|| picture = Some(Picture::of(chart(&story), Frame::of(WIDTH)))) * 1e3;
    tell(row("its picture, every arrow", ms, "ms"));
    tell(row("its picture, every arrow", bytes(before), "bytes a step"));
    let glances: Vec<f64> = (0..15)
        .map(|part| {
            let at_us = scenario.until_us() / 15 * part;
            took_s(|| (story.caption(at_us), story.snapshot(at_us), story.cuts_at(at_us))) * 1e3
        })
        .collect();
    tell(Row::of("  what stands at the cursor".to_owned(), &Samples::new(glances), "ms"));
}

fn timed(mut work: impl FnMut()) -> Samples {
    work();
    Samples::new((0..ROUNDS).map(|_| took_s(&mut work) * 1e3).collect())
}

/// With every fold open.
fn chart(story: &Story) -> Chart {
    let mut chart = story.whole_chart(&ViewOptions::default());
    chart.folds.clear();
    chart
}

/// The heads and the sections that are in view at first, as the page writes them.
fn in_view(picture: &Picture) -> String {
    let mut written = svg::write(&picture.heads);
    for section in 0..=picture.section_at(IN_VIEW) {
        written += &svg::write(&picture.draw(section).scene);
    }
    written
}

/// A run with about so many arrows.
fn story(arrows: usize) -> Story {
    let of = |until_s: u32| {
        let mail = vec![mail("PARIS", 20, 0), mail("LONDON", 20, 10)];
        let scenario = Scenario { mail, ..calm(until_s) };
        let history = scenario.run().expect("it is in range");
        Story::new(scenario, history)
    };
    let some = chart(&of(2_000)).arrows.len();
    of((2_000 * arrows / some.max(1)) as u32)
}

/// The incident without mail, cuts and an end.
fn calm(until_s: u32) -> Scenario {
    Scenario { mail: Vec::new(), cuts: Vec::new(), until_s, ..Scenario::default() }
}

fn mail(from: &str, every_s: u32, first_s: u32) -> Mail {
    let incident = Scenario::default().mail;
    let to = if from == "PARIS" { "LONDON" } else { "PARIS" };
    Mail {
        from: from.to_owned(),
        to: to.to_owned(),
        first_s,
        every_s,
        count: 0,
        ..incident.into_iter().next().expect("the incident has mail")
    }
}

/// The same arrows in Mermaid's language.
fn mermaid(story: &Story) -> String {
    let chart = chart(story);
    let mut text =
        "sequenceDiagram\n    participant a as PARIS\n    participant b as LONDON\n".to_owned();
    for arrow in &chart.arrows {
        let name = |place: usize| if place == 0 { "a" } else { "b" };
        let (from, to) = (name(arrow.from), name(arrow.to));
        text += &format!("    {from}->>{to}: {}\n", arrow.label.replace(['#', ';'], " "));
    }
    text
}
