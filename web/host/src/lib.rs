//! What a page around the playground can ask of it and is told by it (docs/embedding.md). It is a part of the page's
//! program that is loaded in a frame of `<turn-lab>` and nowhere else: the page calls [`load`], and everything else
//! through what comes.

mod ask;
mod conversation;
mod frame;
mod message;
mod news;
mod until;

use std::pin::Pin;
use std::rc::Rc;

use turnlab_core::scenario::View;
use turnlab_view::{Caption, Story};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// What the page does when it is asked to.
pub trait Playground {
    /// Opens the fragment of a link, with a way back.
    fn open(&self, fragment: String);
    /// Looks at the run in this way.
    fn look(&self, view: View);
    /// Puts the cursor at an instant, in microseconds.
    fn seek(&self, at_us: i64);
    /// Scrolls so that what is in view begins at an instant, in microseconds.
    fn show_from(&self, at_us: i64);
    /// Plays, or stops.
    fn toggle(&self);
    /// Cuts at the cursor, or says why that cannot be.
    fn cut(&self) -> Option<&'static str>;
}

/// What is on the page now.
pub struct Seen<'a> {
    /// The cursor, in microseconds.
    pub at_us: i64,
    /// Whether it moves by itself.
    pub playing: bool,
    /// The scenario, the cursor and how it is looked at, as the fragment of a link.
    pub fragment: &'a str,
    /// What the run comes to.
    pub verdict: &'a str,
    /// What stands at the cursor.
    pub caption: &'a Caption,
    /// The run.
    pub story: &'a Rc<Story>,
}

/// The page around the playground.
pub trait Host {
    /// Is told what is on the page, whenever that changes.
    fn show(&self, seen: &Seen);
}

/// Begins to listen, as long as the page lives.
pub type Begin = fn(Box<dyn Playground>) -> Rc<dyn Host>;

/// What begins; nothing where it does not come.
pub async fn load() -> Option<Begin> {
    begin().await.ok()?.await
}

type Coming = Pin<Box<dyn Future<Output = Option<Begin>>>>;

/// What is called from here only is in a file of its own.
#[wasm_split(host, fallible)]
fn begin() -> Result<Coming, SplitLoaderError> {
    Ok(Box::pin(async { Some(conversation::begin as Begin) }))
}
