//! From the page as it came to the living one: what was pressed before, and when all of it is there.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};
use yew::prelude::*;

use crate::stage::Stage;

thread_local! {
    static PRESSED: Cell<bool> = const { Cell::new(false) };
    static FOCUSED: Cell<bool> = const { Cell::new(false) };
}

/// Looks whether Play was pressed on the page as it came, before that is replaced.
pub fn remember(document: &Document) {
    let is_there = |selector| matches!(document.query_selector(selector), Ok(Some(_)));
    PRESSED.set(is_there(".first-paint [data-pressed]"));
    FOCUSED.set(is_there(".first-paint .play:focus"));
}

/// Plays, if that was asked for before; and gives the focus back to the button that had it.
#[hook]
pub fn use_press(stage: &Stage) {
    use_effect_with(stage.clone(), |stage| {
        if PRESSED.take() {
            stage.toggle_playing();
        }
        // The texts of the panel come one after the other: it is shown when they are there.
        Timeout::new(0, || {
            let root = document().and_then(|document| document.document_element());
            let _ = root.map(|root| root.set_attribute("data-alive", ""));
        })
        .forget();
        if FOCUSED.take() {
            let document = document();
            let button = document.and_then(|document| document.query_selector(".play").ok()?);
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                let _ = button.focus();
            }
        }
    });
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
