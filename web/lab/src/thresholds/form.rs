//! What can be chosen: the parameter, its values, a second one, and the rules.

use turnlab_core::protocol::{RULES, Rule};
use turnlab_core::scenario::Scenario;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::asked::{Asked, Range, numbers};

/// The fields. `on_ask` is told what is asked from now on.
pub(super) fn form(scenario: &Scenario, asked: &Asked, on_ask: &Callback<Asked>) -> Html {
    let choose = |change: fn(Asked, &str, &Scenario) -> Asked| {
        let (asked, scenario, on_ask) = (asked.clone(), scenario.clone(), on_ask.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                on_ask.emit(change(asked.clone(), &select.value(), &scenario));
            }
        })
    };
    let by = asked.by.as_ref();
    let write_over = write(asked, on_ask, |asked, values| asked.over.values = values);
    let write_by = write(asked, on_ask, |asked, values| {
        asked.by.iter_mut().for_each(|by| by.values.clone_from(&values));
    });
    html! {
        <div class="bounds">
            <div class="limit">
                <label for="sweep-parameter">{ "Parameter" }</label>
                <select id="sweep-parameter" onchange={choose(Asked::over)}>{ options(Some(&asked.over), None) }</select>
            </div>
            { values("sweep-values", "Values", &asked.over, write_over) }
            <div class="limit">
                <label for="sweep-by">{ "For each" }</label>
                <select id="sweep-by" onchange={choose(Asked::by)}>
                    <option value="" selected={by.is_none()}>{ "nothing else" }</option>
                    { options(by, Some(asked.over.name)) }
                </select>
            </div>
            { by.map(|by| values("sweep-by-values", "Its values", by, write_by)).unwrap_or_default() }
            { rules(scenario, asked, on_ask) }
        </div>
    }
}

/// Every parameter that is a number, but one.
fn options(chosen: Option<&Range>, without: Option<&str>) -> Html {
    let all = numbers().filter(|parameter| Some(parameter.name) != without);
    html! {
        { for all.map(|parameter| {
            let selected = chosen.is_some_and(|chosen| chosen.name == parameter.name);
            html! { <option value={parameter.name} {selected}>{ parameter.title }</option> }
        }) }
    }
}

fn write(
    asked: &Asked,
    on_ask: &Callback<Asked>,
    change: fn(&mut Asked, String),
) -> Callback<InputEvent> {
    let (asked, on_ask) = (asked.clone(), on_ask.clone());
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let mut asked = asked.clone();
            change(&mut asked, input.value());
            on_ask.emit(asked);
        }
    })
}

/// A range, and what is wrong with it.
fn values(
    id: &'static str,
    title: &'static str,
    range: &Range,
    oninput: Callback<InputEvent>,
) -> Html {
    let problem = range.axis().err();
    let error = format!("{id}-problem");
    let unit = range.unit();
    html! {
        <div class="limit values">
            <label for={id}>{ format!("{title} ({unit})") }</label>
            <input {id} type="text" autocomplete="off" spellcheck="false" value={range.values.clone()} {oninput}
                title="From, two points, to; with a colon and a step where that is not 1: 10..200:10"
                aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={problem.is_some().then(|| error.clone())} />
            if let Some(problem) = problem {
                <p class="problem" id={error} role="alert">{ problem.what }{ "." }</p>
            }
        </div>
    }
}

/// The rules that have names, and that of the scenario.
fn rules(scenario: &Scenario, asked: &Asked, on_ask: &Callback<Asked>) -> Html {
    let mut all: Vec<Rule> = RULES.iter().map(|known| known.rule).collect();
    let others = asked.rules.iter().copied().chain([scenario.rule]);
    for rule in others {
        if !all.contains(&rule) {
            all.push(rule);
        }
    }
    let tick = |rule: Rule| {
        let onchange = {
            let (asked, on_ask) = (asked.clone(), on_ask.clone());
            Callback::from(move |_: Event| on_ask.emit(asked.clone().toggled(rule)))
        };
        let checked = asked.rules.contains(&rule);
        // One has to stay.
        let disabled = checked && asked.rules.len() == 1;
        html! {
            <label class="tick"><input type="checkbox" {checked} {disabled} {onchange} />{ rule.to_string() }</label>
        }
    };
    html! {
        <fieldset class="compared">
            <legend>{ "Rules" }</legend>
            { for all.into_iter().map(tick) }
        </fieldset>
    }
}
