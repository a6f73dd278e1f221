//! The types of the boundary in TypeScript, written from the JSON Schemas of the Rust types. What may stand
//! in a scenario, and its ranges, comes from the table that files are checked by.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect_file;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use turnlab_core::scenario::file_schema;
use turnlab_report::{CheckReport, CutMapReport, RepairsReport};

use crate::options::{CheckOptions, LinkOptions, RenderOptions, RepairsOptions};
use crate::refusal::ErrorCode;
use crate::report::Report;
use crate::work::{CheckProgress, CutMapProgress, RepairsProgress};

/// What can be called, which no schema says.
const FUNCTIONS: &str = include_str!("functions.d.ts");

#[test]
fn the_types_are_those_of_the_rust_types() {
    expect_file!["../package/turnlab.d.ts"].assert_eq(&types());
}

fn types() -> String {
    let roots = [
        ("Scenario", file_schema()),
        ("RunReport", written::<Report>()),
        ("CheckOptions", read::<CheckOptions>()),
        ("CheckProgress", written::<CheckProgress>()),
        ("CheckReport", written::<CheckReport>()),
        ("RepairsOptions", read::<RepairsOptions>()),
        ("RepairsProgress", written::<RepairsProgress>()),
        ("RepairsReport", written::<RepairsReport>()),
        ("CutMapProgress", written::<CutMapProgress>()),
        ("CutMap", written::<CutMapReport>()),
        ("RenderOptions", read::<RenderOptions>()),
        ("LinkOptions", read::<LinkOptions>()),
        ("ErrorCode", written::<ErrorCode>()),
    ];
    let mut told = BTreeMap::new();
    let mut text = String::new();
    for (name, root) in &roots {
        let parts = root["$defs"].as_object().into_iter().flatten();
        for (name, schema) in
            [(*name, root)].into_iter().chain(parts.map(|(name, part)| (&**name, part)))
        {
            let declared = declared(name, schema);
            match told.insert(name.to_owned(), declared.clone()) {
                None => text += &declared,
                Some(before) => assert_eq!(before, declared, "two types are called {name}"),
            }
        }
    }
    text + FUNCTIONS
}

/// The schema of what is handed out.
fn written<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// The schema of what is taken.
fn read<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// A type under its name.
fn declared(name: &str, schema: &Value) -> String {
    let (doc, is) = (doc("", schema), of(schema, ""));
    match schema["type"] == "object" {
        true => format!("{doc}export interface {name} {is}\n\n"),
        false if is.starts_with('\n') => format!("{doc}export type {name} ={is};\n\n"),
        false => format!("{doc}export type {name} = {is};\n\n"),
    }
}

/// What may stand there, as an expression.
fn of(schema: &Value, indent: &str) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or(name).to_owned();
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(all) = schema[key].as_array() {
            return union(all.iter().map(|one| explained(one, indent)));
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        return union(words.iter().map(Value::to_string));
    }
    match (&schema["const"], &schema["type"]) {
        (Value::String(word), _) => format!("\"{word}\""),
        (_, Value::Array(types)) => union(types.iter().map(|one| named(one, schema, indent))),
        (_, one) => named(one, schema, indent),
    }
}

/// One of several, under what is said of it where it is an object.
fn explained(one: &Value, indent: &str) -> String {
    match one["type"] == "object" {
        true => format!("\n{}{indent}{}", doc(indent, one), of(one, indent)),
        false => of(one, indent),
    }
}

fn named(name: &Value, schema: &Value, indent: &str) -> String {
    match name.as_str() {
        Some("integer" | "number") => "number".to_owned(),
        Some("array") => {
            let item = of(&schema["items"], indent);
            let exactly =
                schema["maxItems"].as_u64().filter(|_| schema["minItems"] == schema["maxItems"]);
            match exactly {
                Some(count) => format!("[{}]", vec![item; count as usize].join(", ")),
                None if item.contains(" | ") => format!("({item})[]"),
                None => format!("{item}[]"),
            }
        }
        Some("object") => object(schema, indent),
        Some(plain @ ("string" | "boolean" | "null")) => plain.to_owned(),
        _ => panic!("nothing is known of {schema}"),
    }
}

/// Each type once, in the order in which they come.
fn union(types: impl Iterator<Item = String>) -> String {
    let mut seen = BTreeSet::new();
    types
        .filter(|one| seen.insert(one.clone()))
        .collect::<Vec<_>>()
        .join(" | ")
        .replace(" | \n", " |\n")
}

fn object(schema: &Value, indent: &str) -> String {
    let inside = format!("{indent}  ");
    let is_needed = |key: &str| {
        let required = schema["required"].as_array();
        required.is_some_and(|required| required.iter().any(|one| one == key))
    };
    let none = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&none).iter();
    let fields = properties.map(|(key, property)| {
        let optional = if is_needed(key) { "" } else { "?" };
        let (doc, key) = (doc(&inside, property), quoted(key));
        format!("{doc}{inside}{key}{optional}: {};\n", of(property, &inside))
    });
    format!("{{\n{}{indent}}}", fields.collect::<String>())
}

/// A key as it may stand in a type.
fn quoted(key: &str) -> String {
    let is_plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_plain { key.to_owned() } else { format!("\"{key}\"") }
}

/// What is said of it, with its range.
fn doc(indent: &str, schema: &Value) -> String {
    let Some(words) = schema["description"].as_str() else { return String::new() };
    let words = words.replace("[`", "`").replace("`]", "`").replace('\n', " ");
    let range = schema["minimum"].as_u64().zip(schema["maximum"].as_u64());
    let range = range.filter(|(_, most)| most.count_zeros() != most.leading_zeros());
    let range = range.map(|(least, most)| format!(" From {least} to {most}.")).unwrap_or_default();
    format!("{indent}/** {words}{range} */\n")
}
