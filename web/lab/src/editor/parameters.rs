//! The parameters in their groups.

use turnlab_core::scenario::{Group, Kind, PARAMETERS, Parameter, Scenario, Unit};
use yew::prelude::*;

use super::edits::Edits;
use super::parameter_field::parameter_field;
use crate::book::in_book;

/// Every group but the rule, which stands elsewhere.
pub(super) fn parameters(edits: &Edits) -> Html {
    let groups = Group::ALL.into_iter().filter(|group| *group != Group::Rule);
    groups.map(|group| of_group(group, edits)).collect()
}

fn of_group(group: Group, edits: &Edits) -> Html {
    let fields = PARAMETERS.iter().filter(|parameter| parameter.group == group);
    html! {
        <section class="parameters">
            <div class="titled">
                <h2>{ group.title() }</h2>
                { in_book(group.title(), &place_of(group)) }
            </div>
            { for fields.map(|parameter| html! {
                <fieldset key={parameter.name} disabled={!counts(parameter, &edits.scenario)}>
                    { parameter_field(parameter, edits) }
                </fieldset>
            }) }
        </section>
    }
}

/// Where the book has the table of a group.
fn place_of(group: Group) -> String {
    format!("parameters.html#{}", group.title().to_ascii_lowercase().replace(' ', "-"))
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
        Kind::Choice(_) | Kind::Rule => false,
    };
    // Whether requests are repeated at all is no time.
    scenario.order.is_empty() || !is_time || parameter.name == "request-repeat"
}
