//! What is drawn on buttons: the ways of a pen in a square of 20 by 20.

use yew::prelude::*;

/// Look at it.
pub(crate) const LOOK: &str = "M10 4.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 1.500a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm0 2.500a1.500 1.500 0 1 0 \
    0 3 1.500 1.500 0 0 0 0-3z";
/// Remove it.
pub(crate) const CROSS: &str =
    "M6 4.900 10 8.900l4-4 1.100 1.100-4 4 4 4-1.100 1.100-4-4-4 4-1.100-1.100 4-4-4-4z";

/// One of these as a picture.
pub(crate) fn icon(path: &'static str) -> Html {
    html! {
        <svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d={path} fill-rule="evenodd" />
        </svg>
    }
}
