//! One parameter: its name, its value and its unit.

use turnlab_core::scenario::{Kind, LIBRARY, Parameter, Problem, Scenario, Unit, library_entry};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::edits::Edits;
use super::number_field::NumberField;

/// One parameter of the scenario.
pub(super) fn parameter_field(parameter: &'static Parameter, edits: &Edits) -> Html {
    let value = parameter.text(&edits.scenario);
    let default = default_text(parameter, &edits.scenario);
    let changed = value != default;
    html! {
        <div class="field" key={parameter.name} data-changed={changed.then_some("true")}>
            <label for={parameter.name}>{ parameter.title }</label>
            { control(parameter, edits, value) }
            { hint(parameter, default, changed, edits) }
        </div>
    }
}

/// What it may be, what it is unless changed, and where that comes from: seen while it is being changed.
fn hint(parameter: &'static Parameter, default: String, changed: bool, edits: &Edits) -> Html {
    let allowed = match parameter.kind {
        Kind::Number { least, most, .. } => format!("{least} to {most}; "),
        Kind::Choice(_) | Kind::Rule => String::new(),
    };
    let words = format!("{allowed}{default} unless changed ({})", parameter.source);
    let (edits, back) = (edits.clone(), default.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        // What is in force unless changed can be.
        let _ = put(&edits, parameter, &back);
    });
    html! {
        <p class="hint">
            <span>{ words }</span>
            if changed {
                <button type="button" class="quiet" {onclick}
                    aria-label={format!("{}: back to {default}", parameter.title)}>
                    { "Back to " }{ default }
                </button>
            }
        </p>
    }
}

fn control(parameter: &'static Parameter, edits: &Edits, value: String) -> Html {
    let edits = edits.clone();
    match parameter.kind {
        Kind::Number { least, most, unit } => {
            let on_put = Callback::from(move |text: String| put(&edits, parameter, &text));
            html! {
                <NumberField id={parameter.name} range={(least, most)} unit={unit.text()} {value} {on_put}
                    fraction={unit == Unit::KbPerSecond} />
            }
        }
        Kind::Choice(names) => {
            let onchange = Callback::from(move |event: Event| {
                if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                    // What there is to choose can be.
                    let _ = put(&edits, parameter, &select.value());
                }
            });
            html! {
                <select id={parameter.name} {onchange}>
                    { for names().into_iter().map(|name| html! {
                        <option value={name} selected={name == value}>{ name }</option>
                    }) }
                </select>
            }
        }
        // It has a place of its own: `rule_choice.rs`.
        Kind::Rule => html! {},
    }
}

/// Gives the parameter another value, or says what is wrong with it.
pub(super) fn put(edits: &Edits, parameter: &Parameter, text: &str) -> Result<(), String> {
    edits.put(with(&edits.scenario, parameter, text)?, parameter.name);
    Ok(())
}

/// The scenario with another value of the parameter.
pub(super) fn with(
    scenario: &Scenario,
    parameter: &Parameter,
    text: &str,
) -> Result<Scenario, String> {
    let mut scenario = scenario.clone();
    parameter.put(&mut scenario, text).map_err(|problem| problem.what)?;
    let told = |told: Vec<Problem>| told.into_iter().map(|told| told.what).collect::<String>();
    scenario.check().map_err(told)?;
    Ok(scenario)
}

fn default_text(parameter: &Parameter, scenario: &Scenario) -> String {
    let named = library_entry(&scenario.name).unwrap_or(&LIBRARY[0]);
    parameter.text(&named.scenario())
}
