//! The program that shares, and that reads and writes files: it is loaded when it is first asked for.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The program.
    #[derive(Clone, PartialEq)]
    pub type Files;

    /// The scenario of a link as a file.
    #[wasm_bindgen(method, catch)]
    pub fn file_of(this: &Files, link: &str) -> Result<String, JsValue>;

    /// The link of the scenario in a file, or an array of pairs: a line and what is wrong with it.
    #[wasm_bindgen(method, catch)]
    pub fn link_of(this: &Files, text: &str) -> Result<String, JsValue>;
}

thread_local! {
    static LOADER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Tells how it is loaded: with a function that promises it.
#[wasm_bindgen]
pub fn files_come_from(loader: Function) {
    LOADER.set(Some(loader));
}

/// The program; nothing where it does not come, and then it is asked for anew the next time.
pub(crate) async fn files() -> Option<Files> {
    let loader = LOADER.with_borrow(Clone::clone)?;
    let promise: Promise = loader.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(JsCast::unchecked_into)
}
