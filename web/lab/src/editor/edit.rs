//! The editor as a component: it shows a scenario, and every change is another scenario.

use turnlab_core::run::Unmet;
use turnlab_core::scenario::Scenario;
use yew::prelude::*;

use super::as_file::AsFile;
use super::commands::commands;
use super::edits::Edits;
use super::faults::faults;
use super::legend::legend;
use super::parameters::parameters;
use super::rule_choice::rule_choice;
use super::shorter::Shorter;
use super::{AtCursor, Changes, Places};

/// What the editor needs to know.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    /// The scenario.
    pub(super) scenario: Scenario,
    /// Where it is shown.
    pub(super) places: Places,
    /// What stands at the cursor; of what goes wrong with the Turn else what does first in the run.
    pub(super) cursor: AtCursor,
    /// What the page is told.
    pub(super) changes: Changes,
}

/// A longer run is not run here once more only to say what of it had no effect: an hour, in microseconds.
const LONGEST_US: i64 = 3_600_000_000;

/// What of a scenario meets nothing in its run.
fn unmet(scenario: &Scenario) -> Unmet {
    let is_short = scenario.until_us() <= LONGEST_US;
    let history = if is_short { scenario.run().ok() } else { None };
    history.map_or_else(Unmet::default, |history| history.unmet().clone())
}

/// The editor.
#[component]
pub(super) fn Edit(props: &Props) -> Html {
    let Props { scenario, places, changes, .. } = props;
    let edits = Edits::new(scenario.clone(), changes.on_edit.clone());
    let unmet = use_memo(scenario.clone(), unmet);
    let follows_order = !scenario.order.is_empty();
    let wrong = html! {
        if follows_order {
            <p class="summary">
                { "Put aside, like mail and whatever is a time: this run follows an order. Back to the clock, \
                   and cuts and faults can be changed." }
            </p>
        } else {
            { faults(&edits, &unmet, &changes.on_look) }
        }
    };
    let shown_anomaly = props.cursor.anomaly.filter(|_| !follows_order);
    let shorter = html! { <Shorter scenario={scenario.clone()} wrong={shown_anomaly} /> };
    let rest = html! {
        <>
            if !follows_order {
                { commands(&edits, &unmet, &changes.on_look) }
            }
            { parameters(&edits) }
            <AsFile edits={edits.clone()} />
        </>
    };
    html! {
        <>
            { legend() }
            { rule_choice(&edits, &props.cursor.ends) }
            { create_portal(shorter, places.shorter.clone()) }
            { create_portal(wrong, places.wrong.clone()) }
            { create_portal(rest, places.parameters.clone()) }
        </>
    }
}
