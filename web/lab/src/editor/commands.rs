//! What users ask of their MTAs, each with a way to be rid of it.

use turnlab_core::run::Unmet;
use turnlab_core::scenario::{TurnCommand, UserCommand};
use turnlab_view::clock;
use yew::prelude::*;

use super::edits::Edits;
use super::faults::NO_EFFECT;
use crate::icons::{CROSS, icon};

/// What users ask, if anything: each can be looked at (by its time, in microseconds) and removed.
pub(super) fn commands(edits: &Edits, unmet: &Unmet, on_look: &Callback<i64>) -> Html {
    let scenario = &edits.scenario;
    let one = |(index, command): (usize, &UserCommand)| {
        let (name, at_us) = (&command.mta, command.at_us);
        let what = match command.command {
            TurnCommand::Please => "asks",
            TurnCommand::Give => "gives",
        };
        let label = format!("{name} {what} at {}", clock(at_us));
        let removes = format!("Remove: {label}");
        let on_look = on_look.reform(move |_: MouseEvent| at_us);
        let edits = edits.clone();
        let on_remove = Callback::from(move |_: MouseEvent| {
            let mut without = edits.scenario.clone();
            without.commands.remove(index);
            edits.put(without, "");
        });
        html! {
            <li key={index}>
                <button type="button" class="look" onclick={on_look}>{ label }</button>
                <span class="unit">
                    { format!("association {}", command.association) }
                    if unmet.commands.contains(&index) {
                        { ", " }{ NO_EFFECT }
                    }
                </span>
                <button type="button" class="quiet remove" onclick={on_remove} aria-label={removes}>
                    { icon(CROSS) }
                </button>
            </li>
        }
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
