//! The JSON Schema: made from the types, with the ranges that are checked.

use std::process::Command;

use serde_json::{Value, json};

fn schema() -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_turnlab")).arg("schema").output();
    let output = output.expect("the command starts");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn ranges_words_and_what_may_not_be_left_out() {
    let schema = schema();
    let threshold = &schema["$defs"]["Parameters"]["properties"]["threshold_messages"];
    assert_eq!((&threshold["minimum"], &threshold["maximum"]), (&json!(1), &json!(10_000)));
    assert_eq!(threshold["default"], json!(50));
    assert_eq!(schema["properties"]["until_s"]["maximum"], json!(86_400));
    assert_eq!(schema["properties"]["rule"]["anyOf"][0]["enum"][0], json!("as-shipped"));
    assert_eq!(schema["$defs"]["Mail"]["required"], json!(["from"]));
    assert_eq!(schema["$defs"]["Cut"]["required"], json!(["at_us"]));
    assert_eq!(schema["properties"]["mail"]["default"], json!([]), "an empty site");
    let faults = schema["$defs"]["Fault"]["oneOf"].as_array().expect("there are kinds");
    assert_eq!(faults.len(), 6);
    let in_flight = &faults[1];
    assert_eq!(in_flight["required"], json!(["kind", "from", "pdu"]));
    assert_eq!(in_flight["properties"]["percent"]["maximum"], json!(100));
    assert_eq!(in_flight["properties"]["pdu"]["enum"][5], json!("give"));
}

/// Every table is closed, and every key of it is said in words.
#[test]
fn unknown_keys_are_refused_and_all_keys_explained() {
    let schema = schema();
    let tables = ["Parameters", "Mail", "Cut", "UserCommand", "LinkBetween"];
    let tables = tables.map(|name| &schema["$defs"][name]);
    for table in tables.into_iter().chain([&schema]) {
        assert_eq!(table["additionalProperties"], json!(false), "{table:#}");
        for (key, property) in table["properties"].as_object().expect("there are keys") {
            assert!(property["description"].is_string(), "{key}: {property:#}");
        }
    }
}
