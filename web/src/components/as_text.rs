//! The run as text, for whoever reads it rather than looks at it: the lab writes it, and only while it is open.

use yew::prelude::*;

use crate::stage::Stage;

/// The run as text.
pub fn as_text(stage: &Stage) -> Html {
    let stage = stage.clone();
    let ontoggle = Callback::from(move |_: Event| stage.write_text());
    html! {
        <details class="legend as-text" {ontoggle}>
            <summary>{ "Read as text" }</summary>
            <div tabindex="0" role="region" aria-label="The run as text" />
        </details>
    }
}
