//! What stands at the cursor, and what can be changed.

use turnlab_core::scenario::{Group, PARAMETERS, Scenario};
use yew::prelude::*;

use super::cuts::Cuts;
use super::parameter_field::ParameterField;
use super::readout::Readout;
use super::rule_choice::RuleChoice;
use crate::hooks::use_stage;
use crate::state::{Action, Workspace};

/// What the panel needs to know.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown and changed.
    pub workspace: UseReducerHandle<Workspace>,
}

/// What stands at the cursor, and what can be changed.
#[component]
pub fn Panel(props: &Props) -> Html {
    let stage = use_stage();
    let workspace = props.workspace.dispatcher();
    let put = use_callback(workspace.clone(), |(name, text), workspace| {
        workspace.dispatch(Action::Put { name, text });
    });
    let on_choose = put.reform(|text: String| ("rule", text));
    let on_remove = Callback::from(move |index| workspace.dispatch(Action::RemoveCut(index)));
    let on_look = Callback::from(move |at_us| stage.seek(at_us));
    let scenario = &props.workspace.scenario;
    html! {
        <aside class="panel" aria-label="State and parameters">
            <Readout />
            <RuleChoice rule={scenario.rule} {on_choose} />
            <Cuts cuts={scenario.cuts.clone()} {on_look} {on_remove} />
            { for Group::ALL.into_iter().filter(|group| *group != Group::Rule)
                .map(|group| parameters(group, scenario, &put)) }
        </aside>
    }
}

fn parameters(group: Group, scenario: &Scenario, put: &Callback<(&'static str, String)>) -> Html {
    let fields = PARAMETERS.iter().filter(|parameter| parameter.group == group);
    html! {
        <section class="parameters">
            <h2>{ group.title() }</h2>
            { for fields.map(|parameter| html! {
                <ParameterField key={parameter.name} {parameter} scenario={scenario.clone()} on_put={put} />
            }) }
        </section>
    }
}
