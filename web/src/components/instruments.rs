//! What stands at the cursor for whoever looks closely: what changed, what is on its way, queues, events,
//! counters. The lab works it out, when it is opened.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::lab::{NOT_LOADED, with_lab};
use crate::stage::{Stage, Subscription};

/// A disclosure that follows the cursor while it is open. A hook and not a component, which would be two
/// kilobytes more.
#[hook]
pub fn use_instruments(stage: &Stage) -> Html {
    let open = use_state_eq(|| false);
    let body = use_node_ref();
    {
        let body = body.clone();
        use_effect_with((*open, stage.clone()), move |(open, stage)| {
            let following = open.then(|| follow(stage.clone(), body));
            move || drop(following)
        });
    }
    let ontoggle = Callback::from(move |event: Event| {
        if let Some(details) = event.target_dyn_into::<HtmlElement>() {
            open.set(details.has_attribute("open"));
        }
    });
    html! {
        <details class="instruments" {ontoggle}>
            <summary>{ "Look closely: changes, queues, events, counters" }</summary>
            <div ref={body} />
        </details>
    }
}

/// Shows what stands at the cursor from when the lab is there until what is given here is dropped.
fn follow(stage: Stage, body: NodeRef) -> Rc<RefCell<Option<Subscription>>> {
    let following = Rc::new(RefCell::new(None));
    let follows = Rc::downgrade(&following);
    with_lab(move |lab| {
        let (Some(following), Some(body)) = (follows.upgrade(), body.cast::<Element>()) else {
            return;
        };
        let Some(lab) = lab else { return body.set_text_content(Some(NOT_LOADED)) };
        let looks = stage.clone();
        let instruments = (lab.instruments)(body, Callback::from(move |at_us| looks.seek(at_us)));
        let shown = stage.clone();
        let subscription = stage.subscribe(move |glance| {
            if let Some(story) = shown.story() {
                instruments.show(story, glance.at_us, glance.playing);
            }
        });
        *following.borrow_mut() = Some(subscription);
    });
    following
}
