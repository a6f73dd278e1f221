//! The dialog in which a run leaves the page and comes back, and scenarios as files. It is a part of the page's program
//! that is loaded when it is first asked for: the lab calls [`load`], and everything else through the [`Share`] that
//! comes. It shows one dialog at a time, in an element of its own beside the page's.

mod book;
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

use std::cell::{Cell, RefCell};
use std::pin::Pin;

use turnlab_core::scenario::Scenario;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use dialog::{Dialog, Props};
pub use file::WrongLine;
pub use message::{Asked, Found, Saving};

/// What is to be opened, as it is read.
pub type Reading = Pin<Box<dyn Future<Output = Result<String, Vec<String>>>>>;

/// Whether something was saved.
pub type Saved = Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// What the page makes use of. These are pointers and not functions of the crate, which the compiler would link into
/// the page.
pub struct Share {
    /// Shows the dialog. It is told the fragment of the link of what is opened there.
    pub show: fn(Asked, Callback<String>),
    /// Reads something: the fragment of a link, or everything that is wrong, a sentence each.
    pub open: fn(Found) -> Reading,
    /// Saves something that is made elsewhere; what is wrong where that cannot be, as a sentence.
    pub save: fn(Saving) -> Saved,
    /// A scenario as a file.
    pub file_of: fn(&Scenario) -> String,
    /// The scenario in a file, or everything that is wrong.
    pub scenario_of: fn(&str) -> Result<Scenario, Vec<WrongLine>>,
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

static SHARE: Share = Share {
    show,
    open: |found| Box::pin(opening::fragment_of(found)),
    save: |saving| Box::pin(deliver::save_elsewhere(saving)),
    file_of: file::file_of,
    scenario_of: file::scenario_of,
};

thread_local! {
    static LOADED: Cell<Option<&'static Share>> = const { Cell::new(None) };
    /// The dialog, while it is shown, and the element it is in.
    static SHOWN: RefCell<Option<(AppHandle<Dialog>, Element)>> = const { RefCell::new(None) };
}

/// It, if it is there.
pub fn loaded() -> Option<&'static Share> {
    LOADED.get()
}

/// It, with its styles; nothing where it does not come, and then it is asked for anew the next time.
pub async fn load() -> Option<&'static Share> {
    if loaded().is_none() {
        LOADED.set(Some(begin().await.ok()?.await));
    }
    loaded()
}

type Coming = Pin<Box<dyn Future<Output = &'static Share>>>;

/// What is called from here only is in a file of its own.
#[wasm_split(share, fallible)]
fn begin() -> Result<Coming, SplitLoaderError> {
    Ok(Box::pin(async {
        if let Ok(styles) = turnlab_paths::add_styles("share.css") {
            // Without them it looks plain.
            let _ = JsFuture::from(styles).await;
        }
        &SHARE
    }))
}

fn show(asked: Asked, on_open: Callback<String>) {
    hide();
    let root = page::document().and_then(|document| {
        let root = document.create_element("div").ok()?;
        document.body()?.append_child(&root).ok()?;
        Some(root)
    });
    let Some(root) = root else { return };
    let on_close = Callback::from(|()| spawn_local(async { hide() }));
    let props = Props { asked, on_open, on_close };
    let shown = Renderer::<Dialog>::with_root_and_props(root.clone(), props).render();
    SHOWN.set(Some((shown, root)));
}

fn hide() {
    if let Some((shown, root)) = SHOWN.take() {
        shown.destroy();
        root.remove();
    }
}
