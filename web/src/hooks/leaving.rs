//! Sharing, exporting and opening, which the lab looks after.

use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use yew::prelude::*;

use crate::lab::{Module, NOT_LOADED, with_lab};
use crate::stage::Stage;
use crate::state::{Action, Workspace};

const WAIT: &str = "One moment…";

/// Shows the dialog for what is on the stage; for opening something, if `opens`.
pub fn ask_to_share(stage: &Stage, workspace: &UseReducerDispatcher<Workspace>, opens: bool) {
    let (from_us, to_us) = stage.in_view().unwrap_or_default();
    let Some(fragment) = stage.fragment() else { return };
    let workspace = workspace.clone();
    with_lab(move |lab| {
        let asked = lab.map(|lab| lab.share(&fragment, from_us as f64, to_us as f64, opens));
        if !matches!(asked, Some(Ok(()))) {
            workspace.dispatch(Action::Unopened(NOT_LOADED.to_owned()));
        }
    });
}

/// Takes what was dropped on the page or pasted into it, as the lab has opened it, and what it has to say.
pub fn listen(lab: &Module, workspace: &UseReducerDispatcher<Workspace>) {
    let told = |act: fn(JsValue) -> Action| {
        let workspace = workspace.clone();
        let told = move |what: JsValue| workspace.dispatch(act(what));
        Closure::<dyn Fn(JsValue)>::new(told).into_js_value().unchecked_into()
    };
    let opened = told(|link| Action::Load(link.as_string().unwrap_or_default()));
    let unopened = told(|why| Action::Unopened(why.as_string().unwrap_or_default()));
    let waits = told(|waits| Action::Say((waits == JsValue::TRUE).then_some(WAIT)));
    // Where it has crashed nothing is opened.
    let _ = lab.listen(&opened, &unopened, &waits);
}
