//! The views of the lab, which come with it, as a part of the page.

use std::cell::RefCell;
use std::rc::Rc;

use turnlab_core::scenario::{LabView, Scenario};
use turnlab_lab::{LabHost, Views, ViewsComing};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::lab::{NOT_LOADED, views_root, with_lab};
use crate::state::{Action, Workspace};

/// Shows the view of the lab that is asked for, of the scenario on the page. What stands in its place until it is
/// there.
#[hook]
pub fn use_lab(workspace: &UseReducerHandle<Workspace>) -> Html {
    let views = use_mut_ref(Shown::default);
    let problem = use_state_eq(|| Some("Loading the lab…"));
    let asked = workspace.lab.clone().map(|view| (workspace.scenario.clone(), view));
    let dispatcher = workspace.dispatcher();
    let setter = problem.setter();
    use_effect_with(asked, move |asked| {
        let is_first = views.borrow_mut().show(asked.clone());
        if is_first {
            with_lab(move |lab| {
                let Some(lab) = lab else { return not_come(&views, &setter) };
                let Some(coming) = coming(lab.views, dispatcher) else { return };
                spawn_local(async move {
                    match coming.await {
                        Some(come) => {
                            setter.set(None);
                            views.borrow_mut().come(come);
                        }
                        None => not_come(&views, &setter),
                    }
                });
            });
        }
    });
    match *problem {
        Some(words) if workspace.lab.is_some() => html! {
            <section class="search"><p class="detail" role="status">{ words }</p></section>
        },
        _ => Html::default(),
    }
}

/// What is to be shown, and the views once they are there.
#[derive(Default)]
struct Shown {
    asked: Option<(Scenario, LabView)>,
    views: Option<Rc<dyn Views>>,
    is_coming: bool,
}

impl Shown {
    /// Shows a view of a scenario, or nothing; whether the views have to be fetched for it.
    fn show(&mut self, asked: Option<(Scenario, LabView)>) -> bool {
        self.asked = asked;
        match &self.views {
            Some(views) => views.show(self.asked.as_ref()),
            None if self.asked.is_some() => {
                return !std::mem::replace(&mut self.is_coming, true);
            }
            None => {}
        }
        false
    }

    fn come(&mut self, views: Rc<dyn Views>) {
        views.show(self.asked.as_ref());
        self.views = Some(views);
    }
}

/// The next time they are asked for anew.
fn not_come(views: &RefCell<Shown>, problem: &UseStateSetter<Option<&'static str>>) {
    views.borrow_mut().is_coming = false;
    problem.set(Some(NOT_LOADED));
}

type Begin = fn(web_sys::Element, LabHost) -> ViewsComing;

fn coming(begin: Begin, dispatcher: UseReducerDispatcher<Workspace>) -> Option<ViewsComing> {
    let told = |act: fn(_) -> Action| {
        let dispatcher = dispatcher.clone();
        Callback::from(move |view| dispatcher.dispatch(act(view)))
    };
    let on_open = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |link| dispatcher.dispatch(Action::Load(link)))
    };
    let on_change = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |edited| dispatcher.dispatch(Action::Edit(Box::new(edited))))
    };
    let on_view = told(Action::ShowLab);
    Some(begin(views_root()?, LabHost { on_open, on_change, on_view }))
}
