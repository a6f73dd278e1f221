//! The page that this is a part of.

use turnlab_core::scenario::{Scenario, library_entry};
use web_sys::{Document, Url};

pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The whole address of a page, or of the playground for an empty name; without a fragment.
pub(crate) fn address(file: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    let here = href.split('#').next().unwrap_or_default();
    let page = Url::new_with_base(&turnlab_paths::page(file), here);
    page.map_or_else(|_| here.to_owned(), |page| page.href())
}

/// The whole address of the page that shows a scenario: its own where the library has it, so that a link is told
/// apart by what it shows.
pub(crate) fn address_of(scenario: &Scenario) -> String {
    let entry = library_entry(&scenario.name).filter(|_| turnlab_paths::has_scenario_pages());
    address(&entry.map_or_else(String::new, |entry| format!("{}/", entry.name)))
}
