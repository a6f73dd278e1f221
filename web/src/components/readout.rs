//! What stands at the cursor.

use yew::prelude::*;

/// The ends at so many MTAs, the Turn and the associations, at the cursor.
pub fn readout(mtas: usize) -> Html {
    // Of more pairs than some not all have an association.
    let pairs = mtas * (mtas.max(1) - 1) / 2;
    html! {
        <section class={classes!("readout", (mtas > 2).then_some("of-many"))} aria-label="At the cursor"
            style={format!("--pairs:{}", pairs.min(6))}>
            <h2>{ "At " }<span data-live="clock" /></h2>
            { for (0..mtas).map(end) }
            <dl>
                <dt>{ "Turn" }</dt>
                <dd>
                    { for (0..pairs.max(1)).map(|pair| html! {
                        <span class="turn" data-live={format!("turn-{pair}")} />
                    }) }
                </dd>
                <dt>{ "Associations" }</dt>
                <dd><span data-live="associations" /></dd>
            </dl>
        </section>
    }
}

fn end(place: usize) -> Html {
    let text = |class: &'static str, name: &'static str| {
        html! { <span {class} data-live={name} data-end={place.to_string()} /> }
    };
    html! {
        <div class="end">
            <h3 class="end-name" data-live="name" data-end={place.to_string()} />
            { text("end-state", "state") }
            { text("end-queue", "queue") }
            { text("end-belief", "belief") }
            { text("end-timers", "timers") }
            { text("end-others", "others") }
        </div>
    }
}
