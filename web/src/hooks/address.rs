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

/// What is to be written.
#[derive(Default)]
struct Pending {
    fragment: RefCell<String>,
    timeout: RefCell<Option<Timeout>>,
    /// Something was opened: what comes next is another entry of the browser's history.
    opens: Cell<bool>,
}

impl Pending {
    /// Writes at once what waits to be written, which is of what was there before.
    fn open(&self) {
        if self.timeout.take().is_some() {
            write(&self.fragment.borrow(), false);
        }
        self.opens.set(true);
    }

    /// There is something to be written: whether it is new, and whether it is another entry.
    fn note(&self, fragment: &str) -> Option<bool> {
        let opens = self.opens.take();
        let is_new = *self.fragment.borrow() != fragment;
        self.fragment.replace(fragment.to_owned());
        is_new.then_some(opens)
    }
}

/// Writes the address and keeps the work when things have come to rest, unless `writes` is false, and opens
/// what somebody else writes there. What is opened, the `openings` of the workspace, is an entry of the browser's
/// history each, and so is what is changed first.
#[hook]
pub fn use_address(
    stage: Stage,
    workspace: UseReducerDispatcher<Workspace>,
    openings: u32,
    writes: bool,
) {
    let pending = (*use_memo((), |()| Rc::new(Pending::default()))).clone();
    let opened = use_mut_ref(|| openings);
    // Now, before what was opened is shown.
    if opened.replace(openings) != openings {
        pending.open();
    }
    use_effect_with(stage, move |stage| {
        let subscription = writes.then(|| {
            let pending = Rc::clone(&pending);
            let (kept, workspace) = (stage.clone(), workspace.clone());
            stage.subscribe(move |glance| {
                if kept.is_dragging_cut() {
                    return;
                }
                let Some(opens) = pending.note(&glance.fragment) else { return };
                crash::keep(Some(glance.fragment.clone()));
                if opens {
                    write(&glance.fragment, true);
                }
                let (stage, workspace) = (kept.clone(), workspace.clone());
                let noted = Rc::clone(&pending);
                *pending.timeout.borrow_mut() = Some(Timeout::new(REST_MS, move || {
                    write(&noted.fragment.borrow(), false);
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
                pending.timeout.take();
                crash::keep(None);
                let url = event.dyn_ref::<HashChangeEvent>().map(HashChangeEvent::new_url);
                let fragment = url.as_deref().and_then(|url| url.split_once('#'));
                let fragment = fragment.map_or(String::new(), |(_, fragment)| fragment.to_owned());
                workspace.dispatch(Action::Visit(fragment));
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

/// Replaces the address, or goes to another entry of the history. A frame that may not is left alone.
fn write(fragment: &str, goes_on: bool) {
    let window = web_sys::window().filter(|_| !crash::happened());
    let Some(history) = window.and_then(|window| window.history().ok()) else { return };
    if HELD.with_borrow(|held| !held.is_empty() && *held == address_fragment()) {
        return;
    }
    crash::keep(None);
    let url = format!("#{fragment}");
    let _ = match goes_on {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}
