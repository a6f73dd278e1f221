//! What is said where a run is over, as HTML: what it comes to, why, and what to try, each a link.

use turnlab_core::scenario::{View, read_link};
use turnlab_view::export::html;
use turnlab_view::{Attempt, Ending, Story, another_run};
use wasm_bindgen::prelude::*;

use crate::readings::paragraph;

/// What is said at the end of the run of a link; nothing where it cannot be run.
#[wasm_bindgen]
pub fn ending(link: &str) -> String {
    let scenario = read_link(link).0.scenario;
    let Ok(history) = scenario.run() else { return String::new() };
    let Ending { verdict, why, attempts } = Story::new(scenario, history).ending();
    let mut page = "<h2>The end</h2>".to_owned();
    paragraph(&mut page, &verdict);
    if !why.is_empty() {
        paragraph(&mut page, &why);
    }
    if !attempts.is_empty() {
        page.push_str("<p>Try:</p><ul>");
        let view = View::of_link(link).link_part();
        attempts.iter().for_each(|attempt| item(&mut page, attempt, &view));
        page.push_str("</ul>");
    }
    page
}

/// What is said of a link that was made of another run, as one sentence; nothing where it was not.
#[wasm_bindgen]
pub fn another(link: &str) -> String {
    another_run(link).unwrap_or_default()
}

/// A change as a link to its run, looked at in the same way.
fn item(page: &mut String, attempt: &Attempt, view: &str) {
    page.push_str("<li><a href=\"#");
    page.push_str(&html(&(attempt.scenario.link() + view)));
    page.push_str("\">");
    page.push_str(&html(&attempt.text));
    page.push_str("</a></li>");
}
