//! Sharing, exporting and opening: what is asked of the part that does it, which is loaded when it is first asked for;
//! and what is dropped on the page or pasted into it.

use std::cell::RefCell;

use gloo_events::{EventListener, EventListenerOptions};
use turnlab_share::{Asked, Found, Saving, Share};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, Document, DragEvent, Element, Event, File};
use yew::Callback;

const NO_START: &str =
    "Sharing cannot start: its program could not be loaded. Try again, or load the page again.";

enum Asking {
    Share(Asked),
    Open(Found),
    Save(Saving),
}

thread_local! {
    /// What is asked as soon as it is there: it is on its way as long as there is something.
    static WAITING: RefCell<Option<Asking>> = const { RefCell::new(None) };
    static PAGE: RefCell<Option<Told>> = const { RefCell::new(None) };
}

/// What the page is told of what was dropped on it or pasted into it.
#[derive(Clone)]
pub struct Told {
    /// The link of what was opened.
    pub opened: Callback<String>,
    /// What is wrong, a sentence a line.
    pub unopened: Callback<String>,
    /// Whether something has to be waited for.
    pub waits: Callback<bool>,
}

/// Listens, from now on, to what is dropped and pasted.
pub(crate) fn listen(told: Told) {
    let is_first = PAGE.replace(Some(told)).is_none();
    if let (true, Some(document)) = (is_first, document()) {
        // They listen as long as the page lives.
        listeners(&document).into_iter().for_each(EventListener::forget);
    }
}

/// Opens a link.
pub(crate) fn opened(link: &str) {
    tell_page(|page| page.opened.emit(link.to_owned()));
}

/// Shows the dialog that shares, or opens.
pub(crate) fn share(asked: Asked) {
    ask(Asking::Share(asked));
}

/// Saves something as a file.
pub(crate) fn save(saving: Saving) {
    ask(Asking::Save(saving));
}

fn listeners(document: &Document) -> Vec<EventListener> {
    let heard = |name: &'static str, heard: fn(&Event)| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(document, name, options, heard)
    };
    vec![
        heard("dragover", |event| {
            if file_of(event).is_some() {
                event.prevent_default();
            }
        }),
        heard("drop", |event| {
            if let Some(Some(file)) = file_of(event) {
                event.prevent_default();
                ask(Asking::Open(Found::File(file)));
            }
        }),
        heard("paste", |event| {
            if let Some(pasted) = pasted(event) {
                event.prevent_default();
                ask(Asking::Open(pasted));
            }
        }),
    ]
}

/// Whether files are dragged, and the first of them where it is known already.
fn file_of(event: &Event) -> Option<Option<File>> {
    let dragged = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let has_files = dragged.types().iter().any(|kind| kind == "Files");
    has_files.then(|| dragged.files()?.get(0))
}

/// What is pasted anywhere but into a field.
fn pasted(event: &Event) -> Option<Found> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_field =
        |target: &Element| matches!(target.closest("input, select, textarea, dialog"), Ok(Some(_)));
    if target.as_ref().is_some_and(is_field) {
        return None;
    }
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        return Some(Found::File(file));
    }
    let text = data.get_data("text").ok().filter(|text| !text.is_empty())?;
    Some(Found::Text(text))
}

/// Asks the part, which is loaded first where it is not there: of what is asked meanwhile the last counts.
fn ask(asking: Asking) {
    if let Some(share) = turnlab_share::loaded() {
        return answer(share, asking);
    }
    if WAITING.replace(Some(asking)).is_some() {
        return;
    }
    tell_page(|page| page.waits.emit(true));
    spawn_local(async {
        let share = turnlab_share::load().await;
        let asking = WAITING.take();
        tell_page(|page| page.waits.emit(false));
        match share.zip(asking) {
            Some((share, asking)) => answer(share, asking),
            None => tell_page(|page| page.unopened.emit(NO_START.to_owned())),
        }
    });
}

fn answer(share: &'static Share, asking: Asking) {
    match asking {
        Asking::Share(asked) => (share.show)(asked, Callback::from(|link: String| opened(&link))),
        Asking::Save(saving) => spawn_local(async {
            if let Err(problem) = (share.save)(saving).await {
                tell_page(|page| page.unopened.emit(problem));
            }
        }),
        Asking::Open(found) => spawn_local(async {
            match (share.open)(found).await {
                Ok(link) => opened(&link),
                Err(problems) => tell_page(|page| page.unopened.emit(problems.join("\n"))),
            }
        }),
    }
}

fn tell_page(tell: impl FnOnce(&Told)) {
    if let Some(page) = PAGE.with_borrow(Clone::clone) {
        tell(&page);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
