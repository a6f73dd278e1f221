//! The dialog: what can leave on one side, what is chosen on the other.

use std::rc::Rc;

use crate::message::{Asked, Found};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::book::in_book;
use crate::choice::Choice;
use crate::deliver;
use crate::fields::fields;
use crate::length::length;
use crate::offers::{GROUPS, Offer, offers};
use crate::opening::fragment_of;
use crate::preview::{opening, preview};
use crate::product::{Product, make, story_of};

/// What the dialog is about.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) asked: Asked,
    pub(crate) on_open: Callback<String>,
    pub(crate) on_close: Callback<()>,
}

/// What was made of a choice, or why it could not be made.
pub(crate) type Made = (Choice, Result<Product, String>);

#[component]
pub(crate) fn Dialog(props: &Props) -> Html {
    let choice = use_state(|| Choice::first(&props.asked));
    let said = use_state_eq(|| "");
    // Of another offer nothing is shown; of the same one what there was, until there is something else.
    let made = use_made(&props.asked, &choice, &said).filter(|made| made.0.offer == choice.offer);
    let busy = made.as_ref().is_none_or(|made| made.0 != *choice);
    let node = use_node_ref();
    use_modal(&node, &props.on_close);
    let on_close = close(&node);
    let unopened = use_state_eq(Vec::<String>::new);
    let on_open = opens(&node, &unopened, &props.on_open);
    html! {
        <dialog ref={node} class="share" aria-labelledby="share-title">
            <div class="head">
                <h1 id="share-title">{ "Share and export" }</h1>
                { in_book("sharing and exports", "exports.html#in-the-page") }
                <button type="button" class="quiet" onclick={on_close}>{ "Close" }</button>
            </div>
            { list(&choice) }
            { short_list(&choice) }
            <section class="chosen" aria-label={choice.offer.about().title}>
                <h2>{ choice.offer.about().title }</h2>
                <p class="summary">{ choice.offer.about().summary }</p>
                if choice.offer == Offer::Open {
                    { opening(&on_open, &unopened) }
                } else {
                    { fields(&choice) }
                    { preview(made.as_ref().map(|made| &made.1), busy) }
                    { length(&choice, made.as_deref()) }
                    { buttons(made, busy, &said) }
                }
            </section>
        </dialog>
    }
}

/// Makes what is chosen, and again whenever something else is.
#[hook]
fn use_made(
    asked: &Asked,
    choice: &UseStateHandle<Choice>,
    said: &UseStateHandle<&'static str>,
) -> Option<Rc<Made>> {
    let made = use_state(|| None::<Rc<Made>>);
    let story = use_memo(asked.fragment.clone(), |_| story_of(asked));
    let latest = use_mut_ref(|| 0_u32);
    let (setter, said, asked) = (made.setter(), said.setter(), asked.clone());
    use_effect_with((**choice).clone(), move |choice| {
        let (choice, story) = (choice.clone(), Rc::clone(&story));
        let number = latest.borrow().wrapping_add(1);
        *latest.borrow_mut() = number;
        said.set("");
        spawn_local(async move {
            let product = match story.as_ref() {
                Some(story) => make(story, &asked, &choice).await,
                None => Err("This scenario cannot be run.".to_owned()),
            };
            // What took longer than the next choice is not shown any more.
            if *latest.borrow() == number {
                setter.set(Some(Rc::new((choice, product))));
            }
        });
    });
    (*made).clone()
}

/// Shows the dialog over the page, which waits until it is closed; the focus then goes back by itself.
#[hook]
fn use_modal(node: &NodeRef, on_close: &Callback<()>) {
    let (node, on_close) = (node.clone(), on_close.clone());
    use_effect_with((), move |()| {
        let dialog = node.cast::<HtmlDialogElement>();
        let listener = dialog.map(|dialog| {
            // A dialog of one's own that is not shown yet can be.
            let _ = dialog.show_modal();
            // Of the two lists one is there.
            for list in [".short-leaves", ".leaves input:checked"] {
                let list = dialog.query_selector(list).ok().flatten();
                if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlElement>().ok()) {
                    let _ = list.focus();
                }
            }
            EventListener::new(&dialog, "close", move |_| on_close.emit(()))
        });
        move || drop(listener)
    });
}

/// Opens a file, or what was pasted as text, and closes the dialog; what cannot be opened stays, with what is wrong.
fn opens(
    node: &NodeRef,
    unopened: &UseStateHandle<Vec<String>>,
    on_open: &Callback<String>,
) -> Callback<Found> {
    let (node, unopened, on_open) = (node.clone(), unopened.setter(), on_open.clone());
    Callback::from(move |what: Found| {
        let (node, unopened, on_open) = (node.clone(), unopened.clone(), on_open.clone());
        spawn_local(async move {
            match fragment_of(what).await {
                Ok(fragment) => {
                    on_open.emit(fragment);
                    hide(&node);
                }
                Err(problems) => unopened.set(problems),
            }
        });
    })
}

fn close(node: &NodeRef) -> Callback<MouseEvent> {
    let node = node.clone();
    Callback::from(move |_: MouseEvent| hide(&node))
}

fn hide(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// What can leave, to be chosen from by pointer and arrow keys.
fn list(choice: &UseStateHandle<Choice>) -> Html {
    let item = |about: &'static crate::offers::About| {
        let chosen = choice.clone();
        let onchange = Callback::from(move |event: Event| {
            if event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()) {
                chosen.set(Choice { offer: about.offer, ..(*chosen).clone() });
            }
        });
        html! {
            <label>
                <input type="radio" name="share-offer" value={about.key} {onchange}
                    checked={choice.offer == about.offer} />
                <span>{ about.title }</span>
            </label>
        }
    };
    html! {
        <fieldset class="leaves">
            <legend class="unseen">{ "What leaves" }</legend>
            { for GROUPS.iter().map(|(heading, offers)| html! {
                <div role="group" aria-label={*heading}>
                    <p class="heading" aria-hidden="true">{ *heading }</p>
                    { for offers.iter().map(item) }
                </div>
            }) }
        </fieldset>
    }
}

/// The same where there is no room for a list.
fn short_list(choice: &UseStateHandle<Choice>) -> Html {
    let onchange = {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            let key = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            let about = offers().find(|about| Some(about.key) == key.as_deref());
            if let Some(about) = about {
                choice.set(Choice { offer: about.offer, ..(*choice).clone() });
            }
        })
    };
    let option = |about: &'static crate::offers::About| {
        let selected = choice.offer == about.offer;
        html! { <option value={about.key} {selected}>{ about.title }</option> }
    };
    html! {
        <select class="short-leaves" aria-label="What leaves" {onchange}>
            { for GROUPS.iter().map(|(heading, offers)| html! {
                <optgroup label={*heading}>{ for offers.iter().map(option) }</optgroup>
            }) }
        </select>
    }
}

/// One click to copy, one to save.
fn buttons(made: Option<Rc<Made>>, busy: bool, said: &UseStateHandle<&'static str>) -> Html {
    let Some(made) = made else { return html! { <p class="go" /> } };
    let Ok(product) = &made.1 else { return html! { <p class="go" /> } };
    let on_copy = {
        let (made, said) = (Rc::clone(&made), said.setter());
        Callback::from(move |_: MouseEvent| {
            let (made, said) = (Rc::clone(&made), said.clone());
            spawn_local(async move {
                if let Ok(product) = &made.1 {
                    said.set(deliver::copy(product).await);
                }
            });
        })
    };
    let on_save = {
        let (made, said) = (Rc::clone(&made), said.setter());
        Callback::from(move |_: MouseEvent| {
            if made.1.as_ref().is_ok_and(|product| deliver::save(product).is_some()) {
                said.set("Saved.");
            }
        })
    };
    html! {
        <p class="go">
            if deliver::can_copy(product) {
                <button type="button" class="primary" disabled={busy} onclick={on_copy}>{ "Copy" }</button>
            }
            if !product.name.is_empty() {
                <button type="button" class="primary" disabled={busy} onclick={on_save}>
                    { format!("Save {}", product.name) }
                </button>
            }
            <span role="status">{ **said }</span>
        </p>
    }
}
