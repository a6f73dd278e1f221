//! What stands at the cursor, and what can be changed.

use turnlab_core::scenario::{Group, PARAMETERS, Scenario};
use yew::prelude::*;

use super::commands::commands;
use super::faults::faults;
use super::legend::legend;
use super::parameter_field::parameter_field;
use super::readout::readout;
use super::rule_choice::rule_choice;
use super::scenario_choice::about;
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// What stands at the cursor, and what can be changed.
pub fn panel(workspace: &UseReducerHandle<Workspace>, stage: &Stage) -> Html {
    let scenario = &workspace.scenario;
    let dispatcher = workspace.dispatcher();
    let put = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |(name, text)| dispatcher.dispatch(Action::Put { name, text }))
    };
    let on_untell = Callback::from(move |index| dispatcher.dispatch(Action::RemoveCommand(index)));
    let faults = faults(workspace, stage);
    let stage = stage.clone();
    let on_look = Callback::from(move |at_us| stage.seek(at_us));
    let groups = Group::ALL.into_iter().filter(|group| *group != Group::Rule);
    html! {
        <aside class="panel" aria-label="State and parameters">
            { readout(scenario.mtas.len()) }
            { about(&scenario.name) }
            { legend() }
            { rule_choice(scenario.rule, put.reform(|text: String| ("rule", text))) }
            { faults }
            { commands(scenario, &on_look, &on_untell) }
            { for groups.map(|group| parameters(group, scenario, &put)) }
        </aside>
    }
}

fn parameters(group: Group, scenario: &Scenario, put: &Callback<(&'static str, String)>) -> Html {
    let fields = PARAMETERS.iter().filter(|parameter| parameter.group == group);
    html! {
        <section class="parameters">
            <h2>{ group.title() }</h2>
            { for fields.map(|parameter| parameter_field(parameter, scenario, put)) }
        </section>
    }
}
