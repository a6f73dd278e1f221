//! What a cut would do at every instant of the run, as a strip: pointing says it beside scissors that do it, and a
//! click or a drag brings the cursor. A frame on it is what is in view.

use turnlab_core::scenario::Scenario;
use web_sys::Element;
use yew::prelude::*;

use super::icons::SCISSORS;
use super::transport::icon;
use super::within::is_within;
use crate::stage::Stage;
use crate::state::Workspace;

/// What each mark stands for: its class, and words.
const MARKS: [(&str, &str); 4] = [
    ("harmless", "no harm"),
    ("late", "mail late"),
    ("lost", "Turn lost"),
    ("doubled", "two Turns"),
];

/// The same of the strip of a run that has no map.
const RUN_MARKS: [(&str, &str); 2] =
    [("overview-queue", "mail that waits"), ("stretch", "Turn lost, or two Turns")];

/// The map of cuts, which the stage draws; nothing for a run that follows an order, where nothing can be
/// cut.
pub fn cut_map(strip: &NodeRef, stage: &Stage, workspace: &UseReducerHandle<Workspace>) -> Html {
    let grabs = {
        let (stage, strip) = (stage.clone(), strip.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 || is_within(&event, ".cut-here") {
                return;
            }
            event.prevent_default();
            if let Some(strip) = strip.cast::<Element>() {
                let _ = strip.set_pointer_capture(event.pointer_id());
            }
            stage.grab_strip(f64::from(event.client_x()));
        })
    };
    let moves = {
        let stage = stage.clone();
        Callback::from(move |event: PointerEvent| {
            let client_x = f64::from(event.client_x());
            if stage.is_scrubbing() {
                stage.scrub_to(client_x);
            } else if !is_within(&event, ".cut-here") {
                stage.point_at_map(Some(client_x));
            }
        })
    };
    let drops = {
        let stage = stage.clone();
        Callback::from(move |_: PointerEvent| stage.cancel_drag())
    };
    let leaves = {
        let stage = stage.clone();
        Callback::from(move |_: PointerEvent| stage.point_at_map(None))
    };
    let cuts = {
        let (stage, workspace) = (stage.clone(), workspace.dispatcher());
        Callback::from(move |_: MouseEvent| workspace.dispatch(stage.cut_here()))
    };
    let mark = |of: &'static str| {
        move |(class, words): (&'static str, &'static str)| {
            html! { <li class={of}><i class={class} />{ words }</li> }
        }
    };
    html! {
        <div class="cut-map" hidden={follows_order(&workspace.scenario)}>
            <ul aria-label="What the colours mean">
                { for MARKS.into_iter().map(mark("")) }
                { for RUN_MARKS.into_iter().map(mark("of-run")) }
            </ul>
            <div ref={strip} class="strip" onpointermove={moves} onpointerdown={grabs}
                onpointerup={drops.clone()} onpointercancel={drops} onpointerleave={leaves}>
                // What it shows is said when it is drawn.
                <svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label="The whole run" />
                <button type="button" class="cut-here" title="Cut here" onclick={cuts}>
                    { icon(SCISSORS) }<span class="cut-words" data-live="cut" />
                </button>
                { window(stage) }
            </div>
        </div>
    }
}

/// The frame around what is in view, which keys move.
fn window(stage: &Stage) -> Html {
    let stage = stage.clone();
    let keys = Callback::from(move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => stage.scroll_by(0.1),
            "ArrowLeft" | "ArrowUp" => stage.scroll_by(-0.1),
            "PageDown" => stage.scroll_by(0.9),
            "PageUp" => stage.scroll_by(-0.9),
            "Home" => stage.scroll_to_part(0.0),
            "End" => stage.scroll_to_part(1.0),
            _ => return,
        }
        event.prevent_default();
    });
    html! {
        <div class="window" role="slider" tabindex="0" aria-label="What is in view of the run"
            aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" onkeydown={keys} />
    }
}

fn follows_order(scenario: &Scenario) -> bool {
    !scenario.order.is_empty()
}
