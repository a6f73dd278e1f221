//! The scenarios with a name, as small pictures with what they show.

use turnlab_core::scenario::{LIBRARY, LibraryEntry};
use yew::prelude::*;

use super::help::{hide, show};

const ID: &str = "library";

/// Shows them.
pub fn show_gallery(_: MouseEvent) {
    show(ID);
}

/// All of them, out of sight until [`show_gallery`]; the pictures are not loaded before.
pub fn gallery(name: &str, on_choose: &Callback<&'static str>) -> Html {
    let one = |entry: &'static LibraryEntry| {
        let onclick = on_choose.reform(move |_: MouseEvent| {
            hide(ID);
            entry.name
        });
        let current = (entry.name == name).then_some("true");
        let id = format!("library-{}", entry.name);
        html! {
            <li>
                <button type="button" {onclick} aria-current={current} aria-describedby={id.clone()}>
                    <img src={format!("library/{}.svg", entry.name)} alt="" width="240" height="150"
                        loading="lazy" />
                    <strong>{ entry.title }</strong>
                </button>
                <p {id} class="summary">{ entry.summary }</p>
            </li>
        }
    };
    html! {
        <dialog id={ID} class="dialog library" aria-labelledby="library-title">
            <form method="dialog">
                <h2 id="library-title">{ "Library" }</h2>
                <button class="quiet">{ "Close" }</button>
            </form>
            <ul>{ for LIBRARY.iter().map(one) }</ul>
        </dialog>
    }
}
