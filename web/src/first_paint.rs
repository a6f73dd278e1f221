//! What was pressed on the page before the program was there.

use std::cell::Cell;

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
        if FOCUSED.take() {
            let document = web_sys::window().and_then(|window| window.document());
            let button = document.and_then(|document| document.query_selector(".play").ok()?);
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                let _ = button.focus();
            }
        }
    });
}
