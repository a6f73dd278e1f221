//! When the page comes to life.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};
use yew::prelude::*;

use crate::first_paint::{document, picture};
use crate::stage::Stage;

/// From now on the page is alive: what is pressed is done. Plays, if that was asked for before, and gives the
/// focus to the button that had it. The picture is drawn right after that, or when something needs it.
#[hook]
pub fn use_begin(stage: &Stage) {
    use_effect_with(stage.clone(), |stage| {
        if let Some(document) = document() {
            let _ = document.document_element().map(|root| root.set_attribute("data-alive", ""));
            take_over(stage, &document);
        }
        let stage = stage.clone();
        Timeout::new(0, move || stage.begin()).forget();
    });
}

fn take_over(stage: &Stage, document: &Document) {
    let Some(picture) = picture(document) else { return };
    let pressed = matches!(picture.query_selector("[data-pressed]"), Ok(Some(_)));
    let focused = picture.contains(document.active_element().as_deref());
    let _ = picture.set_attribute("inert", "");
    if pressed {
        stage.toggle_playing();
    }
    let button = stage.find(".play").filter(|_| focused);
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
