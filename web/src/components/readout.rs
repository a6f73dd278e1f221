//! What stands at the cursor.

use turnlab_view::EndReadout;
use yew::prelude::*;

use super::live::{Live, Of};

/// The ends at so many MTAs, the Turn and the associations, at the cursor.
pub fn readout(mtas: usize) -> Html {
    html! {
        <section class={classes!("readout", (mtas > 2).then_some("of-many"))} aria-label="At the cursor">
            <h2>{ "At " }<Live of={Of::Cursor(|glance| glance.clock.clone())} /></h2>
            { for (0..mtas).map(end) }
            <dl>
                <dt>{ "Turn" }</dt>
                <dd>
                    <Live class="turn" alarms=true
                        of={Of::Cursor(|glance| lines(&glance.readout.turn))} />
                </dd>
                <dt>{ "Associations" }</dt>
                <dd><Live of={Of::Cursor(|glance| lines(&glance.readout.associations))} /></dd>
            </dl>
        </section>
    }
}

/// One below the other, where there are several.
fn lines(text: &str) -> String {
    text.replace("; ", "\n")
}

fn end(place: usize) -> Html {
    let text = |class: &'static str, of: fn(&EndReadout) -> String| {
        html! { <Live {class} of={Of::End(place, of)} /> }
    };
    html! {
        <div class="end">
            <Live tag="h3" class="end-name" of={Of::End(place, |end| end.name.clone())} />
            { text("end-state", |end| end.state.clone()) }
            { text("end-queue", |end| end.queue.clone()) }
            { text("end-belief", |end| end.belief.clone()) }
            { text("end-timers", |end| end.timers.clone()) }
            { text("end-others", |end| end.others.clone()) }
        </div>
    }
}
