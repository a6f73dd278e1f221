//! The shortest run in which the same goes wrong, where something does.

use turnlab_core::scenario::{Link, read_link, write_link};
use yew::prelude::*;

use crate::leaving::opened;
use crate::shrink::shrink;

/// A stretch in which the Turn is not where it should be.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct WrongTurn {
    /// Its place among those of the run.
    pub(super) stretch: u32,
    /// Whether it is lost, and not doubled.
    pub(super) is_lost: bool,
}

/// What there is to say about a scenario, by its link.
#[derive(Clone, PartialEq)]
struct Said {
    words: String,
    about: String,
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) link: String,
    pub(super) wrong: Option<WrongTurn>,
}

/// The offer of the shortest run that does the same, or how much shorter it is; nothing where nothing goes wrong.
#[component]
pub(super) fn Shorter(props: &Props) -> Html {
    let said = use_state_eq(|| None::<Said>);
    let words = said.as_ref().filter(|said| said.about == props.link);
    let words = words.map(|said| said.words.clone()).unwrap_or_default();
    let status = html! { <p class="summary" role="status">{ words }</p> };
    let Some(WrongTurn { stretch, is_lost }) = props.wrong else { return status };
    let onclick = {
        let (said, link) = (said.setter(), props.link.clone());
        Callback::from(move |_: MouseEvent| {
            said.set(Some(Said { words: "Looking for it…".to_owned(), about: link.clone() }));
            let (said, about) = (said.clone(), link.clone());
            shrink(link.clone(), stretch, move |words, shorter| {
                let words = words.to_owned();
                match shorter {
                    Some(shorter) => {
                        let about = as_written(&shorter);
                        said.set(Some(Said { words, about }));
                        opened(&shorter);
                    }
                    None => said.set(Some(Said { words, about: about.clone() })),
                }
            });
        })
    };
    let what = if is_lost { "This run loses the Turn." } else { "In this run both have the Turn." };
    html! {
        <>
            <p class="summary">{ what }</p>
            <button type="button" class="quiet" {onclick}>{ "The shortest run that does this" }</button>
            { status }
        </>
    }
}

/// The scenario of a link, as the editor is told of it.
fn as_written(link: &str) -> String {
    write_link(&Link { scenario: read_link(link).0.scenario, at_us: 0 })
}
