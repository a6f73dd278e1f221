//! The shortest run in which the same goes wrong, where something does.

use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::scenario::{Scenario, read_link};
use yew::prelude::*;

use crate::leaving::opened;
use crate::shrink::shrink;

/// What goes wrong with a Turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownAnomaly {
    /// Which anomaly of the run, by its place.
    pub anomaly: u32,
    /// What is wrong there.
    pub kind: TurnAnomalyKind,
}

/// What there is to say about a scenario.
#[derive(Clone, PartialEq)]
struct Said {
    words: String,
    about: Scenario,
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) scenario: Scenario,
    pub(super) wrong: Option<ShownAnomaly>,
}

/// The offer of the shortest run that does the same, or how much shorter it is; nothing where nothing goes wrong.
#[component]
pub(super) fn Shorter(props: &Props) -> Html {
    let said = use_state_eq(|| None::<Said>);
    let words = said.as_ref().filter(|said| said.about == props.scenario);
    let words = words.map(|said| said.words.clone()).unwrap_or_default();
    let status = html! { <p class="summary" role="status">{ words }</p> };
    let Some(ShownAnomaly { anomaly, kind }) = props.wrong else { return status };
    let onclick = {
        let (said, scenario) = (said.setter(), props.scenario.clone());
        Callback::from(move |_: MouseEvent| {
            said.set(Some(Said { words: "Looking for it…".to_owned(), about: scenario.clone() }));
            let (said, about) = (said.clone(), scenario.clone());
            shrink(scenario.link(), anomaly, move |words, shorter| {
                let words = words.to_owned();
                match shorter {
                    Some(shorter) => {
                        let about = read_link(&shorter).0.scenario;
                        said.set(Some(Said { words, about }));
                        opened(&shorter);
                    }
                    None => said.set(Some(Said { words, about: about.clone() })),
                }
            });
        })
    };
    let what = if kind == TurnAnomalyKind::Lost {
        "This run loses the Turn."
    } else {
        "In this run both have the Turn."
    };
    html! {
        <>
            <p class="summary">{ what }</p>
            <button type="button" class="quiet" {onclick}>{ "The shortest run that does this" }</button>
            { status }
        </>
    }
}
