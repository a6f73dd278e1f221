//! What a host page gives, as text that can be read: an object that JSON cannot hold, or not without loss, is refused.

use js_sys::{JSON, JsString};
use serde::de::DeserializeOwned;
use turnlab_core::scenario::Scenario;
use wasm_bindgen::{JsCast, JsValue};

use crate::read::read_json;
use crate::refusal::Refusal;

/// The longest text of an object that is looked at, in UTF-16 units: no scenario is as long.
const LONGEST: u32 = 4_000_000;

/// The scenario of an object; where there is none, the incident.
pub(crate) fn scenario(given: &JsValue) -> Result<Scenario, Refusal> {
    if given.is_undefined() || given.is_null() {
        return Ok(Scenario::default());
    }
    let text = json(given).map_err(|what| Refusal::of_scenario(vec![what]))?;
    read_json(&text).map_err(Refusal::of_scenario)
}

/// The options of an object; where there is none, none.
pub(crate) fn options<T: DeserializeOwned + Default>(given: &JsValue) -> Result<T, Refusal> {
    if given.is_undefined() || given.is_null() {
        return Ok(T::default());
    }
    read_options(&json(given).map_err(Refusal::of_option)?)
}

pub(crate) fn read_options<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    if !text.starts_with('{') {
        return Err(Refusal::of_option("they must be an object.".to_owned()));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let what = error.inner().to_string();
        // Where in the text it is, nobody has seen.
        let what = what.rsplit_once(" at line ").map_or(&*what, |(what, _)| what);
        Refusal::of_option(if path == "." {
            format!("{what}.")
        } else {
            format!("“{path}”: {what}.")
        })
    })
}

/// The text of an object, or what is wrong with it as a sentence.
fn json(given: &JsValue) -> Result<String, String> {
    const NO_OBJECT: &str = "it must be an object.";
    if !given.is_object() || given.is_function() {
        return Err(NO_OBJECT.to_owned());
    }
    let mut wrong = None;
    let mut whole = |key: JsString, value: JsValue| {
        if let Some(what) = no_json(&value) {
            wrong.get_or_insert_with(|| format!("“{}” must not be {what}.", shown(&key)));
        }
        Ok(Some(if wrong.is_some() { JsValue::NULL } else { value }))
    };
    let text = JSON::stringify_with_replacer_func(given, &mut whole, None);
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    let text = text.map_err(|error| unwritten(&error))?;
    if !JsValue::is_string(&text) {
        return Err(NO_OBJECT.to_owned());
    }
    if text.length() > LONGEST {
        return Err(format!("it is longer than {LONGEST} characters."));
    }
    Ok(String::from(text))
}

/// What JSON would leave out, or turn into something else.
fn no_json(value: &JsValue) -> Option<&'static str> {
    if value.is_function() {
        return Some("a function");
    }
    if value.is_symbol() {
        return Some("a symbol");
    }
    if value.is_bigint() {
        return Some("a BigInt");
    }
    let number = value.as_f64()?;
    (!number.is_finite()).then_some("a number that is not finite")
}

/// Why an object could not be written: it holds itself, or is too deep or too long.
fn unwritten(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    let message = message.unwrap_or_default();
    let first = message.lines().next().unwrap_or_default().trim_end_matches('.');
    format!("it cannot be written as JSON: {first}.")
}

fn shown(key: &JsString) -> String {
    String::from(key.slice(0, 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::CheckOptions;

    #[test]
    fn what_is_wrong_with_options_is_named() {
        for (json, told) in [
            ("[]", "they must be an object."),
            (r#"{"bonds": {}}"#, "“bonds”: unknown field `bonds`, expected one of `bounds`"),
            (r#"{"bounds": {"losses": "2"}}"#, "“bounds.losses”: invalid type: string \"2\""),
            (r#"{"memory_mb": {}}"#, "“memory_mb”: invalid type: map"),
        ] {
            let refusal = read_options::<CheckOptions>(json).expect_err(json);
            assert!(refusal.problems[0].starts_with(told), "{json}: {refusal:?}");
            assert!(!refusal.problems[0].contains("line"), "{json}: {refusal:?}");
        }
    }
}
