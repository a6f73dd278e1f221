//! From the page as it came to the living one. The page as it came lies over the living one until that is drawn,
//! so that nobody sees it half done.

use web_sys::{Document, Element};

/// Takes the page as it came from over the living one.
pub fn lift() {
    let _ = document().and_then(|document| picture(&document)).map(|picture| picture.remove());
}

/// The page as it came.
pub fn picture(document: &Document) -> Option<Element> {
    document.query_selector(".first-paint").ok()?
}

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}
