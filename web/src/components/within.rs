//! What an event is about.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Whether that lies in something that this selector chooses.
pub(super) fn is_within(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}
