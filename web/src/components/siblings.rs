//! The other runs that were made: what is different there, and what came of it.

use yew::prelude::*;

use crate::lab::loaded;
use crate::stage::Stage;
use crate::state::{Action, Tree, Workspace};

/// The other runs, if there are any; each is gone back to with a click. The lab says what differs.
pub fn siblings(workspace: &UseReducerHandle<Workspace>, stage: &Stage) -> Html {
    let places = workspace.tree.siblings();
    let Some(lab) = loaded().filter(|_| !places.is_empty()) else { return Html::default() };
    let one = |place: usize| {
        let scenario = workspace.tree.scenario(place)?;
        let dispatcher = workspace.dispatcher();
        let onclick = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::GoTo(place)));
        Some(html! {
            <li key={place}>
                <button type="button" class="sibling" {onclick}>
                    <span>{ (lab.differences)(&workspace.scenario, scenario) }</span>
                    { " " }
                    <span class="unit">{ AttrValue::from(stage.came_of(scenario)) }</span>
                </button>
            </li>
        })
    };
    html! {
        <section class="siblings" aria-label="Other runs">
            <h2>{ "Other runs" }</h2>
            <ul>{ for places.into_iter().filter_map(one) }</ul>
        </section>
    }
}

/// Offers the work that a link has taken the place of.
pub fn offer(tree: &Tree, workspace: &UseReducerHandle<Workspace>) -> Html {
    let Some(place) = tree.offered() else { return Html::default() };
    let dispatches = |action: Action| {
        let workspace = workspace.dispatcher();
        Callback::from(move |_: MouseEvent| workspace.dispatch(action.clone()))
    };
    html! {
        <section class="order-note" aria-label="What you had">
            <p>{ "A link brought this run. What you had made before is still here." }</p>
            <button type="button" class="quiet" onclick={dispatches(Action::GoTo(place))}>
                { "Go back to what you had" }
            </button>
            <button type="button" class="quiet" onclick={dispatches(Action::Dismiss)}>{ "Dismiss" }</button>
        </section>
    }
}
