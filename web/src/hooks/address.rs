//! The address always holds the whole thing, and the browser keeps the way to it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HashChangeEvent;
use yew::prelude::*;

use crate::stage::Stage;
use crate::state::{Action, Workspace};
use crate::{crash, storage};

/// How long things have to rest before they are written down.
const REST_MS: u32 = 250;

/// What is said where nothing can be kept.
const NOT_KEPT: &str = "Nothing can be kept here: the link alone holds it.";

/// What the address says after its `#`.
#[must_use]
pub fn address_fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

thread_local! {
    static HELD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Leaves the address alone as long as it says this; nothing where it is empty.
pub fn hold_address(fragment: &str) {
    HELD.with_borrow_mut(|held| fragment.clone_into(held));
}

/// Writes the address and keeps the work when things have come to rest, unless `writes` is false, and opens
/// what somebody else writes there.
#[hook]
pub fn use_address(stage: Stage, workspace: UseReducerDispatcher<Workspace>, writes: bool) {
    use_effect_with(stage, move |stage| {
        let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
        let subscription = writes.then(|| {
            let (pending, noted) = (Rc::clone(&pending), RefCell::new(String::new()));
            let (kept, workspace) = (stage.clone(), workspace.clone());
            stage.subscribe(move |glance| {
                if *noted.borrow() == glance.fragment {
                    return;
                }
                noted.borrow_mut().clone_from(&glance.fragment);
                crash::keep(Some(glance.fragment.clone()));
                let fragment = glance.fragment.clone();
                let (stage, workspace) = (kept.clone(), workspace.clone());
                *pending.borrow_mut() = Some(Timeout::new(REST_MS, move || {
                    write(&fragment);
                    keep(&stage, Some(&workspace));
                }));
            })
        });
        let leaving = web_sys::window().filter(|_| writes).map(|window| {
            let stage = stage.clone();
            EventListener::new(&window, "pagehide", move |_| keep(&stage, None))
        });
        let opened = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |event| {
                // What was about to be written is older than what somebody else has written.
                pending.borrow_mut().take();
                crash::keep(None);
                let url = event.dyn_ref::<HashChangeEvent>().map(HashChangeEvent::new_url);
                let fragment = url.as_deref().and_then(|url| url.split_once('#'));
                let fragment = fragment.map_or(String::new(), |(_, fragment)| fragment.to_owned());
                workspace.dispatch(Action::Load(fragment));
            })
        });
        move || drop((subscription, leaving, opened))
    });
}

/// Keeps the work in the browser's storage; where that cannot be, it is said once.
fn keep(stage: &Stage, workspace: Option<&UseReducerDispatcher<Workspace>>) {
    thread_local! {
        static SAID: Cell<bool> = const { Cell::new(false) };
    }
    if crash::happened() {
        return;
    }
    // Who has only looked leaves what another tab may have kept.
    let refused = stage.work().is_some_and(|work| !storage::keep_work(&work));
    if let Some(workspace) = workspace.filter(|_| refused && !SAID.replace(true)) {
        workspace.dispatch(Action::Say(Some(NOT_KEPT)));
    }
}

/// Replaces the address without a new entry in the history. A frame that may not is left alone.
fn write(fragment: &str) {
    let window = web_sys::window().filter(|_| !crash::happened());
    let Some(history) = window.and_then(|window| window.history().ok()) else { return };
    if HELD.with_borrow(|held| !held.is_empty() && *held == address_fragment()) {
        return;
    }
    crash::keep(None);
    let url = format!("#{fragment}");
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
}
