//! Play, step, cut, undo.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::live::{Live, Of};
use crate::hooks::{use_glance, use_stage};
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// How long something is said.
const SAID_MS: u32 = 3_000;

/// What the transport needs to know.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What can be undone.
    pub workspace: UseReducerHandle<Workspace>,
    /// Whether the page is a frame in another one.
    pub embedded: bool,
}

/// Play, step, cut, undo.
#[component]
pub fn Transport(props: &Props) -> Html {
    let stage = use_stage();
    use_moment(&props.workspace);
    let playing = use_glance(|glance| glance.playing).unwrap_or(false);
    let stage_does = |does: fn(&Stage)| {
        let stage = stage.clone();
        Callback::from(move |_: MouseEvent| does(&stage))
    };
    let dispatches = |action: Action| {
        let workspace = props.workspace.dispatcher();
        Callback::from(move |_: MouseEvent| workspace.dispatch(action.clone()))
    };
    html! {
        <div class="transport" role="region" aria-label="Transport">
            <button type="button" class="play" onclick={stage_does(|stage| stage.toggle_playing())}
                aria-label={if playing { "Pause" } else { "Play" }}>
                { icon(if playing { PAUSE } else { PLAY }) }
            </button>
            <button type="button" class="icon" aria-label="Step back" title="Step back (←)"
                onclick={stage_does(|stage| stage.step(false))}>{ icon(BACK) }</button>
            <button type="button" class="icon" aria-label="Step forward" title="Step forward (→)"
                onclick={stage_does(|stage| stage.step(true))}>{ icon(FORWARD) }</button>
            <Live class="clock" of={Of::Cursor(|glance| glance.clock.clone())} />
            { cut_button(&stage, &props.workspace) }
            <button type="button" class="icon" aria-label="Undo" title="Undo (Z)"
                disabled={!props.workspace.can_undo()} onclick={dispatches(Action::Undo)}>
                { icon(UNDO) }
            </button>
            <button type="button" class="icon" aria-label="Redo" title="Redo (Shift+Z)"
                disabled={!props.workspace.can_redo()} onclick={dispatches(Action::Redo)}>
                { icon(REDO) }
            </button>
            if props.embedded {
                { open_in_full(&stage) }
            }
        </div>
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

/// The same run in a page of its own: the link is made when it is followed.
fn open_in_full(stage: &Stage) -> Html {
    let stage = stage.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // Yew listens at the root: the link is the target, and it holds nothing but words.
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let (Some(fragment), Some(link)) = (stage.fragment(), link) {
            let _ = link.set_attribute("href", &format!("./index.html#{fragment}"));
        }
    });
    html! {
        <a class="open-in-full" href="./index.html" target="_blank" rel="noopener" {onclick}>
            { "Open in full" }
        </a>
    }
}

const PLAY: &str = "M6 3.5v13l11-6.5z";
const PAUSE: &str = "M5.5 4h3v12h-3zM11.5 4h3v12h-3z";
const BACK: &str = "M14 4v12L6.5 10zM4.5 4h2v12h-2z";
const FORWARD: &str = "M6 4v12l7.5-6zM13.5 4h2v12h-2z";
const UNDO: &str = "M8 3 3 8l5 5v-3.5h4a3 3 0 0 1 0 6H8v2h4a5 5 0 0 0 0-10H8z";
const REDO: &str = "M12 3l5 5-5 5v-3.5H8a3 3 0 0 0 0 6h4v2H8a5 5 0 0 1 0-10h4z";
pub const LOOK: &str = "M10 4.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 1.500a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm0 2.500a1.500 1.500 0 1 0 \
    0 3 1.500 1.500 0 0 0 0-3z";
pub const CROSS: &str =
    "M6 4.900 10 8.900l4-4 1.100 1.100-4 4 4 4-1.100 1.100-4-4-4 4-1.100-1.100 4-4-4-4z";
const SCISSORS: &str = "M5 12.5a2.5 2.5 0 1 0 2.3 1.5L10 11.4l5.5 5.1h2L11.2 10l6.3-6.5h-2L10 8.6 \
    7.3 6A2.5 2.5 0 1 0 5.9 7.3L8.8 10l-2.900 2.700a2.5 2.5 0 0 0-.9-.2zM5 4a1 1 0 1 1 0 2 1 1 0 0 1 0-2zm0 10a1 \
    1 0 1 1 0 2 1 1 0 0 1 0-2z";

/// One of these as a picture.
pub fn icon(path: &'static str) -> Html {
    html! {
        <svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d={path} fill-rule="evenodd" />
        </svg>
    }
}
