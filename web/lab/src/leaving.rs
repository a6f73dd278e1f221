//! Sharing, exporting and opening: what is asked of the program that does it, which is loaded when it is first
//! asked; and what is dropped on the page or pasted into it.

use std::cell::{Cell, RefCell};

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    ClipboardEvent, CustomEvent, CustomEventInit, Document, DragEvent, Element, Event, EventTarget,
};

use crate::files::files;

/// What this and the program say to each other, as events on the document: `web/share/src/message.rs` says what
/// they mean.
const READY: &str = "turnlab-share-ready";
const SHARE: &str = "turnlab-share";
const OPEN: &str = "turnlab-open";
const OPENED: &str = "turnlab-opened";
const UNOPENED: &str = "turnlab-unopened";

const NO_START: &str =
    "Sharing cannot start: its program could not be loaded. Try again, or load the page again.";

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
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// What the page wants to be told.
#[derive(Clone)]
struct Page {
    opened: Function,
    unopened: Function,
    waits: Function,
}

/// Listens, from now on, to what is dropped and pasted. `opened` is called with the link of what was opened,
/// `unopened` with what is wrong, a sentence a line, and `waits` with whether something has to be waited for.
#[wasm_bindgen]
pub fn listen(opened: Function, unopened: Function, waits: Function) {
    let is_first = PAGE.replace(Some(Page { opened, unopened, waits })).is_none();
    if let (true, Some(document)) = (is_first, document()) {
        // They listen as long as the page lives.
        listeners(&document).into_iter().for_each(EventListener::forget);
    }
}

/// Opens a link.
pub(crate) fn opened(link: &str) {
    tell_page(|page| &page.opened, link.into());
}

/// Shows the dialog for a scenario, of which a part is in view (in microseconds); for opening something, if
/// `opens`.
#[wasm_bindgen]
pub fn share(fragment: String, from_us: f64, to_us: f64, opens: bool) {
    let detail = Object::new();
    let parts: [(&str, JsValue); 4] = [
        ("fragment", fragment.into()),
        ("from_us", from_us.into()),
        ("to_us", to_us.into()),
        ("opens", opens.into()),
    ];
    for (name, value) in parts {
        // A new object takes every key.
        let _ = Reflect::set(&detail, &name.into(), &value);
    }
    ask((SHARE, detail.into()));
}

fn listeners(document: &Document) -> Vec<EventListener> {
    let heard = |name: &'static str, heard: fn(&Event)| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(document, name, options, heard)
    };
    vec![
        heard(READY, |_| {
            PROGRAM.set(Program::Ready);
            tell_page(|page| &page.waits, false.into());
            if let Some(asking) = WAITING.take() {
                ask(asking);
            }
        }),
        heard(OPENED, |event| tell_page(|page| &page.opened, words_of(event).into())),
        heard(UNOPENED, |event| failed(words_of(event))),
        heard("dragover", |event| {
            if file_of(event).is_some() {
                event.prevent_default();
            }
        }),
        heard("drop", |event| {
            if let Some(Some(file)) = file_of(event) {
                event.prevent_default();
                ask((OPEN, file));
            }
        }),
        heard("paste", |event| {
            if let Some(pasted) = pasted(event) {
                event.prevent_default();
                ask((OPEN, pasted));
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
fn ask(asking: Asking) {
    match PROGRAM.get() {
        Program::Ready => tell(&asking),
        Program::Loading => WAITING.set(Some(asking)),
        Program::Absent => {
            PROGRAM.set(Program::Loading);
            WAITING.set(Some(asking));
            tell_page(|page| &page.waits, true.into());
            load();
        }
    }
}

/// Loads the program, which says on the document that it is ready.
fn load() {
    spawn_local(async {
        if files().await.is_none() {
            failed(NO_START.to_owned());
        }
    });
}

/// Says what went wrong; where the program could not start, it is loaded anew when it is next asked.
fn failed(why: String) {
    if PROGRAM.get() == Program::Loading {
        PROGRAM.set(Program::Absent);
        WAITING.take();
    }
    tell_page(|page| &page.waits, false.into());
    tell_page(|page| &page.unopened, why.into());
}

fn tell_page(which: fn(&Page) -> &Function, words: JsValue) {
    if let Some(page) = PAGE.with_borrow(Clone::clone) {
        // The page looks after its own errors.
        let _ = which(&page).call1(&JsValue::UNDEFINED, &words);
    }
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
