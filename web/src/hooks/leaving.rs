//! Sharing, exporting and opening, which the lab looks after.

use turnlab_core::scenario::library_entry;
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

/// Shows the library; what is chosen there is told by its name.
pub fn show_library(current: &str, chooses: &Callback<&'static str>) -> Callback<MouseEvent> {
    let (current, chooses) = (current.to_owned(), chooses.clone());
    Callback::from(move |_: MouseEvent| {
        let (current, chooses) = (current.clone(), chooses.clone());
        with_lab(move |lab| {
            let chosen = move |name: String| {
                if let Some(entry) = library_entry(&name) {
                    chooses.emit(entry.name);
                }
            };
            let chosen = Closure::<dyn Fn(String)>::new(chosen).into_js_value().unchecked_into();
            // Where it is not there, the list of titles is.
            let _ = lab.map(|lab| lab.library(&current, &chosen));
        });
    })
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
