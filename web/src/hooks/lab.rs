//! The search, which is a program of its own, as a part of the page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use turnlab_core::scenario::{Link, write_link};
use wasm_bindgen::prelude::{Closure, JsValue};
use yew::prelude::*;

use crate::lab::{Lab, Module, NOT_LOADED, open, with_lab};
use crate::state::{Action, Workspace};

/// Shows the search of the scenario on the page as long as it is `searching`. What stands in its place until
/// it is there.
#[hook]
pub fn use_lab(workspace: &UseReducerHandle<Workspace>, searching: &UseStateHandle<bool>) -> Html {
    let lab = use_mut_ref(|| None::<Lab>);
    let problem = use_state_eq(|| Some("Loading the search…"));
    let link =
        searching.then(|| write_link(&Link { scenario: workspace.scenario.clone(), at_us: 0 }));
    let (dispatcher, close) = (workspace.dispatcher(), searching.setter());
    let setter = problem.setter();
    use_effect_with(link, move |link| match link {
        Some(link) => {
            let link = link.clone();
            with_lab(move |module| {
                let ready = module.and_then(|module| ready(&lab, module, dispatcher, close));
                setter.set(ready.is_none().then_some(NOT_LOADED));
                // Where it has crashed there is nothing to show.
                let _ = ready.map(|lab| lab.show(&link, true));
            });
        }
        None => {
            let lab = lab.borrow().clone();
            let _ = lab.map(|lab| lab.show("", false));
        }
    });
    match *problem {
        Some(words) if **searching => html! {
            <section class="search"><p class="detail" role="status">{ words }</p></section>
        },
        _ => Html::default(),
    }
}

fn ready(
    lab: &Rc<RefCell<Option<Lab>>>,
    module: &Module,
    dispatcher: UseReducerDispatcher<Workspace>,
    close: UseStateSetter<bool>,
) -> Option<Lab> {
    let mut lab = lab.borrow_mut();
    if lab.is_none() {
        let shut = close.clone();
        let on_open = function(move |link| {
            if let Some(link) = link.as_string() {
                dispatcher.dispatch(Action::Load(link));
            }
            close.set(false);
        });
        *lab = open(module, &on_open, &function(move |_| shut.set(false)));
    }
    lab.clone()
}

/// A function that lives as long as the page.
fn function(call: impl Fn(JsValue) + 'static) -> Function {
    Closure::<dyn Fn(JsValue)>::new(call).into_js_value().into()
}
