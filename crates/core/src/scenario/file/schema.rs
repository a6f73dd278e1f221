//! Scenario files as a JSON Schema: made from the types, with the ranges and the words that are checked.

use serde_json::{Value, json};

use super::shape::{self, Field, Is};
use super::{empty_site, settled};
use crate::protocol::RULES;
use crate::scenario::{Kind, Scenario, parameter_named};

/// The JSON Schema of scenario files.
#[must_use]
pub fn file_schema() -> Value {
    let mut schema = schemars::schema_for!(Scenario).to_value();
    schema["title"] = json!("A Turnlab scenario");
    let mut fields = shape::scenario();
    let tables = [
        ("parameters", "Parameters"),
        ("links", "LinkBetween"),
        ("mail", "Mail"),
        ("cuts", "Cut"),
        ("commands", "UserCommand"),
        ("notes", "Note"),
    ];
    for (key, type_name) in tables {
        let inside = fields.iter_mut().find(|field| field.key == key).map(|field| &field.is);
        if let Some(Is::Table(inside) | Is::Tables(inside)) = inside {
            describe(&mut schema["$defs"][type_name], &inside());
        }
    }
    faults(&mut schema["$defs"]["Fault"]);
    describe(&mut schema, &fields);
    defaults(&mut schema);
    schema
}

/// Adds to the properties of an object what is known of each.
fn describe(object: &mut Value, fields: &[Field]) {
    for field in fields {
        let property = &mut object["properties"][&field.key];
        match &field.is {
            Is::Bandwidth => {
                property["type"] = json!(["number", "string"]);
                if let Some(Kind::Number { least, most, .. }) =
                    parameter_named("bandwidth").map(|parameter| parameter.kind)
                {
                    property["minimum"] = json!(least);
                    property["maximum"] = json!(most);
                }
            }
            Is::Number { least, most, unit } => {
                if settled::has_units(unit) {
                    property["type"] = json!(["integer", "string"]);
                }
                property["minimum"] = json!(least);
                property["maximum"] = json!(most);
            }
            Is::Rule => {
                let mut table = json!({ "type": "object", "additionalProperties": false });
                describe(&mut table, &shape::rule());
                let names: Vec<&str> = RULES.iter().map(|known| known.name).collect();
                let unlike = format!("^({}):", names.join("|"));
                *property = json!({
                    "description": property["description"],
                    "anyOf": [
                        { "type": "string", "enum": names },
                        { "type": "string", "pattern": unlike },
                        table,
                    ],
                });
            }
            Is::Truth => property["type"] = json!("boolean"),
            Is::Word(words) if property.is_null() => {
                *property = json!({ "type": "string", "enum": words });
            }
            Is::Word(words) if property.get("type") == Some(&json!("string")) => {
                property["enum"] = json!(words);
            }
            _ => {}
        }
    }
    let needed = fields.iter().filter(|field| field.needed).map(|field| json!(field.key));
    let mut required: Vec<Value> = needed.collect();
    if object["properties"].get("kind").is_some() {
        required.insert(0, json!("kind"));
    }
    if !required.is_empty() {
        object["required"] = Value::Array(required);
    }
}

fn faults(schema: &mut Value) {
    let Some(kinds) = schema["oneOf"].as_array_mut() else { return };
    for (kind, fields) in shape::faults() {
        let is_kind = |one: &&mut Value| one["properties"]["kind"]["const"] == kind;
        if let Some(object) = kinds.iter_mut().find(is_kind) {
            describe(object, &fields);
        }
    }
}

/// What is left out is as the empty site has it.
fn defaults(schema: &mut Value) {
    let Ok(Value::Object(empty)) = serde_json::to_value(empty_site()) else { return };
    for (key, value) in empty {
        schema["properties"][&key]["default"] = value;
    }
}
