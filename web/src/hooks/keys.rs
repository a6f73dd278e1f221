//! The keyboard, for whoever has no pointer in hand; and who has one leaves it to the playground.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent};
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
        let listeners = document.map(|document| {
            let capture = EventListenerOptions::run_in_capture_phase();
            let focused = document.clone();
            [
                EventListener::new_with_options(&document, "keydown", options, pressed),
                EventListener::new_with_options(&document, "click", capture, move |event| {
                    leave_button(event, &focused);
                }),
            ]
        });
        move || drop(listeners)
    });
}

/// What can be pressed does not keep the focus when a pointer has pressed it: Space is to play then. What opens
/// something is not given it back either, so this comes first.
fn leave_button(event: &Event, document: &Document) {
    // A key clicks, too, and counts no clicks.
    let by_pointer = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() > 0);
    let Some(focused) = document.active_element().filter(|_| by_pointer) else { return };
    let is_pressed = focused.matches("button, summary, a, [role=button], [type=checkbox]");
    if is_pressed == Ok(true) && focused.closest("dialog") == Ok(None) {
        // The picture's own have it, too, if not by that name.
        let _ = focused.unchecked_into::<HtmlElement>().blur();
    }
}

/// A key that is meant for a field, for a handle that has the focus, for a dialog, or for the browser is not
/// ours; neither is a letter where letters are switched off.
fn is_ours(event: &KeyboardEvent) -> bool {
    if event.default_prevented() || event.alt_key() {
        return false;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target else { return true };
    // A key that is a letter is also what a person dictates or looks for: it acts in the playground alone.
    let is_letter = !is_command(event) && key_of(event).len() == 1 && event.key() != " ";
    let elsewhere = if is_letter { ".search, dialog, .header" } else { ".search, dialog" };
    if matches!(target.closest(elsewhere), Ok(Some(_))) || (is_letter && !letters_are_on()) {
        return false;
    }
    let is = |what: &str| target.matches(what) == Ok(true);
    let presses = matches!(event.key().as_str(), " " | "Enter");
    if presses && is("button, a, summary, [type=checkbox]") {
        return false;
    }
    !is("input:not([type=checkbox]), select, textarea")
}

fn is_command(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key()
}

/// The key, a letter as a small one, whether that comes of Shift or of Caps Lock; where the keyboard has other letters
/// than Latin ones, the key in that place.
fn key_of(event: &KeyboardEvent) -> String {
    let key = event.key();
    let latin = key.chars().all(|letter| letter < '\u{250}');
    match event.code().strip_prefix("Key") {
        Some(letter) if !latin => letter.to_ascii_lowercase(),
        _ if !latin && event.code() == "Slash" && event.shift_key() => "?".to_owned(),
        _ => key.to_ascii_lowercase(),
    }
}

fn pressed(
    event: &KeyboardEvent,
    stage: &Stage,
    workspace: &UseReducerDispatcher<Workspace>,
) -> bool {
    let undo = if event.shift_key() { Action::Redo } else { Action::Undo };
    let key = key_of(event);
    if is_command(event) {
        match key.as_str() {
            "z" => workspace.dispatch(undo),
            "y" if event.ctrl_key() => workspace.dispatch(Action::Redo),
            _ => return false,
        }
        return true;
    }
    match key.as_str() {
        " " => stage.toggle_playing(),
        "arrowdown" | "arrowright" => stage.step(true),
        "arrowup" | "arrowleft" => stage.step(false),
        "pagedown" => stage.turn(true),
        "pageup" => stage.turn(false),
        "home" => stage.go_to(false),
        "end" => stage.go_to(true),
        "x" => workspace.dispatch(stage.cut_now()),
        "z" => workspace.dispatch(undo),
        "?" => show_keys(),
        _ => return false,
    }
    true
}
