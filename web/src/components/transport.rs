//! Play, step, cut, undo.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, HtmlSelectElement};
use yew::prelude::*;

use super::icons::{BACK, FORWARD, LAST_TURN, NEXT_TURN, PAUSE, PLAY, REDO, SCISSORS, UNDO};
use crate::components::help::show_keys;
use crate::hooks::{address_fragment, use_glance};
use crate::stage::{NORMAL, SPEEDS, Stage};
use crate::state::{Action, Workspace};

/// How long something is said.
const SAID_MS: u32 = 3_000;

/// What the transport needs to know.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What plays.
    pub stage: Stage,
    /// What can be undone.
    pub workspace: UseReducerHandle<Workspace>,
    /// Whether the page is a frame in another one.
    pub embedded: bool,
}

/// Play, step, cut, undo.
#[component]
pub fn Transport(props: &Props) -> Html {
    let stage = props.stage.clone();
    use_moment(&props.workspace);
    let playing = use_glance(&stage, |glance| glance.playing).unwrap_or(false);
    let stage_does = |does: fn(&Stage)| {
        let stage = stage.clone();
        Callback::from(move |_: MouseEvent| does(&stage))
    };
    let dispatches = |action: Action| {
        let workspace = props.workspace.dispatcher();
        Callback::from(move |_: MouseEvent| workspace.dispatch(action.clone()))
    };
    let embedded = props.embedded;
    let next_turn = stage.id("next-turn");
    html! {
        <div class="transport" role="region" aria-label="Transport">
            <button type="button" class="play" onclick={stage_does(|stage| stage.toggle_playing())}
                aria-label={if playing { "Pause" } else { "Play" }}>
                { icon(if playing { PAUSE } else { PLAY }) }
            </button>
            <button type="button" class="icon" aria-label="Last key moment"
                title="Last key moment (Page up)" onclick={stage_does(|stage| stage.turn(false))}>
                { icon(LAST_TURN) }
            </button>
            <button type="button" class="icon" aria-label="Step back" title="Step back (←)"
                onclick={stage_does(|stage| stage.step(false))}>{ icon(BACK) }</button>
            <button type="button" class="icon" aria-label="Step forward" title="Step forward (→)"
                onclick={stage_does(|stage| stage.step(true))}>{ icon(FORWARD) }</button>
            <button type="button" class="icon" aria-label="Next key moment"
                title="Next key moment (Page down)" aria-describedby={next_turn.clone()}
                onclick={stage_does(|stage| stage.turn(true))}>{ icon(NEXT_TURN) }</button>
            <span class="clock" data-live="clock" />
            { speed(&stage) }
            { cut_button(&stage, &props.workspace) }
            <button type="button" class="icon" aria-label="Undo" title="Undo (Z)"
                disabled={!props.workspace.can_undo()} onclick={dispatches(Action::Undo)}>
                { icon(UNDO) }
            </button>
            <button type="button" class="icon" aria-label="Redo" title="Redo (Shift+Z)"
                disabled={!props.workspace.can_redo()} onclick={dispatches(Action::Redo)}>
                { icon(REDO) }
            </button>
            <span id={next_turn} class="next-turn">
                <span data-live="next" />
            </span>
            <button type="button" class="icon show-keys" aria-label="Keys" title="Keys (?)"
                onclick={Callback::from(|_: MouseEvent| show_keys())}>{ "?" }</button>
            if embedded {
                { open_in_full(&props.workspace) }
            }
        </div>
    }
}

/// How fast it plays.
fn speed(stage: &Stage) -> Html {
    let stage = stage.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            stage.set_speed(usize::try_from(select.selected_index()).unwrap_or(NORMAL));
        }
    });
    let option = |(place, (name, _)): (usize, &(&'static str, f64))| {
        html! { <option value={*name} selected={place == NORMAL}>{ *name }</option> }
    };
    html! {
        <select class="speed" aria-label="Speed" title="Speed" {onchange}>
            { for SPEEDS.iter().enumerate().map(option) }
        </select>
    }
}

/// Cuts now, or says for a moment that there is nothing to cut.
fn cut_button(stage: &Stage, workspace: &UseReducerHandle<Workspace>) -> Html {
    let onclick = {
        let (stage, workspace) = (stage.clone(), workspace.dispatcher());
        Callback::from(move |_: MouseEvent| workspace.dispatch(stage.cut_now()))
    };
    // It says why, when it is pressed.
    let follows_order = !workspace.scenario.order.is_empty();
    html! {
        <>
            <button type="button" class="cut" title="Lose the association now (X)" {onclick}
                aria-disabled={follows_order.then_some("true")}>
                { icon(SCISSORS) }<span>{ "Cut" }</span>
            </button>
            <span class="said" role="status">{ workspace.said.unwrap_or_default() }</span>
        </>
    }
}

/// What is said for a moment goes away by itself.
#[hook]
fn use_moment(workspace: &UseReducerHandle<Workspace>) {
    let dispatcher = workspace.dispatcher();
    use_effect_with(workspace.said, move |said| {
        let silence = move || dispatcher.dispatch(Action::Say(None));
        let timeout = said.map(|_| Timeout::new(SAID_MS, silence));
        move || drop(timeout)
    });
}

/// What is said where the frame lets no window open.
const SANDBOXED: &str = "The page that this is a frame of lets no window open from here: the frame’s sandbox lacks \
    allow-popups. The link itself can be copied.";

/// The same run in a page of its own: the link is written with the texts that follow the cursor.
fn open_in_full(workspace: &UseReducerHandle<Workspace>) -> Html {
    let workspace = workspace.dispatcher();
    let onclick = Callback::from(move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        // A link that a sandbox does not let open does nothing, and nobody learns of it.
        event.prevent_default();
        let link = event.target().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let window = web_sys::window().zip(link);
        let opened =
            window.and_then(|(window, link)| window.open_with_url(&link.href()).ok().flatten());
        if opened.is_none() {
            workspace.dispatch(Action::Unopened(SANDBOXED.to_owned()));
        }
    });
    html! {
        <a class="open-in-full" data-live="link" target="_blank" rel="noopener" {onclick}
            href={format!("./index.html#{}", address_fragment())}>{ "Open in full" }</a>
    }
}

/// One of these as a picture.
pub fn icon(path: &'static str) -> Html {
    html! {
        <svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d={path} fill-rule="evenodd" />
        </svg>
    }
}
