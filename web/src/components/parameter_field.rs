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

/// One parameter.
#[component]
pub fn ParameterField(props: &Props) -> Html {
    let parameter = props.parameter;
    let problem = use_state_eq(|| None::<String>);
    let value = parameter.text(&props.scenario);
    let put = {
        let (problem, on_put, scenario) =
            (problem.clone(), props.on_put.clone(), props.scenario.clone());
        Callback::from(move |text: String| match parameter.put(&mut scenario.clone(), &text) {
            Ok(()) => {
                problem.set(None);
                on_put.emit((parameter.name, text));
            }
            Err(wrong) => problem.set(Some(wrong.what)),
        })
    };
    let changed = value != default_text(parameter, &props.scenario);
    let source = format!("{}; source: {}", parameter.allowed(), parameter.source);
    let error = format!("{}-problem", parameter.name);
    html! {
        <div class="field" data-changed={changed.then_some("true")}>
            <label for={parameter.name} title={source}>{ parameter.title }</label>
            { control(parameter, &value, put, &problem, &error) }
            if let Kind::Number { unit, .. } = parameter.kind {
                <span class="unit">{ unit.text() }</span>
            }
            if let Some(problem) = &*problem {
                <p class="problem" id={error} role="alert">{ format!("{problem}.") }</p>
            }
        </div>
    }
}

fn control(
    parameter: &'static Parameter,
    value: &str,
    put: Callback<String>,
    problem: &UseStateHandle<Option<String>>,
    error: &str,
) -> Html {
    let wrong = problem.is_some();
    match parameter.kind {
        Kind::Number { least, most, .. } => {
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                    put.emit(input.value());
                }
            });
            let onblur = forget(problem.clone(), value.to_owned());
            html! {
                <input id={parameter.name} type="number" inputmode="numeric" min={least.to_string()}
                    max={most.to_string()} value={value.to_owned()} {oninput} {onblur}
                    aria-invalid={wrong.then_some("true")}
                    aria-describedby={wrong.then(|| error.to_owned())} />
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

/// A field that is left with something wrong in it shows again what is in force.
fn forget(problem: UseStateHandle<Option<String>>, value: String) -> Callback<FocusEvent> {
    Callback::from(move |event: FocusEvent| {
        if problem.is_some()
            && let Some(input) = event.target_dyn_into::<HtmlInputElement>()
        {
            input.set_value(&value);
            problem.set(None);
        }
    })
}

fn default_text(parameter: &Parameter, scenario: &Scenario) -> String {
    let named = library_entry(&scenario.name).unwrap_or(&LIBRARY[0]);
    parameter.text(&named.scenario())
}
