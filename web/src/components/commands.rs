//! What users ask of their MTAs, each with a way to be rid of it.

use turnlab_core::scenario::{Scenario, TurnCommand, UserCommand};
use turnlab_view::clock;
use yew::prelude::*;

use super::transport::{CROSS, icon};

/// What users ask, if anything: each can be looked at (by its time, in microseconds) and removed (by its
/// place).
pub fn commands(scenario: &Scenario, on_look: &Callback<i64>, on_remove: &Callback<usize>) -> Html {
    let one = |(index, command): (usize, &UserCommand)| {
        let (name, at_us) = (&command.mta, command.at_us);
        let what = match command.command {
            TurnCommand::Please => "asks",
            TurnCommand::Give => "gives",
        };
        let label = format!("{name} {what} at {}", clock(at_us));
        let removes = format!("Remove: {label}");
        let on_look = on_look.reform(move |_: MouseEvent| at_us);
        let on_remove = on_remove.reform(move |_: MouseEvent| index);
        html! {
            <li key={index}>
                <button type="button" class="look" onclick={on_look}>{ label }</button>
                <span class="unit">{ format!("association {}", command.association) }</span>
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
