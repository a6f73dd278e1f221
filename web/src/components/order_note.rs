//! That a run follows an order of steps and not the clock.

use turnlab_core::scenario::Scenario;
use yew::prelude::*;

/// What there is to know of a run that follows an order, with the way back; nothing for any other.
pub fn order_note(scenario: &Scenario, on_clock: Callback<MouseEvent>) -> Html {
    if scenario.order.is_empty() {
        return Html::default();
    }
    html! {
        <section class="order-note" aria-label="This run follows an order">
            <p>
                { "This run follows an order of steps and not the clock: each takes a second; mail, cuts, \
                   faults and times are put aside." }
            </p>
            <button type="button" class="quiet" onclick={on_clock}>{ "Back to the clock" }</button>
        </section>
    }
}
