//! The work is kept when it has come to rest, and when the page goes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::stage::Stage;
use crate::state::{Action, Tree, Workspace, memory};
use crate::{crash, storage};

/// How long things have to rest before they are kept.
const REST_MS: u32 = 400;

/// What is said where nothing can be kept.
const NOT_KEPT: &str = "Nothing can be kept here: the link alone holds it.";

/// What is to be kept.
struct Memory {
    stage: Stage,
    tree: RefCell<Tree>,
    workspace: UseReducerDispatcher<Workspace>,
    pending: RefCell<Option<Timeout>>,
    /// The scenario and the cursor as they were last seen.
    noted: RefCell<String>,
    refused: RefCell<bool>,
}

/// Keeps the work in the browser's storage, if `keeps`.
#[hook]
pub fn use_memory(stage: &Stage, workspace: &UseReducerHandle<Workspace>, keeps: bool) {
    let memory = use_memo((), |()| Memory {
        stage: stage.clone(),
        tree: RefCell::new(workspace.tree.clone()),
        workspace: workspace.dispatcher(),
        pending: RefCell::default(),
        noted: RefCell::default(),
        refused: RefCell::default(),
    });
    if keeps && *memory.tree.borrow() != workspace.tree {
        memory.tree.replace(workspace.tree.clone());
        later(&memory);
    }
    use_effect_with((), move |()| {
        let subscription = keeps.then(|| {
            let seen = Rc::clone(&memory);
            memory.stage.subscribe(move |glance| {
                if *seen.noted.borrow() != glance.fragment {
                    seen.noted.borrow_mut().clone_from(&glance.fragment);
                    later(&seen);
                }
            })
        });
        let leaving = web_sys::window().filter(|_| keeps).map(|window| {
            EventListener::new(&window, "pagehide", move |_| {
                if memory.pending.borrow().is_some() {
                    keep(&memory);
                }
            })
        });
        move || drop((subscription, leaving))
    });
}

fn later(memory: &Rc<Memory>) {
    let then = Rc::clone(memory);
    let timeout = Timeout::new(REST_MS, move || keep(&then));
    memory.pending.replace(Some(timeout));
}

fn keep(memory: &Memory) {
    memory.pending.take();
    if crash::happened() {
        return;
    }
    let work = memory::write(&memory.tree.borrow(), memory.stage.at_us());
    let refused = !storage::keep_work(work.as_deref()) && work.is_some();
    if refused && !memory.refused.replace(true) {
        memory.workspace.dispatch(Action::Say(Some(NOT_KEPT)));
    }
}
