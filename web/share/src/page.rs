//! The page that this is a part of.

use gloo_events::EventListener;
use turnlab_core::scenario::{Scenario, library_entry};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Document, Url};

pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Tells whoever listens on the document.
pub(crate) fn tell(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    if let (Some(document), Ok(event)) = (document(), event) {
        // Nobody takes it from others.
        let _ = document.dispatch_event(&event);
    }
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

/// Goes on when the style sheet is there, or when it is clear that it does not come.
pub(crate) fn with_styles(address: &str, then: fn()) {
    let link = document().and_then(|document| {
        let link = document.create_element("link").ok()?;
        link.set_attribute("rel", "stylesheet").ok()?;
        link.set_attribute("href", address).ok()?;
        Some((document.head()?, link))
    });
    let Some((head, link)) = link else { return then() };
    for event in ["load", "error"] {
        EventListener::once(&link, event, move |_| then()).forget();
    }
    // The head takes what is put into it.
    let _ = head.append_child(&link);
}
