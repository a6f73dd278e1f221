//! A link that was made of another run than the one that it leads to here.

use std::cell::Cell;

use yew::prelude::*;

use crate::lab::with_lab;
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// Has the run of a link that says of which one it was made compared, as soon as there is something to see.
#[hook]
pub fn use_another_run(stage: &Stage, workspace: &UseReducerHandle<Workspace>) {
    let (stage, dispatcher) = (stage.clone(), workspace.dispatcher());
    let opened = (workspace.sent.clone(), workspace.entered.loads);
    use_effect_with(opened, move |(sent, _)| {
        let link = Cell::new(sent.clone());
        let subscription = stage.subscribe(move |_| {
            if let Some(link) = link.take() {
                compare(link, dispatcher.clone());
            }
        });
        move || drop(subscription)
    });
}

fn compare(link: String, workspace: UseReducerDispatcher<Workspace>) {
    with_lab(move |lab| {
        if let Some(told) = lab.and_then(|lab| (lab.another_run)(&link)) {
            workspace.dispatch(Action::OfAnotherRun(told));
        }
    });
}
