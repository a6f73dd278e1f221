//! The shortest run in which the same goes wrong, where something does.

use turnlab_core::run::StretchKind;
use turnlab_core::scenario::{Link, write_link};
use turnlab_searcher::message::{Answer, Request};
use yew::prelude::*;

use crate::hooks::use_glance;
use crate::searcher::Searcher;
use crate::state::{Action, Workspace};

/// What the offer needs to know.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The run, and where the short one is opened.
    pub workspace: UseReducerHandle<Workspace>,
}

/// The offer; nothing where nothing goes wrong, or where the run is an order already.
#[component]
pub fn Shrink(props: &Props) -> Html {
    let wrong = use_glance(|glance| glance.wrong).flatten();
    let searcher = use_mut_ref(|| None::<Searcher>);
    // What there is to say, and about which scenario.
    let said = use_state_eq(|| None::<String>);
    let scenario = &props.workspace.scenario;
    {
        let said = said.setter();
        let is_of_clock = scenario.order.is_empty();
        use_effect_with((scenario.clone(), is_of_clock), move |&(_, is_of_clock)| {
            if is_of_clock {
                said.set(None);
            }
        });
    }
    let Some(wrong) = wrong.filter(|_| scenario.order.is_empty()) else {
        return match (&*said, scenario.order.is_empty()) {
            (Some(said), false) => html! { <p class="summary" role="status">{ said }</p> },
            _ => Html::default(),
        };
    };
    let what = match wrong.kind {
        StretchKind::Lost => "This run loses the Turn.",
        StretchKind::Doubled => "In this run both have the Turn.",
    };
    let onclick = {
        let (workspace, said) = (props.workspace.dispatcher(), said.clone());
        let link = write_link(&Link { scenario: scenario.clone(), at_us: 0 });
        Callback::from(move |_: MouseEvent| {
            let (workspace, setter) = (workspace.clone(), said.setter());
            said.set(Some("Looking…".to_owned()));
            let request = Request::Shrink { link: link.clone(), stretch: wrong.stretch };
            *searcher.borrow_mut() = Searcher::ask(request, move |answer| {
                match answer {
                Answer::Shrunk { link: Some(link), from, to } => {
                    setter.set(Some(format!("{from} steps reduce to {to}, after the opening.")));
                    workspace.dispatch(Action::Load(link));
                }
                Answer::Failed(words) => setter.set(Some(words)),
                _ => setter.set(Some(
                    "No shorter one was found: it takes more than mail, losses and one association."
                        .to_owned(),
                )),
            }
            });
        })
    };
    html! {
        <div class="shrink">
            <p class="summary">{ what }</p>
            <button type="button" class="quiet" {onclick}>{ "The shortest run that does this" }</button>
            <p class="summary" role="status">{ (*said).clone().unwrap_or_default() }</p>
        </div>
    }
}
