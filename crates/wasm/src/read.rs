//! A scenario from JSON, by the reader of scenario files: what it refuses, and what it takes a misspelt
//! name for, is the same here.

use serde_json::Value;
use turnlab_core::scenario::{FileProblem, Scenario, read_file};

/// The library scenario that an object starts from which names none: the incident.
const INCIDENT: &str = "lost-turn";

/// Reads a scenario, or says all that is wrong with it in sentences.
pub(crate) fn read_json(text: &str) -> Result<Scenario, Vec<String>> {
    let read = serde_json::from_str(text);
    let Ok(Value::Object(mut object)) = read else {
        return Err(vec![match read {
            Err(_) => "it is nested too deeply.".to_owned(),
            Ok(_) => "it must be an object.".to_owned(),
        }]);
    };
    if object.get("name").is_none_or(Value::is_null) {
        object.insert("name".to_owned(), INCIDENT.into());
    }
    let mut scenario = Value::Object(object);
    leave_out_nulls("", &mut scenario).map_err(|what| vec![what])?;
    let file = toml::to_string(&scenario).map_err(|error| vec![format!("{error}.")])?;
    read_file(&file).map_err(|problems| problems.iter().map(without_line).collect())
}

/// The lines of the file are of no use to anybody here.
fn without_line(FileProblem { key, what, .. }: &FileProblem) -> String {
    if key.is_empty() { format!("{what}.") } else { format!("“{key}”: {what}.") }
}

/// Files have no null: what is null is left out, and in a list it is nothing that could be.
fn leave_out_nulls(path: &str, value: &mut Value) -> Result<(), String> {
    match value {
        Value::Null => Err(format!("“{path}” must not be null.")),
        Value::Array(items) => {
            let mut numbered = items.iter_mut().enumerate();
            numbered.try_for_each(|(at, item)| leave_out_nulls(&format!("{path}[{at}]"), item))
        }
        Value::Object(object) => {
            object.retain(|_, value| !value.is_null());
            let dot = if path.is_empty() { "" } else { "." };
            let mut inside = object.iter_mut();
            inside.try_for_each(|(key, value)| leave_out_nulls(&format!("{path}{dot}{key}"), value))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_as_the_incident_has_it() {
        for json in ["{}", r#"{"parameters": null, "name": null}"#] {
            assert_eq!(read_json(json), Ok(Scenario::default()), "{json}");
        }
        let fewer = read_json(r#"{"parameters": {"threshold_messages": 5}}"#).expect("it is right");
        assert_eq!(fewer.parameters.threshold_messages, 5);
        assert_eq!(fewer.mail, Scenario::default().mail);
    }

    #[test]
    fn what_a_named_scenario_has_is_there() {
        let named = read_json(r#"{"name": "busy-day", "until_s": "10 min"}"#).expect("it is right");
        assert_eq!((named.name.as_str(), named.until_s), ("busy-day", 600));
        assert_ne!(named.mail, Scenario::default().mail);
    }

    #[test]
    fn orders_and_notes_are_read() {
        let read = read_json(
            r#"{"order": ["open:PARIS", "to:LONDON", "to:PARIS"], "notes": [{"at_us": 1, "text": "Now"}]}"#,
        );
        let read = read.expect("it is right");
        assert_eq!((read.order.len(), read.notes.len()), (3, 1));
    }

    #[test]
    fn whatever_a_scenario_holds_is_read_again() {
        for entry in turnlab_core::scenario::LIBRARY.iter() {
            let scenario = entry.scenario();
            let text = serde_json::to_string(&scenario).expect("it is plain");
            assert_eq!(read_json(&text), Ok(scenario), "{}", entry.name);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (json, part, allowed) in [
            (r#"{"rule": "as-shiped"}"#, "“rule”", "perhaps as-shipped was meant"),
            (
                r#"{"parameters": {"threshold_messages": 0}}"#,
                "“parameters.threshold_messages”",
                "from 1 to 10000",
            ),
            (r#"{"until_s": 99999999}"#, "“until_s”", "from 1 to 86400"),
            (r#"{"parameters": {"treshold": 5}}"#, "treshold", "perhaps threshold_messages"),
            (r#"{"mail": [{"from": "PARIS"}, null]}"#, "“mail[1]”", "must not be null"),
            (r#"{"cuts": [{"at_us": -1}]}"#, "“cuts[0].at_us”", "from 0"),
            (r#"{"mail": [{"from": "PARSI", "every_s": 1}]}"#, "“mail[0].from”", "PARIS"),
            (
                r#"{"mail": [{"from": "PARIS", "evry_s": 1}]}"#,
                "evry_s",
                "perhaps every_s was meant",
            ),
            (r#"{"mail": [{"from": "PARIS", "priority": "urgnt"}]}"#, "priority", "perhaps urgent"),
            (r#"{"note": []}"#, "“note”", "perhaps notes was meant"),
            (r#"{"order": ["opn:PARIS"]}"#, "“order[0]”", "open"),
            (r#"{"mtas": ["A"]}"#, "“mtas”", "2 to 8"),
            (r#"{"links": [{"between": ["PARIS", "PARIS"]}]}"#, "latency_ms", "is missing"),
            (r#"{"faults": [{"kind": "stop", "mat": "PARIS"}]}"#, "mat", "perhaps mta was meant"),
            (r#"{"faults": [{"kind": "link-down", "mta": "A"}]}"#, "mta", "between"),
            (r#"{"faults": [{"kind": "stpo"}]}"#, "“faults[0].kind”", "perhaps stop was meant"),
            (r#"{"faults": [{"mta": "PARIS"}]}"#, "“faults[0].kind”", "is missing"),
            (r#"{"faults": [7]}"#, "“faults[0]”", "must be a table"),
            (
                r#"{"faults": [{"kind": "cut-in-flight", "from": "PARIS", "pdu": "gve"}]}"#,
                "“faults[0].pdu”",
                "perhaps give was meant",
            ),
            (r#"{"commands": [{"at_us": 1, "mta": 0, "command": "give"}]}"#, "mta", "text"),
            (r#"{"cuts": "everywhere"}"#, "“cuts”", "must be a list"),
            (r#"{"name": "lots-turn"}"#, "“name”", "lost-turn"),
            ("[]", "", "must be an object"),
            ("7", "", "must be an object"),
        ] {
            let told = read_json(json).expect_err(json).join(" ");
            assert!(told.contains(part) && told.contains(allowed), "{json}: {told}");
            assert!(!told.contains("line"), "{json}: {told}");
        }
    }
}
