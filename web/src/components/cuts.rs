//! The cuts of the scenario, each with a way to be rid of it.

use turnlab_core::scenario::Cut;
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

fn one(index: usize, cut: &Cut, on_look: &Callback<i64>, on_remove: &Callback<usize>) -> Html {
    let at_us = cut.at_us;
    let on_look = on_look.reform(move |_: MouseEvent| at_us);
    let on_remove = on_remove.reform(move |_: MouseEvent| index);
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
