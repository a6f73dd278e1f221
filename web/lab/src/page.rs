//! What the page needs besides: the styles of the lab, and what of it is written as a script.

use js_sys::{Array, Promise};
use turnlab_view::GLOSSARY;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

const SCRIPT: &str = "lab.js";
const STYLES: [&str; 4] = ["editor.css", "instruments.css", "library.css", "reader.css"];

#[wasm_bindgen]
extern "C" {
    /// Has the words of the field explain themselves: each is on a line, with what it means behind a tab.
    #[wasm_bindgen(js_namespace = turnlabLab, catch)]
    fn explain(glossary: &str) -> Result<(), JsValue>;
}

/// Completes the page.
///
/// # Errors
///
/// Where something does not come.
pub(crate) async fn complete() -> Result<(), JsValue> {
    let mut coming = vec![turnlab_paths::add_script(SCRIPT)?];
    for style in STYLES {
        coming.push(turnlab_paths::add_styles(style)?);
    }
    JsFuture::from(Promise::all(&coming.iter().collect::<Array>())).await?;
    explain(&GLOSSARY.map(|(word, meaning)| format!("{word}\t{meaning}")).join("\n"))
}
