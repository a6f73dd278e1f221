//! Dialogs of the page, which the browser shows and puts away. The one with the keys is in `index.html` itself;
//! the keys that are single letters can be switched off there.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDialogElement, HtmlInputElement};

/// Shows the keys.
pub fn show_keys() {
    show("keys");
}

/// Whether keys that are single letters do anything.
pub fn letters_are_on() -> bool {
    let switch = document().and_then(|it| it.query_selector("#keys input").ok()?);
    let switch = switch.and_then(|switch| switch.dyn_into::<HtmlInputElement>().ok());
    switch.is_none_or(|switch| switch.checked())
}

/// Shows the dialog of that name, if it is not shown yet.
fn show(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
