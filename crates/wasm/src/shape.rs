//! Whether an object has the shape of a scenario. `serde-wasm-bindgen` asks an object only for the
//! keys that it knows, so that a misspelt one would pass unseen.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What is wrong with the shape of `value`, which is called `name`: `known` is one that is right,
/// and in it the first item of an array stands for all.
pub(crate) fn wrong(name: &str, value: &JsValue, known: &JsValue) -> Option<String> {
    match (known.dyn_ref::<Array>(), plain(known)) {
        (Some(known), _) => match value.dyn_ref::<Array>() {
            Some(items) => items.iter().find_map(|item| wrong(name, &item, &known.get(0))),
            None => Some(format!("“{name}” must be a list")),
        },
        (None, Some(known)) => match plain(value) {
            Some(object) => wrong_key(object, known),
            None => Some(format!("“{name}” must be an object")),
        },
        (None, None) => None,
    }
}

fn wrong_key(object: &Object, known: &Object) -> Option<String> {
    Object::keys(object).iter().find_map(|key| {
        let name = key.as_string()?;
        match Reflect::get(known, &key).ok().filter(|pattern| !pattern.is_undefined()) {
            None => Some(unknown(&name, known)),
            Some(pattern) => wrong(&name, &Reflect::get(object, &key).ok()?, &pattern),
        }
    })
}

fn plain(value: &JsValue) -> Option<&Object> {
    value.dyn_ref::<Object>().filter(|value| !Array::is_array(value) && !value.is_function())
}

fn unknown(name: &str, known: &Object) -> String {
    let names: Vec<String> = Object::keys(known).iter().filter_map(|key| key.as_string()).collect();
    format!("there is no “{name}”; there is {}", names.join(", "))
}
