//! What the run on the page is compared with: one of what is near at hand, or what somebody writes.

use turnlab_core::protocol::RULES;
use turnlab_core::scenario::{LIBRARY, Scenario};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    /// The first run.
    pub(super) scenario: Scenario,
    /// What stands behind `with=`.
    pub(super) with: String,
    /// Something else is to stand there.
    pub(super) on_with: Callback<String>,
}

/// The choice.
#[component]
pub(super) fn Choice(props: &Props) -> Html {
    let written = use_state_eq(|| props.with.clone());
    {
        let written = written.setter();
        use_effect_with(props.with.clone(), move |with| written.set(with.clone()));
    }
    let onchange = {
        let on_with = props.on_with.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                on_with.emit(select.value());
            }
        })
    };
    let oninput = {
        let written = written.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                written.set(input.value());
            }
        })
    };
    let onsubmit = {
        let (on_with, written) = (props.on_with.clone(), written.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_with.emit(fragment(&written).to_owned());
        })
    };
    let option = |(value, words): (String, String)| {
        let selected = value == props.with;
        html! { <option {value} {selected}>{ words }</option> }
    };
    let near = near(&props.scenario);
    let is_near = near.iter().flat_map(|(_, all)| all).any(|(value, _)| *value == props.with);
    html! {
        <form class="bounds" {onsubmit}>
            <div class="limit">
                <label for="compare-near">{ "Compare with" }</label>
                <select id="compare-near" {onchange}>
                    <option value={props.with.clone()} selected={!is_near} hidden={is_near}>
                        { "what stands beside this" }
                    </option>
                    { for near.into_iter().map(|(title, all)| html! {
                        <optgroup label={title}>{ for all.into_iter().map(option) }</optgroup>
                    }) }
                </select>
            </div>
            <div class="limit wide">
                <label for="compare-with">{ "or write what differs, a link, or a scenario’s name" }</label>
                <input id="compare-with" type="text" spellcheck="false" autocapitalize="none" autocomplete="off"
                    {oninput} value={(*written).clone()} placeholder="threshold=5" />
            </div>
            <p class="go"><button type="submit" class="primary">{ "Compare" }</button></p>
        </form>
    }
}

/// A link may come with the page that it is of.
fn fragment(text: &str) -> &str {
    text.trim().split_once('#').map_or(text.trim(), |(_, fragment)| fragment)
}

type Choices = Vec<(String, String)>;

/// What is near at hand, in groups: what stands behind `with=`, and what it is called.
fn near(scenario: &Scenario) -> [(&'static str, Choices); 3] {
    let mut without: Choices = Vec::new();
    let mut leave_out =
        |value: &str, words: &str| without.push((value.to_owned(), words.to_owned()));
    if !scenario.cuts.is_empty() {
        leave_out("cut=none", "without the cuts");
    }
    if !scenario.faults.is_empty() {
        leave_out("cut=none&faults=none", "without anything that goes wrong");
    }
    let threshold = scenario.parameters.threshold_messages;
    for value in [5, 20, 50].into_iter().filter(|value| *value != threshold) {
        leave_out(&format!("threshold={value}"), &format!("with the threshold {value}"));
    }
    let rules = RULES.iter().filter(|rule| rule.rule != scenario.rule);
    let rules =
        rules.map(|rule| (format!("rule={}", rule.name), format!("with the rule {}", rule.name)));
    let library = LIBRARY.iter().map(|entry| (entry.name.to_owned(), entry.title.to_owned()));
    [
        ("The same", without),
        ("The same with another rule", rules.collect()),
        ("A scenario of the library", library.collect()),
    ]
}
