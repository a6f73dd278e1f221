//! What stands at the cursor.

use yew::prelude::*;

use super::live::{Live, Of};

/// Both ends, the Turn and the associations, at the cursor.
#[component]
pub fn Readout() -> Html {
    html! {
        <section class="readout" aria-label="At the cursor">
            <h2>{ "At " }<Live of={Of(|glance| glance.clock.clone())} /></h2>
            <End name={Of(|g| g.readout.ends[0].name.clone())} state={Of(|g| g.readout.ends[0].state.clone())}
                belief={Of(|g| g.readout.ends[0].belief.clone())} queue={Of(|g| g.readout.ends[0].queue.clone())}
                timers={Of(|g| g.readout.ends[0].timers.clone())} others={Of(|g| g.readout.ends[0].others.clone())} />
            <End name={Of(|g| g.readout.ends[1].name.clone())} state={Of(|g| g.readout.ends[1].state.clone())}
                belief={Of(|g| g.readout.ends[1].belief.clone())} queue={Of(|g| g.readout.ends[1].queue.clone())}
                timers={Of(|g| g.readout.ends[1].timers.clone())} others={Of(|g| g.readout.ends[1].others.clone())} />
            <dl>
                <dt>{ "Turn" }</dt>
                <dd><Live class="turn" of={Of(|g| g.readout.turn.clone())} alarm={Of(|g| g.readout.alarm)} /></dd>
                <dt>{ "Associations" }</dt>
                <dd><Live of={Of(|g| g.readout.associations.clone())} /></dd>
            </dl>
        </section>
    }
}

/// What is said of one end.
#[derive(Properties, PartialEq)]
struct EndProps {
    name: Of<String>,
    state: Of<String>,
    belief: Of<String>,
    queue: Of<String>,
    timers: Of<String>,
    others: Of<String>,
}

#[component]
fn End(props: &EndProps) -> Html {
    html! {
        <div class="end">
            <Live tag="h3" class="end-name" of={props.name} />
            <Live class="end-state" of={props.state} />
            <Live class="end-queue" of={props.queue} />
            <Live class="end-belief" of={props.belief} />
            <Live class="end-timers" of={props.timers} />
            <Live class="end-others" of={props.others} />
        </div>
    }
}
