//! The rule, with a sentence about what it does.

use turnlab_core::protocol::{RULES, Rule};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The rule in force, with a sentence about what it does; another one is chosen by name.
pub fn rule_choice(rule: &'static Rule, on_choose: Callback<String>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            on_choose.emit(select.value());
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
