//! The messages between a frame and its host, version 1. What comes in is looked at piece by piece, and not read by
//! serde: that would take over a text before its length is known, and print in its errors whatever else it finds.

use js_sys::{JsString, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use crate::ask::{Ask, LONGEST_NAME, LONGEST_VALUE, too_long};

/// The version, under the name by which all of them are known.
const VERSION: u32 = 1;
const MARK: &str = "turnlab";

/// What a host has asked, with the number that the answer bears.
pub(crate) struct Asked {
    pub(crate) id: f64,
    pub(crate) ask: Result<Ask, String>,
}

/// Reads what was sent; nothing where it is no message of this version.
pub(crate) fn read(data: &JsValue) -> Option<Asked> {
    if !data.is_object() {
        return None;
    }
    let said = |name: &str| Reflect::get(data, &name.into()).ok();
    if said(MARK)?.as_f64()? != f64::from(VERSION) {
        return None;
    }
    let id = said("id")?.as_f64().filter(|id| id.is_finite())?;
    let name = said("ask")?.dyn_into::<JsString>().ok()?;
    if name.length() > LONGEST_NAME {
        return None;
    }
    let value = said("value")?.dyn_into::<JsString>().ok();
    let ask = match value.as_ref().is_some_and(|value| value.length() > LONGEST_VALUE) {
        true => Err(too_long()),
        false => Ask::of(&String::from(name), value.map(String::from).as_deref()),
    };
    Some(Asked { id, ask })
}

/// What is sent to the host.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Told<'a> {
    /// The answer to what was asked.
    Answer { id: f64, state: &'a State },
    /// What was asked cannot be done.
    Refusal { id: f64, error: &'a str },
    /// Something has happened, by its name.
    Happened { event: &'static str, detail: &'a Detail },
    /// The frame is there, for whoever it is.
    Hello { event: &'static str },
}

/// What is on the page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct State {
    /// The cursor, in seconds.
    pub(crate) at: f64,
    pub(crate) playing: bool,
    /// Where the run is opened in full, with the cursor.
    pub(crate) link: String,
    /// What the run comes to.
    pub(crate) verdict: String,
}

/// What is said of an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Detail {
    /// The cursor has come to another step.
    Step {
        /// In seconds.
        at: f64,
        /// How many steps have happened, which is the number of the last of them.
        step: usize,
        headline: String,
        turn: String,
        mail: String,
    },
    /// The Turn of an association is lost at the cursor, or no longer.
    Turn {
        at: f64,
        /// By its number from 1.
        association: usize,
    },
    /// Another run is on the page.
    State(State),
    /// How high the frame would be if all of it were to be seen, in pixels.
    Size { height: f64 },
}

/// The message as it is posted.
pub(crate) fn written(told: &Told) -> Option<JsValue> {
    let message = serde_wasm_bindgen::to_value(told).ok()?;
    Reflect::set(&message, &MARK.into(), &VERSION.into()).ok()?;
    Some(message)
}
