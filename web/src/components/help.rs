//! The keys, in a dialog; the ones that are single letters can be switched off there.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use crate::storage;

/// What each key does.
const KEYS: [(&str, &str); 10] = [
    ("Space", "play, pause"),
    ("→ ←", "step forward, step back"),
    ("Page down, Page up", "next, last turning point"),
    ("Home, End", "the beginning, the end"),
    ("X", "cut here"),
    ("Z, Shift+Z", "undo, redo"),
    ("Tab", "to the cuts, the folds and the cursor in the picture"),
    ("↓ ↑ on a cut", "move it by 0.05 s, with Shift by 0.5 s"),
    ("Delete on a cut", "remove it"),
    ("?", "this list"),
];
const ID: &str = "keys";

/// The keys, out of sight until [`show_keys`].
pub fn help() -> Html {
    let key = |(key, does): &(&'static str, &'static str)| {
        html! { <><dt>{ *key }</dt><dd>{ *does }</dd></> }
    };
    let onchange = Callback::from(|event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            storage::keep_letters(input.checked());
        }
    });
    html! {
        <dialog id={ID} class="dialog keys" aria-labelledby="keys-title">
            <form method="dialog">
                <h2 id="keys-title">{ "Keys" }</h2>
                <button class="quiet">{ "Close" }</button>
            </form>
            <dl>{ for KEYS.iter().map(key) }</dl>
            <label>
                <input type="checkbox" checked={storage::letters()} {onchange} />
                { " Keys that are a single letter or sign (X, Z, ?)" }
            </label>
            <p class="summary">{ "They act while nothing but the picture and its buttons has the focus." }</p>
        </dialog>
    }
}

/// Shows the keys.
pub fn show_keys() {
    show(ID);
}

/// Shows the dialog of that name, if it is not shown yet.
pub fn show(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Puts it away.
pub fn hide(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    let found = web_sys::window()?.document()?.get_element_by_id(id)?;
    found.dyn_into().ok()
}
