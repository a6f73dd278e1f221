//! The run as text, for whoever reads it rather than looks at it: written only while it is open.

use web_sys::{Element, Event};
use yew::prelude::*;

use crate::hooks::{use_glance, use_stage};

/// The run as text.
#[component]
pub fn AsText() -> Html {
    let stage = use_stage();
    let shown = use_glance(|glance| glance.shown);
    let open = use_state_eq(|| false);
    let text = use_node_ref();
    {
        let text = text.clone();
        use_effect_with((shown, *open), move |(_, open)| {
            if let Some(element) = text.cast::<Element>() {
                let words = if *open { stage.transcript() } else { String::new() };
                element.set_text_content(Some(&words));
            }
        });
    }
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<Element>();
            open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    html! {
        <details class="legend as-text" {ontoggle}>
            <summary>{ "Read as text" }</summary>
            <pre ref={text} tabindex="0" aria-label="The run as text" />
        </details>
    }
}
