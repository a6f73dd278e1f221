//! The way to the lab, a part of the program that is loaded when the page is alive.

use std::cell::{Cell, RefCell};

use turnlab_lab::Lab;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// The element of its views.
const ROOT: &str = "lab";

/// What is said where it does not come.
pub const NOT_LOADED: &str = "This part of the page cannot be loaded: this browser, or the page that this is a frame of, does \
    not let its program through, the network has gone, or there is a newer page: load it again.";

type Waiting = Box<dyn FnOnce(Option<&'static Lab>)>;

thread_local! {
    static LAB: Cell<Option<&'static Lab>> = const { Cell::new(None) };
    /// Who waits for it: it is on its way as long as somebody does.
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

/// The lab, if it is there.
pub fn loaded() -> Option<&'static Lab> {
    LAB.get()
}

/// Does something with the lab as soon as it is there, or learns that it does not come.
pub fn with_lab(then: impl FnOnce(Option<&'static Lab>) + 'static) {
    match loaded() {
        Some(lab) => then(Some(lab)),
        None => wait(Box::new(then)),
    }
}

fn wait(then: Waiting) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(then);
        waiting.len() == 1
    });
    if is_first {
        spawn_local(async {
            let lab = turnlab_lab::load().await;
            LAB.set(lab);
            WAITING.take().into_iter().for_each(|then| then(lab));
        });
    }
}

/// Where the views of the lab are drawn.
pub fn views_root() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(ROOT)
}
