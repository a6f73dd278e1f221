//! What is going on, in two sentences.

use yew::prelude::*;

use super::live::{Live, Of};

/// What has just happened, and how things stand.
#[component]
pub fn Caption() -> Html {
    html! {
        <div class="caption">
            <Live tag="h1" class="headline" spoken="polite"
                of={Of(|glance| glance.caption.headline.clone())} />
            <Live tag="p" class="detail" of={Of(|glance| glance.caption.detail.clone())}
                alarm={Of(|glance| glance.readout.alarm)} />
        </div>
    }
}
