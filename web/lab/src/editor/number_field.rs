//! A number that can be changed, its unit, and what is wrong with what was written. The field is one for text: those
//! for numbers drop a comma or a colon and take the rest, and change when somebody scrolls over them.

use turnlab_core::scenario::{seconds_text, written_time_us};
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
    /// What was in force before.
    begun: String,
}

impl Typed {
    /// Whether a text is this one with more behind it, or less; anything else begins anew.
    fn goes_on(&self, text: &str) -> bool {
        text.starts_with(&self.text) || self.text.starts_with(text)
    }

    /// Puts what is written; where that cannot be, what was in force before it was begun, so that the `5` of a `5,5`
    /// does not stay.
    fn put(text: String, begun: String, on_put: &Callback<String, Result<(), String>>) -> Self {
        let wrong = on_put.emit(text.clone()).err();
        if wrong.is_some() {
            // It was in force.
            let _ = on_put.emit(begun.clone());
        }
        Typed { text, wrong, begun }
    }
}

/// A number that can be changed.
#[component]
pub(super) fn NumberField(props: &Props) -> Html {
    let typed = use_state_eq(|| None::<Typed>);
    let begun = typed.as_ref().map_or(&props.value, |typed| &typed.begun).clone();
    let oninput = {
        let (typed, on_put) = (typed.clone(), props.on_put.clone());
        let value = props.value.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let text = input.value();
                let before = typed.as_ref().filter(|before| before.goes_on(&text));
                let begun = before.map_or(&value, |before| &before.begun).clone();
                typed.set(Some(Typed::put(text, begun, &on_put)));
            }
        })
    };
    let onblur = {
        let typed = typed.setter();
        Callback::from(move |_: FocusEvent| typed.set(None))
    };
    let onkeydown = {
        let (typed, on_put) = (typed.setter(), props.on_put.clone());
        let (value, range) = (props.value.clone(), props.range);
        Callback::from(move |event: KeyboardEvent| {
            if let Some(text) = stepped(&event.key(), &value, range) {
                event.prevent_default();
                typed.set(Some(Typed::put(text, begun.clone(), &on_put)));
            }
        })
    };
    let shown = typed.as_ref().map_or(&props.value, |typed| &typed.text).clone();
    let wrong = typed.as_ref().and_then(|typed| typed.wrong.clone());
    let error = format!("{}-problem", props.id);
    let (least, most) = props.range;
    html! {
        <>
            <span class="number">
                <input id={props.id.clone()} type="text" role="spinbutton" value={shown} autocomplete="off"
                    inputmode={if props.fraction { "decimal" } else { "numeric" }}
                    aria-valuenow={props.value.clone()} aria-valuemin={least.to_string()}
                    aria-valuemax={most.to_string()} {oninput} {onblur} {onkeydown}
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

/// What a key makes of a number: one more or one less, within its range.
pub(crate) fn stepped(key: &str, value: &str, (least, most): (u32, u32)) -> Option<String> {
    const ONE: i64 = 1_000_000;
    let by = match key {
        "ArrowUp" => ONE,
        "ArrowDown" => -ONE,
        _ => return None,
    };
    // What is read as a time has places, as a number may have.
    let next = written_time_us(value)?.checked_add(by)?;
    Some(seconds_text(next.clamp(i64::from(least) * ONE, i64::from(most) * ONE)))
}
