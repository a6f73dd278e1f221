//! The editor as a component: it shows a scenario, and every change is another scenario.

use turnlab_core::run::Unmet;
use turnlab_core::scenario::{Scenario, read_link};
use web_sys::Element;
use yew::prelude::*;

use super::as_file::AsFile;
use super::commands::commands;
use super::edits::{Edited, Edits};
use super::faults::faults;
use super::legend::legend;
use super::parameters::parameters;
use super::rule_choice::rule_choice;
use super::shorter::{Shorter, WrongTurn};

/// What the editor needs to know.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    /// The scenario, as a link.
    pub(super) link: String,
    /// Where it shows what goes wrong.
    pub(super) wrong: Element,
    /// Where it shows the parameters.
    pub(super) parameters: Element,
    /// Where it offers a shorter run.
    pub(super) shorter: Element,
    /// What goes wrong with the Turn at the cursor, or else first in the run.
    pub(super) wrong_turn: Option<WrongTurn>,
    /// The scenario was changed.
    pub(super) on_edit: Callback<Edited>,
    /// Somebody wants to see an instant, in microseconds.
    pub(super) on_look: Callback<i64>,
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
    let read = use_memo(props.link.clone(), |link| read_link(link).0.scenario);
    let edits = Edits::new(Scenario::clone(&read), props.on_edit.clone());
    let unmet = use_memo(props.link.clone(), |_| unmet(&read));
    let follows_order = !read.order.is_empty();
    let wrong = html! {
        if follows_order {
            <p class="summary">
                { "Put aside, like mail and whatever is a time: this run follows an order. Back to the clock, \
                   and cuts and faults can be changed." }
            </p>
        } else {
            { faults(&edits, &unmet, &props.on_look) }
        }
    };
    let wrong_turn = props.wrong_turn.filter(|_| !follows_order);
    let shorter = html! { <Shorter link={props.link.clone()} wrong={wrong_turn} /> };
    let rest = html! {
        <>
            if !follows_order {
                { commands(&edits, &unmet, &props.on_look) }
            }
            { parameters(&edits) }
            <AsFile edits={edits.clone()} link={props.link.clone()} />
        </>
    };
    html! {
        <>
            { legend() }
            { rule_choice(&edits) }
            { create_portal(shorter, props.shorter.clone()) }
            { create_portal(wrong, props.wrong.clone()) }
            { create_portal(rest, props.parameters.clone()) }
        </>
    }
}
