//! One parameter: its name, its value, its unit, and what is wrong with what was written.

use turnlab_core::scenario::{Kind, LIBRARY, Parameter, Scenario, library_entry};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What a field needs to know.
#[derive(Properties)]
pub struct Props {
    /// Which parameter.
    pub parameter: &'static Parameter,
    /// The scenario that has its value.
    pub scenario: Scenario,
    /// Something else is written.
    pub on_put: Callback<(&'static str, String)>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.parameter, other.parameter)
            && self.parameter.value(&self.scenario) == other.parameter.value(&other.scenario)
            && self.on_put == other.on_put
    }
}

/// What was written and cannot be: it stays in the field while somebody is at it, and what is in
/// force comes back when the field is left.
#[derive(Clone, PartialEq)]
struct Wrong {
    text: String,
    what: String,
}

/// One parameter.
#[component]
pub fn ParameterField(props: &Props) -> Html {
    let parameter = props.parameter;
    let wrong = use_state_eq(|| None::<Wrong>);
    let value = parameter.text(&props.scenario);
    let put = {
        let (wrong, on_put, scenario) =
            (wrong.clone(), props.on_put.clone(), props.scenario.clone());
        Callback::from(move |text: String| match parameter.put(&mut scenario.clone(), &text) {
            Ok(()) => {
                wrong.set(None);
                on_put.emit((parameter.name, text));
            }
            Err(problem) => wrong.set(Some(Wrong { text, what: problem.what })),
        })
    };
    let changed = value != default_text(parameter, &props.scenario);
    let source = format!("{}; source: {}", parameter.allowed(), parameter.source);
    let error = format!("{}-problem", parameter.name);
    html! {
        <div class="field" data-changed={changed.then_some("true")}>
            <label for={parameter.name} title={source}>{ parameter.title }</label>
            { control(parameter, &value, put, &wrong, &error) }
            if let Kind::Number { unit, .. } = parameter.kind {
                <span class="unit">{ unit.text() }</span>
            }
            if let Some(wrong) = &*wrong {
                <p class="problem" id={error} role="alert">{ format!("{}.", wrong.what) }</p>
            }
        </div>
    }
}

fn control(
    parameter: &'static Parameter,
    value: &str,
    put: Callback<String>,
    wrong: &UseStateHandle<Option<Wrong>>,
    error: &str,
) -> Html {
    match parameter.kind {
        Kind::Number { least, most, .. } => {
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                    put.emit(input.value());
                }
            });
            let onblur = {
                let wrong = wrong.clone();
                Callback::from(move |_: FocusEvent| wrong.set(None))
            };
            let shown = wrong.as_ref().map_or(value, |wrong| &wrong.text).to_owned();
            let is_wrong = wrong.is_some();
            html! {
                <input id={parameter.name} type="number" inputmode="numeric" min={least.to_string()}
                    max={most.to_string()} value={shown} {oninput} {onblur}
                    aria-invalid={is_wrong.then_some("true")}
                    aria-describedby={is_wrong.then(|| error.to_owned())} />
            }
        }
        Kind::Choice(names) => {
            let onchange = Callback::from(move |event: Event| {
                if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                    put.emit(select.value());
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
