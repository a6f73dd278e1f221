//! The JavaScript boundary: what a host page can call. Plain objects in, plain objects out.

mod pattern;
mod report;
mod shape;
mod types;

use turnlab_core::scenario::Scenario;
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
    let known = serde_wasm_bindgen::to_value(&pattern::with_every_part())?;
    if let Some(problem) = shape::wrong("scenario", &scenario, &known) {
        return Err(JsError::new(&format!("This is not a scenario: {problem}.")));
    }
    serde_wasm_bindgen::from_value(scenario)
        .map_err(|wrong| JsError::new(&format!("This is not a scenario: {wrong}.")))
}
