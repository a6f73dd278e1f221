//! The rule, with a sentence about what it does, and its columns.

use turnlab_core::protocol::{COLUMNS, Column, NamedRule, RULES};
use turnlab_core::scenario::{COLUMN_WORDS, ColumnWords, parameter_named, rule_summary};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::edits::Edits;
use super::parameter_field::put;

/// The rule in force, with a sentence about what it does. Another one is chosen by name, or made from this one
/// column by column.
pub(super) fn rule_choice(edits: &Edits) -> Html {
    let rule = edits.scenario.rule;
    let onchange = on_choice(edits, |value| value);
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
    let column = |(column, words)| column_choice(edits, column, words);
    html! {
        <section class="rule">
            <h2><label for="rule">{ "Rule" }</label></h2>
            <select id="rule" {onchange}>{ own }{ for RULES.iter().map(option) }</select>
            <p class="summary">{ rule_summary(rule) }</p>
            <details class="columns">
                <summary>{ "A rule of your own" }</summary>
                { for COLUMNS.iter().zip(&COLUMN_WORDS).map(column) }
            </details>
        </section>
    }
}

/// One column, with a choice of what stands there.
fn column_choice(edits: &Edits, column: &'static Column, words: &'static ColumnWords) -> Html {
    let rule = edits.scenario.rule;
    let id = format!("rule-{}", column.name);
    let onchange = on_choice(edits, move |value| {
        let place = column.values.iter().position(|known| *known == value);
        column.with(rule, place.unwrap_or_default()).to_string()
    });
    let option = |(place, text): (usize, &&'static str)| {
        let selected = place == column.place(rule);
        html! { <option value={column.values[place]} {selected}>{ *text }</option> }
    };
    html! {
        <div class="column">
            <label for={id.clone()}>{ words.about }</label>
            <select {id} {onchange}>{ for words.values.iter().enumerate().map(option) }</select>
        </div>
    }
}

/// Puts the rule that a choice comes to into the scenario.
fn on_choice(edits: &Edits, rule: impl Fn(String) -> String + 'static) -> Callback<Event> {
    let edits = edits.clone();
    Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some((select, parameter)) = select.zip(parameter_named("rule")) {
            // What there is to choose can be.
            let _ = put(&edits, parameter, &rule(select.value()));
        }
    })
}
