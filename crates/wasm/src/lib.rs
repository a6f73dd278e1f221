//! The JavaScript boundary: what a host page can call. Plain objects in, plain objects out.

mod report;
mod shape;
mod types;

use turnlab_core::scenario::{Scenario, TurnCommand, UserCommand};
use turnlab_view::Story;
use wasm_bindgen::prelude::*;

use report::Report;

/// Runs a scenario and tells what came of it.
///
/// What is left out of `scenario` is as the incident has it; nothing at all is the incident itself.
///
/// # Errors
///
/// A JavaScript `Error` that names the part at fault and what is allowed.
#[wasm_bindgen(skip_typescript)]
pub fn run(scenario: JsValue) -> Result<JsValue, JsError> {
    let scenario = read(scenario)?;
    let history = scenario.run().map_err(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        JsError::new(&told.join(" "))
    })?;
    let report = Report::of(&Story::new(scenario, history));
    Ok(serde_wasm_bindgen::to_value(&report)?)
}

fn read(scenario: JsValue) -> Result<Scenario, JsError> {
    if scenario.is_undefined() || scenario.is_null() {
        return Ok(Scenario::default());
    }
    let known = serde_wasm_bindgen::to_value(&with_every_part())?;
    if let Some(problem) = shape::wrong("scenario", &scenario, &known) {
        return Err(JsError::new(&format!("This is not a scenario: {problem}.")));
    }
    serde_wasm_bindgen::from_value(scenario)
        .map_err(|wrong| JsError::new(&format!("This is not a scenario: {wrong}.")))
}

/// A scenario in which no list is empty, so that the shape of every part is known.
fn with_every_part() -> Scenario {
    let command = UserCommand { at_us: 0, mta: 0, association: 1, command: TurnCommand::Please };
    Scenario { commands: vec![command], ..Scenario::default() }
}
