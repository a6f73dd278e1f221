//! What a person sees when the program itself is at fault: a message and the link, not a dead page.

use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Puts a message and a link over the page (`web/without.js`): the program cannot be called any more.
    #[wasm_bindgen(catch, js_name = turnlabStopped)]
    fn stopped(href: &str) -> Result<(), JsValue>;
}

thread_local! {
    /// The fragment that is not yet in the address.
    static UNWRITTEN: RefCell<Option<String>> = const { RefCell::new(None) };
    static HAPPENED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps a fragment that is not yet in the address for the link that a panic shows.
pub fn keep(fragment: Option<String>) {
    UNWRITTEN.set(fragment);
}

/// Whether the program has panicked: then nothing more is written to the address.
pub fn happened() -> bool {
    HAPPENED.get()
}

/// From now on a panic is shown on the page and told to the console.
pub fn show_panics() {
    yew::set_custom_panic_hook(Box::new(|info| {
        HAPPENED.set(true);
        web_sys::console::error_1(&info.to_string().into());
        // Nothing more can be done where even this fails.
        let _ = stopped(&href().unwrap_or_default());
    }));
}

/// The address, with what is not in it yet.
fn href() -> Option<String> {
    let href = web_sys::window()?.location().href().ok()?;
    let page = href.split('#').next().unwrap_or_default();
    Some(UNWRITTEN.take().map_or(href.clone(), |fragment| format!("{page}#{fragment}")))
}
