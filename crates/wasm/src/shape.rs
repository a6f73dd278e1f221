//! Whether an object has the shape of a scenario. `serde-wasm-bindgen` asks an object only for the
//! keys that it knows, so that a misspelt one would pass unseen.

use js_sys::{Array, Object, Reflect};
use turnlab_core::scenario::meant;
use wasm_bindgen::{JsCast, JsValue};

/// What is wrong with the shape of `value`, which is called `name`: `known` is one that is right. In it
/// the first item of an array stands for all, or, where items have a `kind`, the one of the same kind.
pub(crate) fn wrong(name: &str, value: &JsValue, known: &JsValue) -> Option<String> {
    match (known.dyn_ref::<Array>(), plain(known)) {
        (Some(known), _) => match value.dyn_ref::<Array>() {
            Some(items) => {
                items.iter().find_map(|item| wrong(name, &item, &pattern(&item, known)?))
            }
            None => Some(format!("“{name}” must be a list")),
        },
        (None, Some(known)) => match plain(value) {
            Some(object) => wrong_key(object, known),
            None => Some(format!("“{name}” must be an object")),
        },
        (None, None) => None,
    }
}

/// The known item that another has to be like; none for a kind that is not known, which is told when it is
/// read.
fn pattern(item: &JsValue, known: &Array) -> Option<JsValue> {
    let first = known.get(0);
    match kind(&first) {
        Some(_) => known.iter().find(|known| kind(known) == kind(item)),
        None => Some(first),
    }
}

fn kind(item: &JsValue) -> Option<String> {
    Reflect::get(plain(item)?, &"kind".into()).ok()?.as_string()
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
    match meant(name, names.iter().map(String::as_str)) {
        Some(near) => format!("there is no “{name}”; perhaps {near} was meant"),
        None => format!("there is no “{name}”; there is {}", names.join(", ")),
    }
}
