//! The keyboard, for whoever has no pointer in hand.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::components::{letters_are_on, show_keys};
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// Listens to the keys that work anywhere on the page but in a field.
#[hook]
pub fn use_keys(stage: Stage, workspace: UseReducerDispatcher<Workspace>) {
    use_effect_with((), move |()| {
        let document = web_sys::window().and_then(|window| window.document());
        let options = EventListenerOptions::enable_prevent_default();
        let pressed = move |event: &Event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                && is_ours(event)
                && pressed(event, &stage, &workspace)
            {
                event.prevent_default();
            }
        };
        let listener = document.map(|document| {
            EventListener::new_with_options(&document, "keydown", options, pressed)
        });
        move || drop(listener)
    });
}

/// A key that is meant for a field, for a handle that has the focus, for a dialog, or for the browser is not
/// ours; neither is a letter where letters are switched off.
fn is_ours(event: &KeyboardEvent) -> bool {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target else { return true };
    // A key that is a letter is also what a person dictates or looks for: it acts in the playground alone.
    let is_letter = event.key().len() == 1 && event.key() != " ";
    let elsewhere = if is_letter { ".search, dialog, .header" } else { ".search, dialog" };
    if matches!(target.closest(elsewhere), Ok(Some(_))) || (is_letter && !letters_are_on()) {
        return false;
    }
    let name = target.tag_name().to_ascii_lowercase();
    match name.as_str() {
        "input" | "select" | "textarea" => false,
        "button" | "a" | "summary" => !matches!(event.key().as_str(), " " | "Enter"),
        _ => true,
    }
}

fn pressed(
    event: &KeyboardEvent,
    stage: &Stage,
    workspace: &UseReducerDispatcher<Workspace>,
) -> bool {
    match event.key().as_str() {
        " " => stage.toggle_playing(),
        "ArrowDown" | "ArrowRight" => stage.step(true),
        "ArrowUp" | "ArrowLeft" => stage.step(false),
        "PageDown" => stage.turn(true),
        "PageUp" => stage.turn(false),
        "Home" => stage.go_to(false),
        "End" => stage.go_to(true),
        "x" | "X" => {
            workspace.dispatch(stage.cut_now());
        }
        "z" => workspace.dispatch(Action::Undo),
        "Z" => workspace.dispatch(Action::Redo),
        "?" => show_keys(),
        _ => return false,
    }
    true
}
