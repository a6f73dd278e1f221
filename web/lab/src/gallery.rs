//! The scenarios with a name, as small pictures with what they show.

use std::cell::RefCell;

use turnlab_core::scenario::{LIBRARY, LibraryEntry};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

thread_local! {
    /// The dialog, from when it was shown first.
    static SHOWN: RefCell<Option<AppHandle<Gallery>>> = const { RefCell::new(None) };
}

/// Shows all of them; `current` is the name of the one on the page, and `on_choose` is told that of another.
pub(crate) fn library(current: String, on_choose: Callback<&'static str>) {
    SHOWN.with_borrow_mut(|shown| {
        let props = Props { current, on_choose };
        match shown {
            Some(shown) => shown.update(props),
            None => *shown = beside_page(props),
        }
    });
}

fn beside_page(props: Props) -> Option<AppHandle<Gallery>> {
    let document = web_sys::window()?.document()?;
    let root = document.create_element("div").ok()?;
    document.body()?.append_child(&root).ok()?;
    Some(yew::Renderer::<Gallery>::with_root_and_props(root, props).render())
}

/// Those of each time that it is shown differ, since the callback does.
#[derive(Clone, Properties, PartialEq)]
struct Props {
    current: String,
    on_choose: Callback<&'static str>,
}

#[component]
fn Gallery(props: &Props) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect(move || {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|it| !it.open()) {
                let _ = dialog.show_modal();
            }
        });
    }
    let one = |entry: &'static LibraryEntry| {
        let (dialog, on_choose) = (dialog.clone(), props.on_choose.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
            on_choose.emit(entry.name);
        });
        let current = (entry.name == props.current).then_some("true");
        let id = format!("library-{}", entry.name);
        html! {
            <li>
                <button type="button" {onclick} aria-current={current} aria-describedby={id.clone()}>
                    <img src={turnlab_paths::part(&format!("library/{}.svg", entry.name))} alt="" width="240" height="150"
                        loading="lazy" />
                    <strong>{ entry.title }</strong>
                </button>
                <p {id} class="summary">{ entry.summary }</p>
            </li>
        }
    };
    html! {
        <dialog ref={dialog.clone()} class="dialog library" aria-labelledby="library-title">
            <form method="dialog">
                <h2 id="library-title">{ "Library" }</h2>
                <button class="quiet">{ "Close" }</button>
            </form>
            <ul>{ for LIBRARY.iter().map(one) }</ul>
        </dialog>
    }
}
