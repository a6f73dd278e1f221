//! One parameter: its name, its value and its unit.

use turnlab_core::scenario::{Kind, LIBRARY, Parameter, Scenario, library_entry};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::number_field::NumberField;

/// One parameter of a scenario; another value is told with its name.
pub fn parameter_field(
    parameter: &'static Parameter,
    scenario: &Scenario,
    on_put: &Callback<(&'static str, String)>,
) -> Html {
    let value = parameter.text(scenario);
    let default = default_text(parameter, scenario);
    let changed = value != default;
    html! {
        <div class="field" key={parameter.name} data-changed={changed.then_some("true")}>
            <label for={parameter.name}>{ parameter.title }</label>
            { control(parameter, scenario, value, on_put.clone()) }
            { hint(parameter, default, changed, on_put) }
        </div>
    }
}

/// What it may be, what it is unless changed, and where that comes from: seen while it is being changed.
fn hint(
    parameter: &'static Parameter,
    default: String,
    changed: bool,
    on_put: &Callback<(&'static str, String)>,
) -> Html {
    let allowed = match parameter.kind {
        Kind::Number { least, most, .. } => format!("{least} to {most}; "),
        Kind::Choice(_) => String::new(),
    };
    let words = format!("{allowed}{default} unless changed ({})", parameter.source);
    let back = default.clone();
    let onclick = on_put.reform(move |_: MouseEvent| (parameter.name, back.clone()));
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

fn control(
    parameter: &'static Parameter,
    scenario: &Scenario,
    value: String,
    on_put: Callback<(&'static str, String)>,
) -> Html {
    match parameter.kind {
        Kind::Number { least, most, unit } => {
            let scenario = scenario.clone();
            let on_put = Callback::from(move |text: String| {
                let mut put = scenario.clone();
                parameter.put(&mut put, &text).map_err(|problem| problem.what)?;
                put.check()
                    .map_err(|told| told.into_iter().map(|told| told.what).collect::<String>())?;
                on_put.emit((parameter.name, text));
                Ok(())
            });
            html! {
                <NumberField id={parameter.name} range={(least, most)} unit={unit.text()} {value} {on_put} />
            }
        }
        Kind::Choice(names) => {
            let onchange = Callback::from(move |event: Event| {
                if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                    on_put.emit((parameter.name, select.value()));
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
    }
}

fn default_text(parameter: &Parameter, scenario: &Scenario) -> String {
    let named = library_entry(&scenario.name).unwrap_or(&LIBRARY[0]);
    parameter.text(&named.scenario())
}
