//! What stands at the cursor, and what can be changed: that in places which the editor fills.

use yew::prelude::*;

use super::as_text::as_text;
use super::fault_offers::fault_offers;
use super::readout::readout;
use super::scenario_choice::about;
use super::siblings::siblings;
use crate::hooks::EditorNodes;
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// What stands at the cursor, with what looks closely; and what can be changed, with where the editor goes.
pub fn panel(
    workspace: &UseReducerHandle<Workspace>,
    stage: &Stage,
    instruments: Html,
    editor: EditorNodes,
) -> Html {
    let scenario = &workspace.scenario;
    let dispatcher = workspace.dispatcher();
    let on_add = Callback::from(move |fault| dispatcher.dispatch(Action::AddFault(fault)));
    let EditorNodes { rule, wrong, parameters, shorter } = editor;
    html! {
        <aside class="panel" aria-label="State and parameters">
            <button type="button" class="below" onclick={Callback::from(|_: MouseEvent| show_below())}>
                { "Rule, threshold and what goes wrong ↓" }
            </button>
            <div>
                { readout(scenario.mtas.len()) }
                { siblings(workspace, stage) }
                { instruments }
                <div class="shrink" ref={shorter} />
                if scenario.order.is_empty() {
                    { about(&scenario.name, workspace.is_changed()) }
                }
                { as_text(stage) }
            </div>
            <div>
                <div class="editor" ref={rule} />
                <section class="wrong" aria-label="What goes wrong">
                    <h2>{ "What goes wrong" }</h2>
                    <div class="editor" ref={wrong} />
                    if scenario.order.is_empty() {
                        { fault_offers(&scenario.mtas, stage, &on_add) }
                    }
                </section>
                <div class="editor" ref={parameters} />
            </div>
        </aside>
    }
}

/// Scrolls to what can be changed.
fn show_below() {
    let document = web_sys::window().and_then(|window| window.document());
    let part = document.and_then(|it| it.query_selector(".panel > :last-child").ok().flatten());
    let _ = part.map(|part| part.scroll_into_view());
}
