//! What is going on, in two sentences.

use yew::prelude::*;

use super::live::{Live, Of};

/// What has just happened, and how things stand.
pub fn caption() -> Html {
    html! {
        <div class="caption">
            <Live tag="h1" class="headline" spoken="polite"
                of={Of::Cursor(|glance| glance.caption.headline.clone())} />
            <p class="detail">
                <Live class="standing" alarms=true
                    of={Of::Cursor(|glance| glance.caption.turn.clone())} />
                { " " }
                <Live of={Of::Cursor(|glance| glance.caption.mail.clone())} />
            </p>
        </div>
    }
}
