//! The JavaScript boundary: what a host page can call. Plain objects in, plain objects out.

mod read;
mod report;
#[cfg(test)]
mod typescript;

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use turnlab_core::scenario::Scenario;
use turnlab_view::Story;
use wasm_bindgen::prelude::*;

use report::Report;

/// Written from the Rust types by the test in `typescript.rs`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("turnlab.d.ts");

/// Runs a scenario and tells what came of it.
///
/// The object is read as a scenario file is: what is left out is as the library scenario that it names has
/// it, or as the incident has it where it names none. Nothing at all is the incident itself.
///
/// # Errors
///
/// A JavaScript `Error` that names every part at fault and what is allowed.
#[wasm_bindgen(skip_typescript)]
pub fn run(scenario: JsValue) -> Result<JsValue, JsError> {
    let problem = |what: String| JsError::new(&format!("This is not a scenario: {what}"));
    let scenario = read(&scenario).map_err(problem)?;
    let history = scenario.run().map_err(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        problem(told.join(" "))
    })?;
    let report = Report::of(&Story::new(scenario, history));
    Ok(report.serialize(&Serializer::json_compatible())?)
}

fn read(scenario: &JsValue) -> Result<Scenario, String> {
    if scenario.is_undefined() || scenario.is_null() {
        return Ok(Scenario::default());
    }
    let text = JSON::stringify(scenario).map_err(|_| "it holds what JSON cannot.".to_owned())?;
    // Of a function or a symbol it makes `undefined`, whatever its type says.
    let text = JsValue::from(text).as_string().ok_or("it must be an object.")?;
    read::read_json(&text)
}
