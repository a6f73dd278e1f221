//! The scenarios with a name.

use turnlab_core::scenario::{LIBRARY, library_entry};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The title of the scenario, which is a list of all there are; another one is chosen by its name.
pub fn scenario_choice(name: &str, on_choose: Callback<&'static str>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(entry) = select.and_then(|select| library_entry(&select.value())) {
            on_choose.emit(entry.name);
        }
    });
    html! {
        <select class="scenario" aria-label="Scenario" {onchange}>
            if library_entry(name).is_none() {
                <option value="" selected=true>{ "A scenario of its own" }</option>
            }
            { for LIBRARY.iter().map(|entry| html! {
                <option value={entry.name} selected={entry.name == name}>{ entry.title }</option>
            }) }
        </select>
    }
}

/// What the scenario shows, and what to look at.
pub fn about(name: &str, changed: bool) -> Html {
    let Some(entry) = library_entry(name) else { return html! {} };
    html! {
        <section class="about">
            <h2>{ entry.title }</h2>
            if changed {
                <p class="summary"><em>{ "This is about the scenario before it was changed." }</em></p>
            }
            <p class="summary">{ entry.summary }</p>
            <p class="summary"><strong>{ "Look at: " }</strong>{ lower(entry.look) }</p>
        </section>
    }
}

/// With its first letter small, unless that is a name or a quotation.
fn lower(text: &'static str) -> String {
    let second_is_large = text.chars().nth(1).is_some_and(|c| c.is_ascii_uppercase());
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1).filter(|_| !second_is_large) {
        first.make_ascii_lowercase();
    }
    text
}
