//! The JavaScript boundary: what a host page can call. Plain objects in, plain objects out.

mod given;
mod opening;
mod options;
mod read;
mod refusal;
mod report;
#[cfg(test)]
mod typescript;
mod work;

use js_sys::{JsString, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use turnlab_core::scenario::{Problem, View};
use turnlab_view::Story;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use options::{LinkOptions, RenderOptions};
pub use refusal::{ErrorCode, Refusal};
use report::Report;
pub use work::{Work, begin_check, begin_cut_map, begin_repairs};

/// A panic is an error like another to whoever calls: it has a code and says what it was.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| wasm_bindgen::throw_val(Refusal::internal(info).into())));
}

/// Runs a scenario and tells what came of it.
///
/// The object is read as a scenario file is: what is left out is as the library scenario that it names has
/// it, or as the incident has it where it names none. Nothing at all is the incident itself.
///
/// # Errors
///
/// Every part of the scenario that is at fault, and what is allowed.
#[wasm_bindgen(skip_typescript)]
pub fn run(scenario: &JsValue) -> Result<JsValue, Refusal> {
    told(&Report::of(&story(scenario)?))
}

/// Turns a run into a picture, or into text or octets for other programs.
///
/// # Errors
///
/// What is wrong with the scenario or the options.
#[wasm_bindgen(skip_typescript)]
pub fn render(scenario: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options: RenderOptions = given::options(options)?;
    let (format, written) = (options.format()?, options.written());
    let request = written.read(format, None, View::default()).map_err(written_wrongly)?;
    let story = story(scenario)?;
    written.check(&story, &request).map_err(written_wrongly)?;
    let made = turnlab_export::write(&story, &request);
    if !format.is_text() {
        return Ok(Uint8Array::from(&*made).into());
    }
    let text = String::from_utf8(made).map_err(|error| Refusal::internal(&error))?;
    Ok(text.into())
}

/// The link of a scenario with its run, in the one way in which links are written.
///
/// # Errors
///
/// What is wrong with the scenario or the options.
#[wasm_bindgen(skip_typescript)]
pub fn link(scenario: &JsValue, options: &JsValue) -> Result<String, Refusal> {
    let options: LinkOptions = given::options(options)?;
    let written = options.written();
    let at_us = written.at_us().map_err(written_wrongly)?;
    let view = written.view().map_err(written_wrongly)?.unwrap_or_default();
    let base = written.base().map_err(written_wrongly)?.unwrap_or_default();
    let fragment = turnlab_export::handed_out(&story(scenario)?, at_us, view, None);
    let short = options.short.then(|| turnlab_export::short(&fragment)).flatten();
    Ok(format!("{base}#{}", short.unwrap_or(fragment)))
}

/// The scenario of a link, of a file, or of a picture that carries one.
///
/// # Errors
///
/// Why there is none.
#[wasm_bindgen(skip_typescript)]
pub fn open(what: &JsValue) -> Result<JsValue, Refusal> {
    let scenario = if let Some(bytes) = what.dyn_ref::<Uint8Array>() {
        is_small(bytes.length())?;
        opening::of_file(&bytes.to_vec())?
    } else {
        let text = what.dyn_ref::<JsString>().ok_or_else(opening::of_another_type)?;
        is_small(text.length())?;
        opening::of_text(&String::from(text))?
    };
    told(&scenario)
}

/// What is larger is not even copied.
fn is_small(length: u32) -> Result<(), Refusal> {
    if length as usize > turnlab_export::LARGEST { Err(opening::too_large()) } else { Ok(()) }
}

fn story(scenario: &JsValue) -> Result<Story, Refusal> {
    let scenario = given::scenario(scenario)?;
    let history = scenario.run().map_err(|problems| out_of_range(&problems))?;
    Ok(Story::new(scenario, history))
}

/// Something as a plain object.
fn told(what: &impl Serialize) -> Result<JsValue, Refusal> {
    what.serialize(&Serializer::json_compatible()).map_err(|error| Refusal::internal(&error))
}

fn out_of_range(problems: &[Problem]) -> Refusal {
    Refusal::of_scenario(problems.iter().map(ToString::to_string).collect())
}

fn written_wrongly(problem: turnlab_export::WrittenProblem) -> Refusal {
    let said: Vec<String> =
        problem.said.iter().map(|(name, written)| format!("“{name}” {written}")).collect();
    Refusal::of_option(format!("{}: {}.", said.join(" "), problem.what))
}
