//! The search, which comes with the lab, as a part of the page.

use std::cell::RefCell;
use std::rc::Rc;

use turnlab_core::scenario::Scenario;
use turnlab_lab::{Lab, Search, SearchComing};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::lab::{NOT_LOADED, search_root, with_lab};
use crate::state::{Action, Workspace};

/// Shows the search of the scenario on the page as long as it is `searching`. What stands in its place until
/// it is there.
#[hook]
pub fn use_lab(workspace: &UseReducerHandle<Workspace>, searching: &UseStateHandle<bool>) -> Html {
    let search = use_mut_ref(Shown::default);
    let problem = use_state_eq(|| Some("Loading the search…"));
    let scenario = searching.then(|| workspace.scenario.clone());
    let (dispatcher, close) = (workspace.dispatcher(), searching.setter());
    let setter = problem.setter();
    use_effect_with(scenario, move |scenario| {
        let is_first = search.borrow_mut().show(scenario.clone());
        if is_first {
            with_lab(move |lab| {
                let Some(lab) = lab else { return not_come(&search, &setter) };
                let Some(coming) = coming(lab, dispatcher, close) else { return };
                spawn_local(async move {
                    match coming.await {
                        Some(come) => {
                            setter.set(None);
                            search.borrow_mut().come(come);
                        }
                        None => not_come(&search, &setter),
                    }
                });
            });
        }
    });
    match *problem {
        Some(words) if **searching => html! {
            <section class="search"><p class="detail" role="status">{ words }</p></section>
        },
        _ => Html::default(),
    }
}

/// What is to be shown, and the search once it is there.
#[derive(Default)]
struct Shown {
    scenario: Option<Scenario>,
    search: Option<Rc<dyn Search>>,
    is_coming: bool,
}

impl Shown {
    /// Shows a scenario, or nothing; whether the search has to be fetched for it.
    fn show(&mut self, scenario: Option<Scenario>) -> bool {
        self.scenario = scenario;
        match &self.search {
            Some(search) => search.show(self.scenario.as_ref()),
            None if self.scenario.is_some() => {
                return !std::mem::replace(&mut self.is_coming, true);
            }
            None => {}
        }
        false
    }

    fn come(&mut self, search: Rc<dyn Search>) {
        search.show(self.scenario.as_ref());
        self.search = Some(search);
    }
}

/// The next time it is asked for anew.
fn not_come(search: &RefCell<Shown>, problem: &UseStateSetter<Option<&'static str>>) {
    search.borrow_mut().is_coming = false;
    problem.set(Some(NOT_LOADED));
}

fn coming(
    lab: &Lab,
    dispatcher: UseReducerDispatcher<Workspace>,
    close: UseStateSetter<bool>,
) -> Option<SearchComing> {
    let shut = close.clone();
    let on_open = Callback::from(move |link| {
        dispatcher.dispatch(Action::Load(link));
        close.set(false);
    });
    let on_close = Callback::from(move |()| shut.set(false));
    Some((lab.search)(search_root()?, on_open, on_close))
}
