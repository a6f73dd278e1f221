//! The shortest run in which the same goes wrong, where something does.

use std::rc::Rc;

use turnlab_core::run::StretchKind;
use turnlab_core::scenario::{Link, write_link};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use yew::prelude::*;

use crate::lab::{NOT_LOADED, with_lab};
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// What there is to say, and when.
#[derive(Clone, PartialEq)]
struct Said {
    words: String,
    /// About the scenario that was loaded as the how-manieth.
    loads: u32,
    /// About the short run, or about the one that it was asked for.
    is_short: bool,
}

/// The offer of the shortest run that does the same, or how much shorter it is; nothing where nothing goes
/// wrong. A hook and not a component, which would be two kilobytes more.
#[hook]
pub fn use_shrink(stage: &Stage, workspace: &UseReducerHandle<Workspace>) -> Html {
    let wrong = use_state_eq(|| None);
    {
        let wrong = wrong.setter();
        use_effect_with(stage.clone(), move |stage| {
            let subscription = stage.subscribe(move |glance| wrong.set(glance.wrong));
            move || drop(subscription)
        });
    }
    let said = use_state_eq(|| None::<Said>);
    let scenario = &workspace.scenario;
    let loads = workspace.entered.loads;
    let is_short = !scenario.order.is_empty();
    let is_now = |said: &&Said| said.loads == loads && said.is_short == is_short;
    let words = said.as_ref().filter(is_now).map(|said| said.words.clone());
    let Some(wrong) = wrong.filter(|_| !is_short) else {
        return words.map_or_else(Html::default, status);
    };
    let what = match wrong.kind {
        StretchKind::Lost => "This run loses the Turn.",
        StretchKind::Doubled => "In this run both have the Turn.",
    };
    let onclick = {
        let (workspace, said) = (workspace.dispatcher(), said.setter());
        let link = write_link(&Link { scenario: scenario.clone(), at_us: 0 });
        Callback::from(move |_: MouseEvent| {
            let (workspace, said) = (workspace.clone(), said.clone());
            let say = move |words: String, is_short: bool| {
                // Opening the short run is one more load.
                let loads = loads.wrapping_add(u32::from(is_short));
                said.set(Some(Said { words, loads, is_short }));
            };
            say("Looking for it…".to_owned(), false);
            let say = Rc::new(say);
            let heard = Rc::clone(&say);
            let answered = move |words: JsValue, link: JsValue| {
                let link = link.as_string();
                heard(words.as_string().unwrap_or_default(), link.is_some());
                if let Some(link) = link {
                    workspace.dispatch(Action::Load(link));
                }
            };
            let link = link.clone();
            with_lab(move |lab| {
                let answered = Closure::once_into_js(answered);
                let asked =
                    lab.map(|lab| lab.shrink(&link, wrong.stretch, answered.unchecked_ref()));
                if !matches!(asked, Some(Ok(()))) {
                    say(NOT_LOADED.to_owned(), false);
                }
            });
        })
    };
    html! {
        <div class="shrink">
            <p class="summary">{ what }</p>
            <button type="button" class="quiet" {onclick}>{ "The shortest run that does this" }</button>
            { status(words.unwrap_or_default()) }
        </div>
    }
}

fn status(words: String) -> Html {
    html! { <p class="summary" role="status">{ words }</p> }
}
