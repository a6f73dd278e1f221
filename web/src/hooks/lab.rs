//! The search, which comes with the lab, as a part of the page.

use std::cell::RefCell;
use std::rc::Rc;

use turnlab_lab::{Lab, Search};
use yew::prelude::*;

use crate::lab::{NOT_LOADED, search_root, with_lab};
use crate::state::{Action, Workspace};

/// Shows the search of the scenario on the page as long as it is `searching`. What stands in its place until
/// it is there.
#[hook]
pub fn use_lab(workspace: &UseReducerHandle<Workspace>, searching: &UseStateHandle<bool>) -> Html {
    let search = use_mut_ref(|| None::<Rc<dyn Search>>);
    let problem = use_state_eq(|| Some("Loading the search…"));
    let scenario = searching.then(|| workspace.scenario.clone());
    let (dispatcher, close) = (workspace.dispatcher(), searching.setter());
    let setter = problem.setter();
    use_effect_with(scenario, move |scenario| match scenario {
        Some(scenario) => {
            let scenario = scenario.clone();
            with_lab(move |lab| {
                let ready = lab.and_then(|lab| ready(&search, lab, dispatcher, close));
                setter.set(ready.is_none().then_some(NOT_LOADED));
                if let Some(search) = ready {
                    search.show(Some(&scenario));
                }
            });
        }
        None => {
            if let Some(search) = &*search.borrow() {
                search.show(None);
            }
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
    search: &RefCell<Option<Rc<dyn Search>>>,
    lab: &Lab,
    dispatcher: UseReducerDispatcher<Workspace>,
    close: UseStateSetter<bool>,
) -> Option<Rc<dyn Search>> {
    let mut search = search.borrow_mut();
    if search.is_none() {
        let shut = close.clone();
        let on_open = Callback::from(move |link| {
            dispatcher.dispatch(Action::Load(link));
            close.set(false);
        });
        *search =
            Some((lab.search)(search_root()?, on_open, Callback::from(move |()| shut.set(false))));
    }
    search.clone()
}
