//! The rule, with a sentence about what it does.

use turnlab_core::protocol::{RULES, Rule};
use turnlab_core::scenario::parameter_named;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::edits::Edits;
use super::parameter_field::put;

/// The rule in force, with a sentence about what it does; another one is chosen by name.
pub(super) fn rule_choice(edits: &Edits) -> Html {
    let rule = edits.scenario.rule;
    let edits = edits.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some((select, parameter)) = select.zip(parameter_named("rule")) {
            // What there is to choose can be.
            let _ = put(&edits, parameter, &select.value());
        }
    });
    let option = |choice: &&Rule| {
        html! {
            <option value={choice.name} selected={choice.name == rule.name}>{ choice.name }</option>
        }
    };
    html! {
        <section class="rule">
            <h2><label for="rule">{ "Rule" }</label></h2>
            <select id="rule" {onchange}>{ for RULES.iter().map(option) }</select>
            <p class="summary">{ rule.summary }</p>
        </section>
    }
}
