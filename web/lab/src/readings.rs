//! What stands at the cursor for whoever looks closely, as HTML. It comes with the lab, since few look.

use turnlab_core::run::LoggedEvent;
use turnlab_core::scenario::{View, read_link};
use turnlab_view::export::{Excerpt, Line, html};
use turnlab_view::{Readings, Showing, Story, clock};
use wasm_bindgen::prelude::*;

/// So many lines of a run are written into the page. More is for a file: it takes a browser seconds to lay out,
/// and nobody reads it there.
const MOST_LINES: usize = 1000;

/// The run of a link in words, as closely as the link looks at it, as HTML: a paragraph for each of the first
/// [`MOST_LINES`] lines, and one that tells how many more there are. Nothing where it cannot be run.
#[wasm_bindgen]
pub fn transcript(link: &str) -> String {
    let scenario = read_link(link).0.scenario;
    let Ok(history) = scenario.run() else { return String::new() };
    let detail = Showing::from(View::of_link(link)).detail;
    let excerpt = Excerpt { detail, ..Excerpt::default() };
    let (lines, more) = Story::new(scenario, history).first_lines(&excerpt, MOST_LINES);
    let mut page = String::new();
    for Line { time, text } in lines {
        page.push_str(&format!("<p><b>{time}</b> "));
        page.push_str(&html(&text));
        page.push_str("</p>");
    }
    if more > 0 {
        paragraph(
            &mut page,
            &format!("And {more} more lines: save them as a transcript under Share."),
        );
    }
    page
}

/// One run that can be read at any instant.
#[wasm_bindgen]
pub struct Instruments {
    story: Story,
    events: Vec<LoggedEvent>,
}

#[wasm_bindgen]
impl Instruments {
    /// Runs the scenario of a link; nothing where it cannot be run.
    pub fn of(link: &str) -> Option<Instruments> {
        let scenario = read_link(link).0.scenario;
        let history = scenario.run().ok()?;
        let events = history.events();
        Some(Instruments { story: Story::new(scenario, history), events })
    }

    /// What stands at an instant in microseconds, as HTML. The time of an event is a button with
    /// `data-at`.
    pub fn at(&self, at_us: f64) -> String {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a run is shorter than 2⁵³ microseconds"
        )]
        let readings = self.story.readings(at_us as i64, &self.events);
        let mut page = String::new();
        let changed = format!("What changed at {}", clock(readings.changed_us));
        list(&mut page, &changed, &readings.changes, "Nothing that is kept.");
        list(&mut page, "On its way", &readings.flights, "Nothing.");
        let queues: Vec<_> =
            readings.queues.iter().map(|(who, what)| (who.as_str(), what)).collect();
        heading(&mut page, "Queues");
        pairs(&mut page, &queues);
        events(&mut page, &readings);
        for object in &readings.counters {
            let values: Vec<_> = object.values.iter().map(|(name, value)| (*name, value)).collect();
            page.push_str("<h4>");
            page.push_str(&html(&object.object));
            page.push_str("</h4>");
            pairs(&mut page, &values);
        }
        page
    }
}

fn heading(page: &mut String, text: &str) {
    page.push_str("<h3>");
    page.push_str(&html(text));
    page.push_str("</h3>");
}

fn list(page: &mut String, title: &str, lines: &[String], none: &str) {
    heading(page, title);
    if lines.is_empty() {
        return paragraph(page, none);
    }
    page.push_str("<ul>");
    for line in lines {
        page.push_str("<li>");
        page.push_str(&html(line));
        page.push_str("</li>");
    }
    page.push_str("</ul>");
}

fn pairs(page: &mut String, pairs: &[(&str, &String)]) {
    page.push_str("<dl>");
    for (name, value) in pairs {
        page.push_str("<dt>");
        page.push_str(&html(name));
        page.push_str("</dt><dd>");
        page.push_str(&html(value));
        page.push_str("</dd>");
    }
    page.push_str("</dl>");
}

fn events(page: &mut String, readings: &Readings) {
    heading(page, "Event log");
    if readings.events.is_empty() {
        paragraph(page, "Nothing has been logged.");
    } else {
        page.push_str("<ol class=\"events\">");
        for event in &readings.events {
            page.push_str(&format!("<li><button type=\"button\" data-at=\"{}\">", event.at_us));
            page.push_str(&html(&clock(event.at_us)));
            page.push_str(&format!("</button> <b>{}</b> ", event.id));
            page.push_str(&html(&format!("{}: {}", event.mta, event.text)));
            page.push_str("</li>");
        }
        page.push_str("</ol>");
    }
    if readings.earlier_events > 0 {
        paragraph(page, &format!("and {} before these", readings.earlier_events));
    }
    heading(page, "Counters");
}

pub(crate) fn paragraph(page: &mut String, text: &str) {
    page.push_str("<p>");
    page.push_str(&html(text));
    page.push_str("</p>");
}
