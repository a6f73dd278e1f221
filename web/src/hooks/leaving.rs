//! Sharing, exporting and opening, which the lab looks after.

use turnlab_lab::{Lab, Told};
use turnlab_share::Asked;
use yew::prelude::*;

use crate::lab::{NOT_LOADED, with_lab};
use crate::stage::Stage;
use crate::state::{Action, Workspace};

const WAIT: &str = "One moment…";

/// Shows the dialog for what is on the stage; for opening something, if `opens`.
pub fn ask_to_share(stage: &Stage, workspace: &UseReducerDispatcher<Workspace>, opens: bool) {
    let (from_us, to_us) = stage.in_view().unwrap_or_default();
    let Some(fragment) = stage.fragment() else { return };
    let workspace = workspace.clone();
    with_lab(move |lab| match lab {
        Some(lab) => (lab.share)(Asked { fragment, from_us, to_us, opens }),
        None => workspace.dispatch(Action::Unopened(NOT_LOADED.to_owned())),
    });
}

/// Shows the library; what is chosen there is told by its name.
pub fn show_library(current: &str, chooses: &Callback<&'static str>) -> Callback<MouseEvent> {
    let (current, chooses) = (current.to_owned(), chooses.clone());
    Callback::from(move |_: MouseEvent| {
        let (current, chooses) = (current.clone(), chooses.clone());
        with_lab(move |lab| {
            // Where it is not there, the list of titles is.
            if let Some(lab) = lab {
                (lab.library)(current, chooses);
            }
        });
    })
}

/// Takes what was dropped on the page or pasted into it, as the lab has opened it, and what it has to say.
pub fn listen(lab: &Lab, workspace: &UseReducerDispatcher<Workspace>) {
    (lab.listen)(Told {
        opened: dispatches(workspace, Action::Load),
        unopened: dispatches(workspace, Action::Unopened),
        waits: dispatches(workspace, |waits: bool| Action::Say(waits.then_some(WAIT))),
    });
}

fn dispatches<T: 'static>(
    workspace: &UseReducerDispatcher<Workspace>,
    act: fn(T) -> Action,
) -> Callback<T> {
    let workspace = workspace.clone();
    Callback::from(move |what| workspace.dispatch(act(what)))
}
