//! How the run is looked at: how closely, on which scale of time, and whose Turn the lanes are about.

use turnlab_core::scenario::Detail;
use turnlab_view::TimeScale;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::hooks::use_glance;
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// The switches above the picture. A hook and not a component, which would be two kilobytes more.
#[hook]
pub fn use_looks(stage: &Stage, workspace: &UseReducerHandle<Workspace>) -> Html {
    let associations = use_glance(stage, |glance| glance.associations.clone()).unwrap_or_default();
    let showing = &workspace.showing;
    let dispatcher = workspace.dispatcher();
    let one = |words: &'static str, title: &'static str, on: bool, action: Action| {
        let dispatcher = dispatcher.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatcher.dispatch(action.clone()));
        html! {
            <button type="button" {title} aria-pressed={if on { "true" } else { "false" }} {onclick}>
                { words }
            </button>
        }
    };
    let detail = |words, title, detail: Detail| {
        one(words, title, showing.detail == detail, Action::ShowDetail(detail))
    };
    let (to_scale, other) = match showing.scale {
        TimeScale::Compressed => (false, TimeScale::True),
        TimeScale::True => (true, TimeScale::Compressed),
    };
    let on_scale = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |_: Event| dispatcher.dispatch(Action::ShowScale(other)))
    };
    let onchange = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = select.and_then(|select| select.value().parse().ok());
            dispatcher.dispatch(Action::ShowAssociation(chosen));
        })
    };
    let option = |(number, name): (u16, &String)| {
        let selected = showing.association == Some(number);
        html! { <option value={number.to_string()} {selected}>{ name.clone() }</option> }
    };
    html! {
        <div class="looks">
            <div class="segments" role="group" aria-label="Level of detail">
                { detail("Turn", "What concerns the Turn", Detail::Turn) }
                { detail("Messages", "Each transfer is one arrow", Detail::Messages) }
                { detail("PDUs", "Every PDU", Detail::Pdus) }
            </div>
            <label title="A second is as long everywhere; otherwise long waits are drawn short">
                <input type="checkbox" checked={to_scale} onchange={on_scale} />{ "To scale" }
            </label>
            if associations.len() > 1 {
                <label><span>{ "Turn of" }</span>
                    <select aria-label="Whose Turn the lanes show" {onchange}>
                        <option value="" selected={showing.association.is_none()}>{ "newest" }</option>
                        { for (1..).zip(associations.iter()).map(option) }
                    </select>
                </label>
            }
        </div>
    }
}
