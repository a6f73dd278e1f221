//! What stands at the cursor, and what can be changed.

use turnlab_core::scenario::{Group, Kind, PARAMETERS, Parameter, Scenario, Unit};
use yew::prelude::*;

use super::as_text::AsText;
use super::commands::commands;
use super::faults::faults;
use super::instruments::Instruments;
use super::legend::legend;
use super::parameter_field::parameter_field;
use super::readout::readout;
use super::rule_choice::rule_choice;
use super::scenario_choice::about;
use super::siblings::siblings;
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// What stands at the cursor, and what can be changed; `shrink` is the offer of a shorter run.
pub fn panel(workspace: &UseReducerHandle<Workspace>, stage: &Stage, shrink: Html) -> Html {
    let scenario = &workspace.scenario;
    let dispatcher = workspace.dispatcher();
    let put = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |(name, text)| dispatcher.dispatch(Action::Put { name, text }))
    };
    let on_untell = Callback::from(move |index| dispatcher.dispatch(Action::RemoveCommand(index)));
    let faults = faults(workspace, stage);
    let shown = stage.clone();
    let stage = stage.clone();
    let on_look = Callback::from(move |at_us| stage.seek(at_us));
    let groups = Group::ALL.into_iter().filter(|group| *group != Group::Rule);
    html! {
        <aside class="panel" aria-label="State and parameters">
            { readout(scenario.mtas.len()) }
            { siblings(workspace, &shown) }
            <Instruments />
            { shrink }
            if scenario.order.is_empty() {
                { about(&scenario.name) }
            }
            { legend() }
            <AsText />
            { rule_choice(scenario.rule, put.reform(|text: String| ("rule", text))) }
            if scenario.order.is_empty() {
                { faults }
                { commands(scenario, &on_look, &on_untell) }
            } else {
                { put_aside() }
            }
            { for groups.map(|group| parameters(group, scenario, &put)) }
        </aside>
    }
}

fn parameters(group: Group, scenario: &Scenario, put: &Callback<(&'static str, String)>) -> Html {
    let fields = PARAMETERS.iter().filter(|parameter| parameter.group == group);
    html! {
        <section class="parameters">
            <h2>{ group.title() }</h2>
            { for fields.map(|parameter| html! {
                <fieldset key={parameter.name} disabled={!counts(parameter, scenario)}>
                    { parameter_field(parameter, scenario, put) }
                </fieldset>
            }) }
        </section>
    }
}

/// What stands in place of the cuts and faults where an order says what happens.
fn put_aside() -> Html {
    html! {
        <section class="cuts">
            <h2>{ "Cuts and faults" }</h2>
            <p class="summary">
                { "Put aside, like mail and whatever is a time: this run follows an order. Back to the clock, \
                   and they can be changed." }
            </p>
        </section>
    }
}

/// Whether a parameter makes a difference: where a run follows an order, most times do not.
fn counts(parameter: &Parameter, scenario: &Scenario) -> bool {
    let is_time = match parameter.kind {
        Kind::Number { unit, .. } => matches!(
            unit,
            Unit::Seconds
                | Unit::SecondsPerKb
                | Unit::Milliseconds
                | Unit::KbPerSecond
                | Unit::Times
        ),
        Kind::Choice(_) => false,
    };
    // Whether requests are repeated at all is no time.
    scenario.order.is_empty() || !is_time || parameter.name == "request-repeat"
}
