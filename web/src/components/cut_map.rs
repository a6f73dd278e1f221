//! What a cut would do at every instant of the run, as a strip: pointing says it, a click cuts there. A frame
//! on it is what is in view: dragging it scrolls the picture.

use std::cell::Cell;
use std::rc::Rc;

use turnlab_core::scenario::Scenario;
use yew::prelude::*;

use crate::stage::Stage;
use crate::state::{Action, Workspace};

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
pub fn cut_map(
    strip: &NodeRef,
    stage: &Stage,
    hold: &Rc<Cell<Option<Hold>>>,
    workspace: &UseReducerHandle<Workspace>,
) -> Html {
    let points = {
        let stage = stage.clone();
        Callback::from(move |event: PointerEvent| {
            stage.point_at_map(Some(f64::from(event.client_x())));
        })
    };
    let leaves = {
        let stage = stage.clone();
        Callback::from(move |_: PointerEvent| stage.point_at_map(None))
    };
    let cuts = {
        let (stage, workspace) = (stage.clone(), workspace.dispatcher());
        Callback::from(move |event: MouseEvent| {
            let cut = stage.cut_on_map(f64::from(event.client_x()));
            if let Some(cut) = &cut {
                stage.seek(cut.at_us);
            }
            let nothing = Action::Say(Some("Nothing is connected to cut."));
            workspace.dispatch(cut.map_or(nothing, Action::AddCut));
        })
    };
    let mark = |of: &'static str| {
        move |(class, words): (&'static str, &'static str)| {
            html! { <li class={of}><i class={class} />{ words }</li> }
        }
    };
    html! {
        <div class="cut-map" hidden={follows_order(&workspace.scenario)}>
            <span class="cut-words" data-live="cut" />
            <ul aria-label="What the colours mean">
                { for MARKS.into_iter().map(mark("")) }
                { for RUN_MARKS.into_iter().map(mark("of-run")) }
            </ul>
            <div ref={strip} class="strip" onpointermove={points.clone()} onpointerdown={points}
                onpointerleave={leaves} onclick={cuts}>
                <svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" />
                { window(stage, hold) }
            </div>
        </div>
    }
}

/// A pointer that has taken hold of the frame: where, how far that was from the frame's beginning, and
/// whether it has been moved since.
#[derive(Clone, Copy, PartialEq)]
pub struct Hold {
    client_x: f64,
    off: f64,
    moved: bool,
}

/// How far a pointer moves before that is a drag, in CSS pixels.
const DRAG: f64 = 4.0;

/// The frame around what is in view. A click on it is one on the strip.
fn window(stage: &Stage, hold: &Rc<Cell<Option<Hold>>>) -> Html {
    let down = {
        let (stage, hold) = (stage.clone(), Rc::clone(hold));
        Callback::from(move |event: PointerEvent| {
            let client_x = f64::from(event.client_x());
            let parts = stage.parts_at(client_x).filter(|_| event.button() == 0);
            hold.set(parts.map(|(at, from)| Hold { client_x, off: at - from, moved: false }));
            if let Some(frame) = event.target_dyn_into::<web_sys::Element>() {
                let _ = frame.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let moves = {
        let (stage, hold) = (stage.clone(), Rc::clone(hold));
        Callback::from(move |event: PointerEvent| {
            let Some(mut held) = hold.get().filter(|_| event.buttons() > 0) else { return };
            let client_x = f64::from(event.client_x());
            held.moved |= (client_x - held.client_x).abs() > DRAG;
            hold.set(Some(held));
            if let Some((at, _)) = stage.parts_at(client_x).filter(|_| held.moved) {
                stage.scroll_to_part(at - held.off);
            }
        })
    };
    let clicks = {
        let hold = Rc::clone(hold);
        Callback::from(move |event: MouseEvent| {
            if hold.take().is_some_and(|held| held.moved) {
                event.stop_propagation();
            }
        })
    };
    let keys = {
        let stage = stage.clone();
        Callback::from(move |event: KeyboardEvent| {
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
        })
    };
    html! {
        <div class="window" role="slider" tabindex="0" aria-label="What is in view of the run"
            aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" onpointerdown={down}
            onpointermove={moves} onclick={clicks} onkeydown={keys} />
    }
}

fn follows_order(scenario: &Scenario) -> bool {
    !scenario.order.is_empty()
}
