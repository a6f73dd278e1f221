//! The rule, with a sentence about what it does, and its columns.

use turnlab_core::protocol::{COLUMNS, NamedRule, RULES, Rule, StateName};
use turnlab_core::scenario::{parameter_named, rule_summary};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::edits::Edits;
use super::parameter_field::put;
use crate::book::in_book;
use crate::columns::column_choices;

/// The rule in force, with a sentence about what it does. Another one is chosen by name, or made from this one
/// column by column, each with the ends that it is about as the run stands.
pub(super) fn rule_choice(edits: &Edits, ends: &[(String, StateName)]) -> Html {
    let rule = edits.scenario.rule;
    let on_rule = on_rule(edits);
    let onchange = {
        let on_rule = on_rule.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                on_rule.emit(select.value());
            }
        })
    };
    let on_column = on_rule.reform(|rule: Rule| rule.to_string());
    let own = match rule.named() {
        Some(_) => html! {},
        None => {
            html! { <option value={rule.to_string()} selected=true>{ rule.to_string() }</option> }
        }
    };
    let option = |choice: &NamedRule| {
        let selected = choice.rule == rule;
        html! { <option value={choice.name} {selected}>{ choice.name }</option> }
    };
    html! {
        <section class="rule">
            <div class="titled">
                <h2><label for="rule">{ "Rule" }</label></h2>
                { in_book("the rule", "rules.html") }
            </div>
            <select id="rule" {onchange}>{ own }{ for RULES.iter().map(option) }</select>
            <p class="summary">{ rule_summary(rule) }</p>
            <details class="columns">
                <summary>{ "A rule of your own" }</summary>
                { column_choices("rule", COLUMNS.len(), rule, ends, &on_column) }
            </details>
        </section>
    }
}

/// Puts a rule into the scenario.
fn on_rule(edits: &Edits) -> Callback<String> {
    let edits = edits.clone();
    Callback::from(move |rule: String| {
        if let Some(parameter) = parameter_named("rule") {
            // What there is to choose can be.
            let _ = put(&edits, parameter, &rule);
        }
    })
}
