//! The shortest run in which the same goes wrong.

use std::cell::RefCell;

use js_sys::Function;
use turnlab_searcher::message::{Answer, Request};
use wasm_bindgen::prelude::*;

use crate::searcher::Searcher;

const NONE: &str =
    "None was found: it takes more than mail, losses and one association between two MTAs.";

thread_local! {
    static AT_WORK: RefCell<Option<Searcher>> = const { RefCell::new(None) };
}

/// Looks for the shortest run in which the same goes wrong as in a stretch of this one, by its place. Calls
/// `answered` once, with words and, if there is one, the link of the run. A question that is asked before the
/// last one is answered takes its place.
#[wasm_bindgen]
pub fn shrink(link: String, stretch: u32, answered: Function) {
    let say = move |words: &str, link: Option<String>| {
        let link = link.map_or(JsValue::UNDEFINED, JsValue::from);
        // The page looks after its own errors.
        let _ = answered.call2(&JsValue::UNDEFINED, &words.into(), &link);
    };
    let searcher = Searcher::ask(Request::Shrink { link, stretch }, move |answer| match answer {
        Answer::Shrunk { link: Some(link), from, to } => {
            say(&format!("{from} steps reduce to {to}, the opening not counted."), Some(link));
        }
        Answer::Failed(words) => say(&words, None),
        _ => say(NONE, None),
    });
    AT_WORK.set(searcher);
}
