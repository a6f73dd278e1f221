//! The picture, and what a pointer or a key does on it.

use gloo_events::EventListener;
use turnlab_core::scenario::Scenario;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, PointerEvent, ResizeObserver};
use yew::prelude::*;

use super::cut_map::cut_map;
use super::icons::SCISSORS;
use super::transport::icon;
use super::within::is_within;
use crate::stage::{Canvas, Dropped, Stage, View};
use crate::state::{Action, Entered, Workspace};

/// How far a key moves a cut, in microseconds; with Shift, ten times as far.
const NUDGE_US: i64 = 50_000;

/// What the diagram needs to know.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What draws it.
    pub stage: Stage,
    /// What is shown.
    pub workspace: UseReducerHandle<Workspace>,
}

/// The picture.
#[component]
pub fn Diagram(props: &Props) -> Html {
    let stage = props.stage.clone();
    let (scroller, heads, body) = (use_node_ref(), use_node_ref(), use_node_ref());
    let (cursor, time, picture) = (use_node_ref(), use_node_ref(), use_node_ref());
    let line = use_node_ref();
    let map = use_node_ref();
    use_canvas(&stage, [&scroller, &heads, &body, &line, &cursor, &time, &map]);
    use_show(&stage, &props.workspace);

    let workspace = props.workspace.dispatcher();
    let cuts = props.workspace.scenario.clone();
    let onpointerdown = {
        let (stage, picture) = (stage.clone(), picture.clone());
        Callback::from(move |event: PointerEvent| pointer_down(&event, &stage, &picture))
    };
    let onpointermove = {
        let stage = stage.clone();
        Callback::from(move |event: PointerEvent| pointer_moves(&event, &stage))
    };
    let onpointerleave = {
        let stage = stage.clone();
        Callback::from(move |_: PointerEvent| stage.point_at_picture(None))
    };
    let onpointerup = {
        let (stage, workspace) = (stage.clone(), workspace.clone());
        Callback::from(move |_: PointerEvent| {
            if let Dropped::Cut { index, at_us } = stage.drop_drag() {
                workspace.dispatch(Action::MoveCut { index, at_us });
            }
        })
    };
    let onpointercancel = {
        let stage = stage.clone();
        Callback::from(move |_: PointerEvent| stage.cancel_drag())
    };
    let onclick = {
        let (stage, workspace) = (stage.clone(), workspace.clone());
        Callback::from(move |event: MouseEvent| clicked(&event, &stage, &workspace))
    };
    let here = stage.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let done =
            key_down(&event, &cuts, &workspace) || key_at_cursor(&event, &here, &cuts, &workspace);
        if done {
            event.prevent_default();
        }
    });
    let cut_map = cut_map(&map, &stage, &props.workspace);
    html! {
        <>
        <div ref={scroller} class="scroller">
            <div ref={heads} class="heads" />
            <div ref={picture} class="picture" role="group" aria-label="Sequence diagram"
                {onpointerdown} {onpointermove} {onpointerleave} {onpointerup} {onpointercancel} {onclick}
                {onkeydown}>
                <div ref={line} class="cursor-line" />
                <div ref={body} class="body" />
                <div ref={cursor} class="cursor">
                    <span class="knob" role="slider" tabindex="0" aria-label="Cursor on the time axis"
                        aria-orientation="vertical" aria-valuemin="0" aria-valuenow="0" />
                    <span ref={time} class="cursor-time" aria-hidden="true" />
                </div>
                <button type="button" class="snip" title="Cut here" hidden=true>
                    { icon(SCISSORS) }<span data-live="cut" />
                </button>
            </div>
        </div>
        { cut_map }
        </>
    }
}

/// Hands the elements to the stage, once, and tells it when they have another size.
#[hook]
fn use_canvas(stage: &Stage, nodes: [&NodeRef; 7]) {
    let nodes = nodes.map(NodeRef::clone);
    use_effect_with(stage.clone(), move |stage| {
        let [scroller, heads, body, line, cursor, time, map] = nodes;
        let listeners = listen(stage, scroller.cast());
        let canvas = (|| {
            Some(Canvas {
                scroller: scroller.cast::<HtmlElement>()?,
                heads: heads.cast::<Element>()?,
                body: body.cast::<HtmlElement>()?,
                line: line.cast::<HtmlElement>()?,
                cursor: cursor.cast::<HtmlElement>()?,
                time: time.cast::<Element>()?,
                map: map.cast::<HtmlElement>(),
                view: View::default(),
            })
        })();
        if let Some(canvas) = canvas {
            stage.attach(canvas);
        }
        let resized = {
            let stage = stage.clone();
            Closure::<dyn Fn()>::new(move || stage.fit())
        };
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        let sizes = [&body, &scroller, &heads];
        if let Some(observer) = &observer {
            sizes
                .iter()
                .filter_map(|node| node.cast::<Element>())
                .for_each(|it| observer.observe(&it));
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop((resized, listeners));
        }
    });
}

/// Tells the stage when the picture is scrolled and when it is printed.
fn listen(stage: &Stage, scroller: Option<HtmlElement>) -> Vec<EventListener> {
    let on = |target: &EventTarget, name: &'static str, tell: fn(&Stage)| {
        let stage = stage.clone();
        EventListener::new(target, name, move |_| tell(&stage))
    };
    let scrolls = scroller.map(|scroller| on(&scroller, "scroll", Stage::scrolled));
    let prints = web_sys::window().map(|window| {
        [
            on(&window, "beforeprint", |stage| stage.print(true)),
            on(&window, "afterprint", |stage| stage.print(false)),
        ]
    });
    scrolls.into_iter().chain(prints.into_iter().flatten()).collect()
}

/// Shows what the reducer holds, and moves the cursor where a link wants it.
#[hook]
fn use_show(stage: &Stage, workspace: &UseReducerHandle<Workspace>) {
    let shown = (workspace.scenario.clone(), workspace.showing.clone());
    {
        let stage = stage.clone();
        use_effect_with(shown, move |(scenario, showing)| stage.show(scenario, showing));
    }
    let stage = stage.clone();
    use_effect_with(workspace.entered, move |entered: &Entered| stage.seek(entered.at_us));
}

fn pointer_down(event: &PointerEvent, stage: &Stage, picture: &NodeRef) {
    if event.button() != 0 || stage.is_dragging() {
        return;
    }
    let client_y = f64::from(event.client_y());
    let cut = number_at(event, "data-handle");
    let button = number_at(event, "data-fold")
        .or(number_at(event, "data-transfer"))
        .or(number_at(event, "data-remove"));
    let touch = event.pointer_type() == "touch" && !is_within(event, ".knob");
    let is_on_button = button.is_some() || is_within(event, ".snip");
    stage.expect_tap(touch && cut.is_none() && !is_on_button);
    match cut {
        Some(index) if button.is_none() => stage.grab_cut(index as usize, client_y),
        // A button waits for the click that follows; a finger on the picture scrolls it, or taps.
        _ if is_on_button || touch => return,
        _ => stage.grab_cursor(client_y),
    }
    event.prevent_default();
    if let Some(picture) = picture.cast::<Element>() {
        let _ = picture.set_pointer_capture(event.pointer_id());
    }
}

fn pointer_moves(event: &PointerEvent, stage: &Stage) {
    if stage.is_dragging() {
        stage.drag_to(f64::from(event.client_y()));
    } else if event.pointer_type() != "touch" && !is_within(event, ".snip") {
        // Over a handle there are no scissors: a pointer takes hold of it.
        let is_on_handle = number_at(event, "data-handle").is_some();
        stage.point_at_picture((!is_on_handle).then(|| client(event)));
    }
}

fn client(event: &MouseEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

fn clicked(event: &MouseEvent, stage: &Stage, workspace: &UseReducerDispatcher<Workspace>) {
    if is_within(event, ".snip") {
        workspace.dispatch(stage.snip());
    } else if stage.is_tap() {
        stage.tap(client(event));
    }
    if let Some(id) = number_at(event, "data-fold") {
        workspace.dispatch(Action::ToggleFold(id));
    }
    if let Some(key) = number_at(event, "data-transfer") {
        workspace.dispatch(Action::ToggleTransfer(key));
    }
    if let Some(id) = number_at(event, "data-remove") {
        workspace.dispatch(Action::RemoveCut(id as usize));
    }
}

/// Keys on a handle move or remove its cut; on a fold they open it.
fn key_down(
    event: &KeyboardEvent,
    scenario: &Scenario,
    workspace: &UseReducerDispatcher<Workspace>,
) -> bool {
    if let Some(id) = number_at(event, "data-fold")
        && matches!(event.key().as_str(), " " | "Enter")
    {
        workspace.dispatch(Action::ToggleFold(id));
        return true;
    }
    let Some(index) = number_at(event, "data-handle").map(|index| index as usize) else {
        return false;
    };
    let Some(cut) = scenario.cuts.get(index) else {
        return false;
    };
    let far = if event.shift_key() { 10 } else { 1 };
    let by_us = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => NUDGE_US * far,
        "ArrowUp" | "ArrowLeft" => -NUDGE_US * far,
        "Delete" | "Backspace" => {
            workspace.dispatch(Action::RemoveCut(index));
            return true;
        }
        _ => return false,
    };
    workspace.dispatch(Action::MoveCut { index, at_us: cut.at_us.saturating_add(by_us) });
    true
}

/// Keys on the cursor, the one tab stop of the diagram: they open what is folded there, and move or remove the
/// cut that is there.
fn key_at_cursor(
    event: &KeyboardEvent,
    stage: &Stage,
    scenario: &Scenario,
    workspace: &UseReducerDispatcher<Workspace>,
) -> bool {
    if !is_within(event, ".knob") {
        return false;
    }
    let key = event.key();
    if key == "Enter" {
        let door = stage.door();
        return door.map(|door| workspace.dispatch(door)).is_some();
    }
    let Some(index) = stage.cut_there() else { return false };
    let by_us = match key.as_str() {
        "Delete" | "Backspace" => {
            workspace.dispatch(Action::RemoveCut(index));
            return true;
        }
        "ArrowDown" | "ArrowRight" if event.shift_key() => NUDGE_US,
        "ArrowUp" | "ArrowLeft" if event.shift_key() => -NUDGE_US,
        _ => return false,
    };
    let Some(cut) = scenario.cuts.get(index) else { return false };
    let at_us = cut.at_us.saturating_add(by_us).clamp(0, scenario.until_us());
    workspace.dispatch(Action::MoveCut { index, at_us });
    stage.seek(at_us);
    true
}

/// The number in this attribute of what the event is about, or of what that lies in.
fn number_at(event: &Event, attribute: &str) -> Option<u32> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let marked = target.closest(&format!("[{attribute}]")).ok()??;
    marked.get_attribute(attribute)?.parse().ok()
}
