//! What is going on, in two sentences.

use yew::prelude::*;

/// What has just happened, and how things stand.
pub fn caption() -> Html {
    html! {
        <div class="caption">
            <h1 class="headline" data-live="headline" aria-live="polite" />
            <p class="detail">
                <span class="standing" data-live="standing" />
                { " " }
                <span data-live="mail" />
            </p>
        </div>
    }
}
