//! The cuts of the scenario, and what users ask, each with a way to be rid of it.

use turnlab_core::scenario::{Cut, Scenario, TurnCommand, UserCommand};
use turnlab_view::clock;
use yew::prelude::*;

/// The cuts of the scenario: each can be looked at (by its time, in microseconds) and removed (by
/// its place).
pub fn cuts(cuts: &[Cut], on_look: &Callback<i64>, on_remove: &Callback<usize>) -> Html {
    let one = |(index, cut): (usize, &Cut)| one(index, cut, on_look, on_remove);
    html! {
        <section class="cuts">
            <h2>{ "Cuts" }</h2>
            if cuts.is_empty() {
                <p class="summary">{ "None: mail flows. Press Cut while the run plays." }</p>
            } else {
                <ul>{ for cuts.iter().enumerate().map(one) }</ul>
            }
        </section>
    }
}

/// What users ask of their MTAs, if anything; to be looked at and removed like the cuts.
pub fn commands(scenario: &Scenario, on_look: &Callback<i64>, on_remove: &Callback<usize>) -> Html {
    let what = |command: &UserCommand| {
        let name = &command.mta;
        match command.command {
            TurnCommand::Please => format!("{name} asks"),
            TurnCommand::Give => format!("{name} gives"),
        }
    };
    let one = |(index, command): (usize, &UserCommand)| {
        let place = Place { index, at_us: command.at_us, association: command.association };
        let label = format!("{} at {}", what(command), clock(command.at_us));
        let removes = format!("Remove: {label}");
        item(place, label, removes, on_look, on_remove)
    };
    html! {
        if !scenario.commands.is_empty() {
            <section class="cuts">
                <h2>{ "What users ask" }</h2>
                <ul>{ for scenario.commands.iter().enumerate().map(one) }</ul>
            </section>
        }
    }
}

fn one(index: usize, cut: &Cut, on_look: &Callback<i64>, on_remove: &Callback<usize>) -> Html {
    let place = Place { index, at_us: cut.at_us, association: cut.association };
    let time = clock(cut.at_us);
    let removes = format!("Remove the cut at {time}");
    item(place, format!("at {time}"), removes, on_look, on_remove)
}

/// Where something stands in its list and in the run.
struct Place {
    index: usize,
    at_us: i64,
    association: u16,
}

fn item(
    place: Place,
    label: String,
    removes: String,
    on_look: &Callback<i64>,
    on_remove: &Callback<usize>,
) -> Html {
    let Place { index, at_us, association } = place;
    let on_look = on_look.reform(move |_: MouseEvent| at_us);
    let on_remove = on_remove.reform(move |_: MouseEvent| index);
    html! {
        <li key={index}>
            <button type="button" class="look" onclick={on_look}>{ label }</button>
            <span class="unit">{ format!("association {association}") }</span>
            <button type="button" class="quiet" onclick={on_remove} aria-label={removes}>
                { "Remove" }
            </button>
        </li>
    }
}
