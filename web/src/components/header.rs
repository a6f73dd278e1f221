//! Name, title, and the link.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::gallery::show_gallery;
use super::scenario_choice::scenario_choice;
use crate::hooks::use_stage;

/// How long the page says that the link was copied.
const SAID_MS: u32 = 2_000;

/// Name, scenario, and the link; `changed` where the scenario differs from the named one, to which
/// `on_restart` goes back; another one is told by its name. `searching` where the search is on the
/// screen, to which `on_search` goes and from which it comes back.
pub fn header(
    scenario: &str,
    changed: bool,
    on_restart: Callback<MouseEvent>,
    on_choose: Callback<&'static str>,
    searching: bool,
    on_search: Callback<MouseEvent>,
) -> Html {
    html! {
        <header class="header">
            <p class="brand">{ "Turnlab" }</p>
            <p class="title">
                { scenario_choice(scenario, on_choose) }
                <button type="button" class="quiet show-library" onclick={show_gallery}
                    title="Every scenario as a small picture">{ "Library" }</button>
                <span class="lede">{ "Only the side with the Turn may send. Press play." }</span>
            </p>
            <button type="button" class="quiet" onclick={on_search}
                title="Every possible order, for a rule and bounds">
                { if searching { "Back to the run" } else { "The search" } }
            </button>
            if changed {
                <button type="button" class="quiet" onclick={on_restart}>{ "Start over" }</button>
            }
            <CopyLink />
        </header>
    }
}

#[component]
fn CopyLink() -> Html {
    let stage = use_stage();
    let copied = use_state(|| None::<Timeout>);
    let onclick = {
        let copied = copied.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(fragment) = stage.fragment() {
                copy(&fragment);
                let setter = copied.setter();
                copied.set(Some(Timeout::new(SAID_MS, move || setter.set(None))));
            }
        })
    };
    html! {
        <button type="button" class="quiet copy-link" {onclick}>
            { if copied.is_some() { "Link copied" } else { "Copy link" } }
        </button>
    }
}

fn copy(fragment: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Ok(href) = window.location().href() else {
        return;
    };
    let page = href.split('#').next().unwrap_or_default();
    let _ = window.navigator().clipboard().write_text(&format!("{page}#{fragment}"));
}
