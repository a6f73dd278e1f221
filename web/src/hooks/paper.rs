//! What the page is shown on.

use turnlab_core::scenario::Paper;
use yew::prelude::*;

/// Light or dark where the link says so, whatever the browser prefers. The script of the first paint does the same
/// before there is this.
#[hook]
pub fn use_paper(paper: Paper) {
    use_effect_with(paper, |paper| {
        let document = web_sys::window().and_then(|window| window.document());
        let Some(root) = document.and_then(|document| document.document_element()) else { return };
        let _ = match paper {
            Paper::Auto => root.remove_attribute("data-theme"),
            paper => root.set_attribute("data-theme", paper.name()),
        };
    });
}
