//! The lab: the editor of the scenario, the library, the views with the questions about a scenario, what stands at the cursor for
//! whoever looks closely, and what is dropped and pasted. It is a part of the page's program that is loaded when the
//! page is alive: the page calls [`load`], and everything else through the [`Lab`] that comes.

#[path = "../../share/src/book.rs"]
mod book;
mod columns;
mod compare;
mod editor;
mod ending;
mod findings;
mod gallery;
mod icons;
mod leaving;
mod odds;
mod page;
mod readings;
mod repairs;
mod run_link;
mod search;
mod searcher;
mod shrink;
mod state;
mod thresholds;
mod trouble;
mod views;
mod width;

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
pub use views::{LabHost, Views};

/// What the page makes use of. These are pointers and not functions of the crate, which the compiler would link into
/// the page.
pub struct Lab {
    /// Shows the editor of a scenario in its places.
    pub editor: fn(Places, &Scenario, Changes) -> Rc<dyn Editor>,
    /// Puts the views of the lab into an element, unseen; nothing where they do not come.
    pub views: fn(Element, LabHost) -> ViewsComing,
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
    views: |root, host| Box::pin(coming(root, host)),
    instruments: readings::instruments,
    transcript: readings::transcript,
    ending: ending::ending,
    another_run: turnlab_view::another_run,
    differences: turnlab_view::differences,
    library: gallery::library,
    listen: leaving::listen,
    share: leaving::share,
};

/// The views as they come: they are a part of their own, which is loaded when one is asked for.
pub type ViewsComing = Pin<Box<dyn Future<Output = Option<Rc<dyn Views>>>>>;

/// Their styles.
const STYLES: [&str; 6] =
    ["views.css", "search.css", "repairs.css", "curves.css", "compare.css", "odds.css"];

type ShownViews = fn(Element, LabHost) -> Rc<dyn Views>;

async fn coming(root: Element, host: LabHost) -> Option<Rc<dyn Views>> {
    let views = begin_views().await.ok()?;
    for styles in STYLES.map(turnlab_paths::add_styles).into_iter().flatten() {
        // Without them they look plain.
        let _ = JsFuture::from(styles).await;
    }
    Some(views(root, host))
}

/// What is called from here only is in a file of its own.
#[wasm_split(search, fallible)]
fn begin_views() -> Result<ShownViews, SplitLoaderError> {
    Ok(views::views)
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
