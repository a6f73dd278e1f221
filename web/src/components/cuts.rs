//! The cuts of the scenario, each with a way to be rid of it.

use turnlab_core::scenario::Cut;
use turnlab_view::clock;
use yew::prelude::*;

/// What the list needs to know.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The cuts.
    pub cuts: Vec<Cut>,
    /// One is to be looked at: its time, in microseconds.
    pub on_look: Callback<i64>,
    /// One is to go: its place.
    pub on_remove: Callback<usize>,
}

/// The cuts of the scenario.
#[component]
pub fn Cuts(props: &Props) -> Html {
    html! {
        <section class="cuts">
            <h2>{ "Cuts" }</h2>
            if props.cuts.is_empty() {
                <p class="summary">{ "None: mail flows. Press Cut while the run plays." }</p>
            } else {
                <ul>{ for props.cuts.iter().enumerate().map(|(index, cut)| one(props, index, cut)) }</ul>
            }
        </section>
    }
}

fn one(props: &Props, index: usize, cut: &Cut) -> Html {
    let at_us = cut.at_us;
    let on_look = props.on_look.reform(move |_: MouseEvent| at_us);
    let on_remove = props.on_remove.reform(move |_: MouseEvent| index);
    let time = clock(at_us);
    html! {
        <li key={index}>
            <button type="button" class="look" onclick={on_look}>{ format!("at {time}") }</button>
            <span class="unit">{ format!("association {}", cut.association) }</span>
            <button type="button" class="quiet" onclick={on_remove}
                aria-label={format!("Remove the cut at {time}")}>{ "Remove" }</button>
        </li>
    }
}
