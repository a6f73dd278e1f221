//! The lab: the editor of the scenario, the library, the search as a person sees it, what stands at the cursor for
//! whoever looks closely, and what is dropped and pasted. It is a part of the page's program that is loaded when the
//! page is alive: the page calls [`load`], and everything else through the [`Lab`] that comes.

mod columns;
mod differences;
mod editor;
mod ending;
mod findings;
mod gallery;
mod icons;
mod leaving;
mod page;
mod readings;
mod repairs;
mod search;
mod searcher;
mod shrink;
mod state;

use std::pin::Pin;
use std::rc::Rc;

use turnlab_core::scenario::{Detail, Scenario, View};
use turnlab_share::Asked;
use turnlab_view::Story;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::Element;
use yew::Callback;

pub use editor::{AtCursor, Changes, Edited, Editor, Places, ShownAnomaly};
pub use leaving::Told;
pub use readings::Instruments;
pub use search::Search;

/// What the page makes use of. These are pointers and not functions of the crate, which the compiler would link into
/// the page.
pub struct Lab {
    /// Shows the editor of a scenario in its places.
    pub editor: fn(Places, &Scenario, Changes) -> Rc<dyn Editor>,
    /// Puts the search into an element, unseen; nothing where it does not come. It is told the link of a run that is to
    /// be opened, and that the search is to leave the screen.
    pub search: fn(Element, Callback<String>, Callback<()>) -> SearchComing,
    /// Shows in an element what stands at the cursor; it is told an instant, in microseconds, that somebody wants to
    /// see.
    pub instruments: fn(Element, Callback<i64>) -> Box<dyn Instruments>,
    /// A run in words, so closely, as HTML.
    pub transcript: fn(&Story, Detail) -> String,
    /// What is said at the end of a run, as HTML, with links that look at others in the same way.
    pub ending: fn(&Story, &View) -> String,
    /// What is said of a link that was made of another run, as one sentence; nothing where it was not.
    pub another_run: fn(&str) -> Option<String>,
    /// What is different in the second scenario, seen from the first.
    pub differences: fn(&Scenario, &Scenario) -> String,
    /// Shows the library, in which the one of this name is on the page. It is told the name of another.
    pub library: fn(String, Callback<&'static str>),
    /// Takes what is dropped on the page and pasted into it.
    pub listen: fn(Told),
    /// Shows the dialog that shares and exports, or opens.
    pub share: fn(Asked),
}

static LAB: Lab = Lab {
    editor: editor::editor,
    search: |root, on_open, on_close| Box::pin(searching(root, on_open, on_close)),
    instruments: readings::instruments,
    transcript: readings::transcript,
    ending: ending::ending,
    another_run: turnlab_view::another_run,
    differences: differences::differences,
    library: gallery::library,
    listen: leaving::listen,
    share: leaving::share,
};

/// The search as it comes: it is a part of its own, which is loaded when it is asked for.
pub type SearchComing = Pin<Box<dyn Future<Output = Option<Rc<dyn Search>>>>>;

type ShownSearch = fn(Element, Callback<String>, Callback<()>) -> Rc<dyn Search>;

async fn searching(
    root: Element,
    on_open: Callback<String>,
    on_close: Callback<()>,
) -> Option<Rc<dyn Search>> {
    let search = begin_search().await.ok()?;
    if let Ok(styles) = turnlab_paths::add_styles("search.css") {
        // Without them it looks plain.
        let _ = JsFuture::from(styles).await;
    }
    Some(search(root, on_open, on_close))
}

/// What is called from here only is in a file of its own.
#[wasm_split(search, fallible)]
fn begin_search() -> Result<ShownSearch, SplitLoaderError> {
    Ok(search::search)
}

type Coming = Pin<Box<dyn Future<Output = Option<&'static Lab>>>>;

/// The lab, with its styles; nothing where it does not come, and then it is asked for anew the next time.
pub async fn load() -> Option<&'static Lab> {
    begin().await.ok()?.await
}

/// What is called from here only is not in the page's program, but in a file of its own.
#[wasm_split(lab, fallible)]
fn begin() -> Result<Coming, SplitLoaderError> {
    Ok(Box::pin(async {
        page::complete().await.ok()?;
        Some(&LAB)
    }))
}
