//! The rule, with a sentence about what it does.

use turnlab_core::protocol::{RULES, Rule};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the choice needs to know.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The rule that is in force.
    pub rule: &'static Rule,
    /// Another one is chosen, by name.
    pub on_choose: Callback<String>,
}

/// The rule, with a sentence about what it does.
#[component]
pub fn RuleChoice(props: &Props) -> Html {
    let onchange = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                on_choose.emit(select.value());
            }
        })
    };
    html! {
        <section class="rule">
            <h2><label for="rule">{ "Rule" }</label></h2>
            <select id="rule" {onchange}>
                { for RULES.iter().map(|rule| html! {
                    <option value={rule.name} selected={rule.name == props.rule.name}>{ rule.name }</option>
                }) }
            </select>
            <p class="summary">{ props.rule.summary }</p>
        </section>
    }
}
