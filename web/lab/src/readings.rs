//! What stands at the cursor for whoever looks closely, as HTML. It comes with the lab, since few look.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use turnlab_core::run::LoggedEvent;
use turnlab_core::scenario::Detail;
use turnlab_view::export::{Line, html, lines};
use turnlab_view::{Document, Excerpt, SnapshotDetails, Story, clock};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::Callback;

/// So many lines of a run are written into the page. More is for a file: it takes a browser seconds to lay out,
/// and nobody reads it there.
const MOST_LINES: usize = 1000;

/// How often it is written while the run plays: a table of numbers is not read faster.
const PACE_MS: f64 = 120.0;

/// A run in words, as HTML: a paragraph for each of the first [`MOST_LINES`] lines, and one that tells how many more
/// there are.
pub(crate) fn transcript(story: &Story, detail: Detail) -> String {
    let excerpt = Excerpt { detail, ..Excerpt::default() };
    let document = Document::beginning(story, &excerpt, MOST_LINES);
    let mut page = String::new();
    for Line { time, text } in lines(&document) {
        page.push_str(&format!("<p><b>{time}</b> "));
        page.push_str(&html(&text));
        page.push_str("</p>");
    }
    if document.more_lines > 0 {
        let more = document.more_lines;
        paragraph(
            &mut page,
            &format!("And {more} more lines: save them as a transcript under Share."),
        );
    }
    page
}

/// What stands at the cursor, in an element of the page.
pub trait Instruments {
    /// Shows what stands at an instant of a run, in microseconds; now and then only, where the run is playing.
    fn show(&self, story: Rc<Story>, at_us: i64, playing: bool);
}

/// Shows it there, and tells an instant that somebody wants to see.
pub(crate) fn instruments(place: Element, on_look: Callback<i64>) -> Box<dyn Instruments> {
    let listener = EventListener::new(&place, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let at_us = target.and_then(|target| target.get_attribute(AT)?.parse().ok());
        if let Some(at_us) = at_us {
            on_look.emit(at_us);
        }
    });
    let (run, told, told_ms) = Default::default();
    Box::new(Shown { place, run, told, told_ms, _listener: listener })
}

struct Shown {
    place: Element,
    /// The run that was read last, and its events.
    run: RefCell<Option<(Rc<Story>, Vec<LoggedEvent>)>>,
    told: RefCell<String>,
    told_ms: Cell<f64>,
    /// Hears which event somebody wants to see.
    _listener: EventListener,
}

impl Instruments for Shown {
    fn show(&self, story: Rc<Story>, at_us: i64, playing: bool) {
        let mut run = self.run.borrow_mut();
        let is_known = run.as_ref().is_some_and(|(known, _)| Rc::ptr_eq(known, &story));
        let now_ms = js_sys::Date::now();
        if is_known && playing && now_ms - self.told_ms.get() < PACE_MS {
            return;
        }
        self.told_ms.set(now_ms);
        if !is_known {
            let events = story.history().events();
            *run = Some((story, events));
        }
        let Some((story, events)) = &*run else { return };
        let told = page(&story.snapshot_details(at_us, events));
        if told != *self.told.borrow() {
            self.place.set_inner_html(&told);
            *self.told.borrow_mut() = told;
        }
    }
}

/// What the button of an event has its instant in.
const AT: &str = "data-at";

/// What stands at an instant, as HTML. The time of an event is a button.
fn page(readings: &SnapshotDetails) -> String {
    let mut page = String::new();
    let changed = format!("What changed at {}", clock(readings.changed_us));
    list(&mut page, &changed, &readings.changes, "Nothing that is kept.");
    list(&mut page, "On its way", &readings.flights, "Nothing.");
    let queues: Vec<_> = readings.queues.iter().map(|(who, what)| (who.as_str(), what)).collect();
    heading(&mut page, "Queues");
    pairs(&mut page, &queues);
    events(&mut page, readings);
    for object in &readings.counters {
        let values: Vec<_> = object.values.iter().map(|(name, value)| (*name, value)).collect();
        page.push_str("<h4>");
        page.push_str(&html(&object.object));
        page.push_str("</h4>");
        pairs(&mut page, &values);
    }
    page
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

fn events(page: &mut String, readings: &SnapshotDetails) {
    heading(page, "Event log");
    if readings.events.is_empty() {
        paragraph(page, "Nothing has been logged.");
    } else {
        page.push_str("<ol class=\"events\">");
        for event in &readings.events {
            page.push_str(&format!("<li><button type=\"button\" {AT}=\"{}\">", event.at_us));
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
