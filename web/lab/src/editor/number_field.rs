//! A number that can be changed, its unit, and what is wrong with what was written.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a number needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The name of the element.
    pub(super) id: String,
    /// Its name where no label on the page is its own.
    #[prop_or_default]
    pub(super) label: Option<String>,
    /// The least and the most.
    pub(super) range: (u32, u32),
    /// Whether it need not be whole.
    #[prop_or(false)]
    pub(super) fraction: bool,
    /// What it counts.
    pub(super) unit: &'static str,
    /// What is in force.
    pub(super) value: String,
    /// Something else is written: it is in force from now on, or it is said what is wrong with it.
    pub(super) on_put: Callback<String, Result<(), String>>,
}

/// What is being written: it stays in the field while somebody is at it, and what is in force comes back
/// when the field is left.
#[derive(Clone, PartialEq)]
struct Typed {
    text: String,
    wrong: Option<String>,
}

/// A number that can be changed.
#[component]
pub(super) fn NumberField(props: &Props) -> Html {
    let typed = use_state_eq(|| None::<Typed>);
    let oninput = {
        let (typed, on_put) = (typed.setter(), props.on_put.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let text = input.value();
                let wrong = on_put.emit(text.clone()).err();
                typed.set(Some(Typed { text, wrong }));
            }
        })
    };
    let onblur = {
        let typed = typed.setter();
        Callback::from(move |_: FocusEvent| typed.set(None))
    };
    let shown = typed.as_ref().map_or(&props.value, |typed| &typed.text).clone();
    let wrong = typed.as_ref().and_then(|typed| typed.wrong.clone());
    let error = format!("{}-problem", props.id);
    let (least, most) = props.range;
    let (mode, step) = if props.fraction { ("decimal", "any") } else { ("numeric", "1") };
    html! {
        <>
            <span class="number">
                <input id={props.id.clone()} type="number" inputmode={mode} {step} value={shown}
                    min={least.to_string()} max={most.to_string()} {oninput} {onblur}
                    aria-label={props.label.clone()} aria-invalid={wrong.is_some().then_some("true")}
                    aria-describedby={wrong.is_some().then(|| error.clone())} />
                if !props.unit.is_empty() {
                    <span class="unit">{ props.unit }</span>
                }
            </span>
            if let Some(wrong) = wrong {
                <p class="problem" id={error} role="alert">{ format!("{wrong}.") }</p>
            }
        </>
    }
}
