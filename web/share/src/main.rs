//! The program that the page loads when it is first asked to share, to export or to open something
//! (by `web/lab.js`). It listens on the document (`message.rs`), and shows one dialog at a time, in an element of
//! its own beside the page's.

mod choice;
mod deliver;
mod dialog;
mod fields;
mod file;
mod length;
mod message;
mod offers;
mod opening;
mod page;
mod pixels;
mod preview;
mod product;

use std::cell::RefCell;

use crate::message::{Asked, OPEN, OPENED, READY, SHARE, UNOPENED};
use crate::opening::fragment_of;
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, Element, Event};
use yew::{AppHandle, Callback, Renderer};

use dialog::{Dialog, Props};

thread_local! {
    /// The dialog, while it is shown, and the element it is in.
    static SHOWN: RefCell<Option<(AppHandle<Dialog>, Element)>> = const { RefCell::new(None) };
}

fn main() {
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        page::tell(UNOPENED, "Sharing has stopped, and the fault is ours. Load the page again.");
    }));
    let Some(document) = page::document() else { return };
    // They listen as long as the page lives.
    EventListener::new(&document, SHARE, asked).forget();
    EventListener::new(&document, OPEN, |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            let what = event.detail();
            spawn_local(async move {
                match fragment_of(what).await {
                    Ok(fragment) => page::tell(OPENED, &fragment),
                    Err(problems) => page::tell(UNOPENED, &problems.join("\n")),
                }
            });
        }
    })
    .forget();
    page::with_styles(&turnlab_paths::part("share.css"), || page::tell(READY, ""));
}

fn asked(event: &Event) {
    let Some(event) = event.dyn_ref::<CustomEvent>() else { return };
    match serde_wasm_bindgen::from_value::<Asked>(event.detail()) {
        Ok(asked) => show(asked),
        Err(error) => {
            page::tell(UNOPENED, &format!("Sharing and the page do not fit together: {error}."));
        }
    }
}

fn show(asked: Asked) {
    hide();
    let root = page::document().and_then(|document| {
        let root = document.create_element("div").ok()?;
        document.body()?.append_child(&root).ok()?;
        Some(root)
    });
    let Some(root) = root else { return };
    let on_close = Callback::from(|()| spawn_local(async { hide() }));
    let props = Props { asked, on_close };
    let shown = Renderer::<Dialog>::with_root_and_props(root.clone(), props).render();
    SHOWN.set(Some((shown, root)));
}

fn hide() {
    if let Some((shown, root)) = SHOWN.take() {
        shown.destroy();
        root.remove();
    }
}
