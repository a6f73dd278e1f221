//! Sharing, exporting and opening: what the page asks of the program that does it, which is loaded when it is
//! first asked.

use std::cell::{Cell, RefCell};

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    ClipboardEvent, CustomEvent, CustomEventInit, Document, DragEvent, Element, Event, EventTarget,
};
use yew::prelude::*;

use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// What page and program say to each other, as events on the document: `web/share/src/message.rs` says what
/// they mean.
const READY: &str = "turnlab-share-ready";
const SHARE: &str = "turnlab-share";
const OPEN: &str = "turnlab-open";
const OPENED: &str = "turnlab-opened";
const UNOPENED: &str = "turnlab-unopened";

/// What starts the program, beside the page.
const SCRIPT: &str = "./share.js";
const NO_START: &str = "Sharing cannot start: its program could not be loaded. Try again.";
const WAIT: &str = "One moment…";

#[derive(Clone, Copy, PartialEq)]
enum Program {
    Absent,
    Loading,
    Ready,
}

type Asking = (&'static str, JsValue);

thread_local! {
    static PROGRAM: Cell<Program> = const { Cell::new(Program::Absent) };
    /// What is asked of it as soon as it is ready.
    static WAITING: RefCell<Option<Asking>> = const { RefCell::new(None) };
}

/// Shows the dialog for what is on the stage; for opening something, if `opens`.
pub fn ask_to_share(stage: &Stage, workspace: &UseReducerDispatcher<Workspace>, opens: bool) {
    let (from_us, to_us) = stage.in_view().unwrap_or_default();
    let Some(fragment) = stage.fragment() else { return };
    let detail = Object::new();
    let parts: [(&str, JsValue); 4] = [
        ("fragment", fragment.into()),
        ("from_us", (from_us as f64).into()),
        ("to_us", (to_us as f64).into()),
        ("opens", opens.into()),
    ];
    for (name, value) in parts {
        // A new object takes every key.
        let _ = Reflect::set(&detail, &name.into(), &value);
    }
    ask(workspace, (SHARE, detail.into()));
}

/// Takes what is dropped on the page or pasted into it, and what the program has to say.
#[hook]
pub fn use_leaving(workspace: UseReducerDispatcher<Workspace>, active: bool) {
    use_effect_with((), move |()| {
        let document = document().filter(|_| active);
        let listeners = document.map(|document| listeners(&document, &workspace));
        move || drop(listeners)
    });
}

fn listeners(
    document: &Document,
    workspace: &UseReducerDispatcher<Workspace>,
) -> Vec<EventListener> {
    let heard = |name: &'static str, heard: fn(&Event, &UseReducerDispatcher<Workspace>)| {
        let workspace = workspace.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let heard = move |event: &Event| heard(event, &workspace);
        EventListener::new_with_options(document, name, options, heard)
    };
    vec![
        heard(READY, |_, workspace| {
            PROGRAM.set(Program::Ready);
            workspace.dispatch(Action::Say(None));
            if let Some(asking) = WAITING.take() {
                ask(workspace, asking);
            }
        }),
        heard(OPENED, |event, workspace| workspace.dispatch(Action::Load(words_of(event)))),
        heard(UNOPENED, |event, workspace| failed(workspace, words_of(event))),
        heard("dragover", |event, _| {
            if file_of(event).is_some() {
                event.prevent_default();
            }
        }),
        heard("drop", |event, workspace| {
            if let Some(Some(file)) = file_of(event) {
                event.prevent_default();
                ask(workspace, (OPEN, file));
            }
        }),
        heard("paste", |event, workspace| {
            if let Some(pasted) = pasted(event) {
                event.prevent_default();
                ask(workspace, (OPEN, pasted));
            }
        }),
    ]
}

/// Whether files are dragged, and the first of them where it is known already.
fn file_of(event: &Event) -> Option<Option<JsValue>> {
    let dragged = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let has_files = dragged.types().iter().any(|kind| kind == "Files");
    let file = || dragged.files()?.get(0).map(JsValue::from);
    has_files.then(file)
}

/// What is pasted anywhere but into a field.
fn pasted(event: &Event) -> Option<JsValue> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_field =
        |target: &Element| matches!(target.closest("input, select, textarea, dialog"), Ok(Some(_)));
    if target.as_ref().is_some_and(is_field) {
        return None;
    }
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        return Some(file.into());
    }
    let text = data.get_data("text").ok().filter(|text| !text.is_empty())?;
    Some(JsValue::from_str(&text))
}

/// Asks the program, which is loaded first where it is not there.
fn ask(workspace: &UseReducerDispatcher<Workspace>, asking: Asking) {
    match PROGRAM.get() {
        Program::Ready => tell(&asking),
        Program::Loading => WAITING.set(Some(asking)),
        Program::Absent => {
            PROGRAM.set(Program::Loading);
            WAITING.set(Some(asking));
            workspace.dispatch(Action::Say(Some(WAIT)));
            if load(workspace).is_none() {
                failed(workspace, NO_START.to_owned());
            }
        }
    }
}

fn load(workspace: &UseReducerDispatcher<Workspace>) -> Option<()> {
    let document = document()?;
    let script = document.create_element("script").ok()?;
    script.set_attribute("type", "module").ok()?;
    script.set_attribute("src", SCRIPT).ok()?;
    let workspace = workspace.clone();
    EventListener::once(&script, "error", move |_| failed(&workspace, NO_START.to_owned()))
        .forget();
    document.document_element()?.append_child(&script).ok()?;
    Some(())
}

/// Says what went wrong; where the program could not start, it is loaded anew when it is next asked.
fn failed(workspace: &UseReducerDispatcher<Workspace>, why: String) {
    if PROGRAM.get() == Program::Loading {
        PROGRAM.set(Program::Absent);
        WAITING.take();
    }
    workspace.dispatch(Action::Say(None));
    workspace.dispatch(Action::Unopened(why));
}

fn tell((name, detail): &Asking) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    if let (Some(document), Ok(event)) = (document(), event) {
        let document: &EventTarget = &document;
        // Nobody takes it from others.
        let _ = document.dispatch_event(&event);
    }
}

fn words_of(event: &Event) -> String {
    let event = event.dyn_ref::<CustomEvent>();
    event.and_then(|event| event.detail().as_string()).unwrap_or_default()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
