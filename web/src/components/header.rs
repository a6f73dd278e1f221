//! Name, title, and the ways out and in.

use yew::prelude::*;

use super::scenario_choice::scenario_choice;

/// Where the header leads.
pub struct Ways {
    /// To the library of scenarios.
    pub library: Callback<MouseEvent>,
    /// Back to the named scenario.
    pub restart: Callback<MouseEvent>,
    /// To the lab, and back from it.
    pub lab: Callback<MouseEvent>,
    /// To what opens something.
    pub open: Callback<MouseEvent>,
    /// To what shares and exports.
    pub share: Callback<MouseEvent>,
}

/// Name, scenario, and the ways out and in; `changed` where the scenario differs from the named one; another
/// one is told by its name. `shows_lab` where the lab is in the place of the run.
pub fn header(
    scenario: &str,
    changed: bool,
    shows_lab: bool,
    on_choose: Callback<&'static str>,
    ways: Ways,
) -> Html {
    html! {
        <header class="header">
            <p class="brand">{ "Turnlab" }</p>
            <p class="title">
                { scenario_choice(scenario, on_choose) }
                <button type="button" class="quiet show-library" onclick={ways.library}
                    title="Every scenario as a small picture">{ "Library" }</button>
                <span class="lede" aria-live="polite">
                    <b class="verdict" data-live="verdict" /><span data-live="beside" />
                </span>
            </p>
            <button type="button" class="quiet" onclick={ways.lab}
                title="Search every order, find repairs, compare two runs, find the threshold, work out the odds">
                { if shows_lab { "Back to the run" } else { "The lab" } }
            </button>
            if changed {
                <button type="button" class="quiet" onclick={ways.restart}>{ "Start over" }</button>
            }
            <button type="button" class="quiet open-file" onclick={ways.open}
                title="Open a link, a scenario file, or a picture that was saved here">{ "Open…" }</button>
            <button type="button" class="quiet" onclick={ways.share}
                title="Link, embed code, pictures, text and data">{ "Share" }</button>
        </header>
    }
}
