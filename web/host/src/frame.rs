//! The frame that the page is: its host, its links, what of it is seen, and how high it would like to be.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, Url, Window};

/// What moves the run by hand.
const CONTROLS: &str = ".transport, .cut-map";
/// The part of the page that scrolls, and what is in it.
const SCROLLER: &str = ".scroller";
const CONTENT: [&str; 2] = [".heads", ".picture"];
/// Room below the picture.
const MARGIN_PX: f64 = 12.0;

/// The window around the frame; nothing where there is none.
pub(crate) fn host() -> Option<Window> {
    window()?.parent().ok()?
}

/// The address where a fragment is opened in full.
pub(crate) fn link(fragment: &str) -> String {
    let here = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = format!("{}#{fragment}", turnlab_paths::page("index.html"));
    Url::new_with_base(&page, &here).map_or(page, |url| url.href())
}

/// Shows what moves the run, or leaves that to the host.
pub(crate) fn show_controls(shown: bool) {
    for element in all(CONTROLS) {
        let _ = match shown {
            true => element.style().remove_property("display").map(drop),
            false => element.style().set_property_with_priority("display", "none", "important"),
        };
    }
}

/// How high the frame would be if all of the picture were seen, in pixels.
pub(crate) fn natural_height() -> Option<f64> {
    let inner = window()?.inner_height().ok().as_ref().and_then(JsValue::as_f64)?;
    let scroller = all(SCROLLER).into_iter().next()?;
    let content = CONTENT.iter().flat_map(|name| all(name)).map(|it| it.offset_height());
    Some(inner + f64::from(content.sum::<i32>() - scroller.client_height()) + MARGIN_PX)
}

fn all(selectors: &str) -> Vec<HtmlElement> {
    let found = document().and_then(|document| document.query_selector_all(selectors).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}

pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
