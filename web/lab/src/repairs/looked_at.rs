//! The rule that is looked at: what becomes of the Turn under it, why, and its columns.

use turnlab_core::protocol::{Rule, SEARCHED_COLUMNS};
use turnlab_core::scenario::Scenario;
use turnlab_searcher::message::RuleFound;
use yew::prelude::*;

use super::{Props, cell_of, in_parts, rule_button};
use crate::columns::column_choices;
use crate::run_link::RunLink;
use crate::state::thousands;

/// The rule that is looked at, in words; its columns can be changed one by one.
pub(super) fn looked_at(props: &Props) -> Html {
    let Some(rule) = props.looked_at else {
        return html! { <p class="detail">{ "Choose a cell of the map to see what happens under its rule." }</p> };
    };
    let found = props.rule_found.as_ref().filter(|found| found.rule == rule.to_string());
    let use_it = {
        let (on_open, link) = (props.on_open.clone(), with_rule(&props.scenario, rule));
        Callback::from(move |_: MouseEvent| on_open.emit(link.clone()))
    };
    html! {
        <section class="looked-at">
            <h2>{ "The rule looked at" }</h2>
            <h3>{ in_parts(&rule.to_string()) }</h3>
            <div role="status">
                { for found.map(|found| words(found, props)) }
                if cell_of(&props.found, rule).is_none() {
                    <p>{ "It has not been searched yet." }</p>
                }
            </div>
            <p class="go">
                <button type="button" class="quiet" onclick={use_it}>{ "Run the scenario under it" }</button>
            </p>
            <details class="columns">
                <summary>{ "Its columns" }</summary>
                { column_choices("looked-at", SEARCHED_COLUMNS, rule, &[], &props.on_look) }
            </details>
        </section>
    }
}

fn words(found: &RuleFound, props: &Props) -> Html {
    let counts = format!(
        "{} states, {} transitions. {}.",
        thousands(found.states),
        thousands(found.transitions),
        capital(&found.costs),
    );
    html! {
        <>
            <p>{ &found.summary }</p>
            <p>
                <b class={if found.is_safe { "holds" } else { "broken" }}>{ capital(&found.words) }</b>{ ". " }
                { for found.link.as_ref().map(|link| run_link(link, &props.on_open)) }
            </p>
            <p class="unit">{ counts }</p>
            { for found.needs.iter().map(|needed| html! { <p>{ capital(needed) }{ "." }</p> }) }
            if !found.saved_by.is_empty() {
                <p>{ "One other value saves it:" }</p>
                <ul class="rules">
                    { for found.saved_by.iter().map(|rule| html! { <li>{ rule_button(rule, &props.on_look) }</li> }) }
                </ul>
            } else if !found.is_safe {
                <p>{ "No other value of one column would save it." }</p>
            }
        </>
    }
}

/// Opens the shortest run that breaks it.
fn run_link(link: &str, on_open: &Callback<String>) -> Html {
    html! {
        <RunLink link={link.to_owned()} class="run-link" on_open={on_open.clone()}>
            { "Open the shortest run" }
        </RunLink>
    }
}

fn with_rule(scenario: &Scenario, rule: Rule) -> String {
    Scenario { rule, ..scenario.clone() }.link()
}

fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
