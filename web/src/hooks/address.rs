//! The address always holds the whole thing.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// How long things have to rest before they are written down.
const REST_MS: u32 = 250;

/// What the address says after its `#`.
#[must_use]
pub fn address_fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Writes the address when things have come to rest, unless `writes` is false, and opens what
/// somebody else writes there.
#[hook]
pub fn use_address(stage: Stage, workspace: UseReducerDispatcher<Workspace>, writes: bool) {
    use_effect_with(stage, move |stage| {
        let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
        let written: Rc<RefCell<Option<String>>> = Rc::default();
        let subscription = writes.then(|| {
            stage.subscribe(move |glance| {
                if written.borrow().as_deref() == Some(&glance.fragment) {
                    return;
                }
                *written.borrow_mut() = Some(glance.fragment.clone());
                let fragment = glance.fragment.clone();
                *pending.borrow_mut() = Some(Timeout::new(REST_MS, move || write(&fragment)));
            })
        });
        let opened = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                workspace.dispatch(Action::Load(address_fragment()));
            })
        });
        move || drop((subscription, opened))
    });
}

/// Replaces the address without a new entry in the history. A frame that may not is left alone.
fn write(fragment: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Ok(history) = window.history() {
        let url = format!("#{fragment}");
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}
