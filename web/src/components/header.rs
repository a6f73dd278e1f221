//! Name, title, and the ways out and in.

use yew::prelude::*;

use super::gallery::show_gallery;
use super::scenario_choice::scenario_choice;

/// Name, scenario, and the ways out and in, `on_open` and `on_share`; `changed` where the scenario differs from the named one, to which
/// `on_restart` goes back; another one is told by its name. `searching` where the search is on the
/// screen, to which `on_search` goes and from which it comes back.
pub fn header(
    scenario: &str,
    changed: bool,
    on_restart: Callback<MouseEvent>,
    on_choose: Callback<&'static str>,
    searching: bool,
    on_search: Callback<MouseEvent>,
    on_open: Callback<MouseEvent>,
    on_share: Callback<MouseEvent>,
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
            <button type="button" class="quiet open-file" onclick={on_open}
                title="Open a link, a scenario file, or a picture that was saved here">{ "Open…" }</button>
            <button type="button" class="quiet" onclick={on_share}
                title="Link, embed code, pictures, text and data">{ "Share" }</button>
        </header>
    }
}
