//! Texts that follow the cursor without passing through a Yew diff: an element of the stage names the text that it
//! shows with the attribute `data-live`, and one about an end its place among the MTAs with `data-end`.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::fault_offers::offered_cut;
use crate::stage::{Glance, Stage};
use crate::state::Workspace;

/// What a stranger has to know, beside the verdict on a scenario that is as the library has it.
const LEDE: &str = "Only the side with the Turn may send.";

/// Writes all of them, whenever the cursor moves and when there are others.
#[hook]
pub fn use_live(stage: &Stage, workspace: &UseReducerHandle<Workspace>) {
    let scenario = &workspace.scenario;
    let others = (scenario.mtas.len(), scenario.order.is_empty());
    use_effect_with((stage.clone(), others), |(stage, _)| {
        let root = stage.root();
        let subscription = stage.subscribe(move |glance| {
            if let Some(root) = &root {
                write(root, glance);
            }
        });
        move || drop(subscription)
    });
}

fn write(root: &Element, glance: &Glance) {
    let Ok(elements) = root.query_selector_all("[data-live]") else { return };
    for place in 0..elements.length() {
        let element = elements.get(place).and_then(|element| element.dyn_into::<Element>().ok());
        if let Some(element) = element {
            write_one(&element, glance);
        }
    }
}

fn write_one(element: &Element, glance: &Glance) {
    let named = |name: &str| element.get_attribute(name).unwrap_or_default();
    let name = named("data-live");
    if name == "link" {
        // It can be copied, dragged and opened elsewhere at any time.
        let _ = element.set_attribute("href", &format!("./index.html#{}", glance.fragment));
        return;
    }
    if let Some(place) = name.strip_prefix("turn-") {
        let turn = place.parse().ok().and_then(|place: usize| glance.readout.turns.get(place));
        write_text(
            element,
            turn.map_or("", |turn| &turn.text),
            turn.is_some_and(|turn| turn.alarm),
        );
        return;
    }
    let text = text(&name, named("data-end").parse().ok(), glance);
    if name == "cut"
        && let Some(button) = element.parent_element()
        && button.class_name() == "cut-here"
        && button.has_attribute("hidden") != text.is_empty()
    {
        // A button without words is none. No style sheet sees to that: WebKit does not hear of a text that comes.
        let _ = button.toggle_attribute_with_force("hidden", text.is_empty());
    }
    write_text(element, &text, name == "standing" && glance.readout.alarm());
}

fn write_text(element: &Element, text: &str, alarms: bool) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
    if element.has_attribute("data-alarm") != alarms {
        let _ = element.toggle_attribute_with_force("data-alarm", alarms);
    }
}

/// The text of this name at the cursor; empty where there is none.
fn text(name: &str, end: Option<usize>, glance: &Glance) -> String {
    if let Some(end) = end.and_then(|place| glance.readout.ends.get(place)) {
        let text = match name {
            "name" => &end.name,
            "state" => &end.state,
            "queue" => &end.queue,
            "belief" => &end.belief,
            "timers" => &end.timers,
            _ => &end.others,
        };
        return text.clone();
    }
    match name {
        "clock" => glance.clock.clone(),
        "headline" => glance.caption.headline.clone(),
        "standing" => glance.caption.turn.clone(),
        "mail" => glance.caption.mail.clone(),
        "associations" => glance.readout.associations.join("\n"),
        "verdict" => glance.verdict.to_string(),
        "beside" if glance.unchanged.is_empty() => LEDE.to_owned(),
        "beside" => glance.unchanged.clone(),
        "cut" => glance.cut.clone(),
        "next" => glance.next.clone(),
        _ => {
            let place = name.strip_prefix("offer-").and_then(|place| place.parse().ok());
            place.map_or_else(String::new, |place: usize| offered_cut(glance, place))
        }
    }
}
