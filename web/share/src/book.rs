//! The way from a question to where the book answers it.

use yew::prelude::*;

/// A small link to a place in the book, which opens beside the page; nothing where there is no book. Lab and dialog each
/// have it of their own, since what they share would be a part of the page.
pub(crate) fn in_book(about: &str, place: &str) -> Html {
    let Some(address) = turnlab_paths::book(place) else { return html! {} };
    let name = format!("About {about}, in the book");
    html! {
        <a class="in-book" href={address} target="_blank" rel="noopener" aria-label={name.clone()} title={name}>
            { "?" }
        </a>
    }
}
