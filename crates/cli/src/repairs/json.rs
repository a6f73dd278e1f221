//! Every rule as JSON.

use serde_json::{Map, Value, json};
use turnlab_core::protocol::COLUMNS;
use turnlab_core::search::{Property, Row, Summary, Verdict};

use super::Searched;
use super::text::steps;
use crate::error::CliError;

pub(super) fn json(searched: &Searched) -> Result<String, CliError> {
    let rows: Vec<Value> = searched.repairs.rows().map(|row| object(searched, &row)).collect();
    let Summary { known, safe, lose, double, both, behaviours, standing } =
        searched.repairs.summary();
    let smallest: Vec<String> =
        searched.repairs.smallest().iter().map(|row| row.rule.to_string()).collect();
    let all = json!({
        "rule": searched.repairs.at_hand().to_string(),
        "summary": {
            "rows": known, "safe": safe, "loses": lose, "doubles": double, "both": both,
            "behaviours": behaviours, "standing": standing, "searches": searched.repairs.searches(),
            "seconds": searched.seconds,
        },
        "smallest": smallest,
        "rows": rows,
    });
    let text = serde_json::to_string(&all).map_err(|error| CliError::one(error.to_string()))?;
    Ok(text + "\n")
}

fn object(searched: &Searched, row: &Row<'_>) -> Value {
    let mut object = Map::new();
    let mut put = |name: &str, value: Value| object.insert(name.to_owned(), value);
    put("rule", row.rule.to_string().into());
    // The last column is the same in all of them.
    for column in &COLUMNS[..COLUMNS.len() - 1] {
        let value = match column.value(row.rule) {
            "yes" => true.into(),
            "no" => false.into(),
            word => word.into(),
        };
        put(column.name, value);
    }
    for property in [Property::AtMostOneHolder, Property::TurnRecoverable] {
        let verdict = row.finding(property).map_or(Verdict::Stopped, |finding| finding.verdict);
        put(property.name(), verdict.name().into());
    }
    put("bound-reached", row.is_bound_reached().into());
    let [states, transitions] = row.counts();
    put("states", states.into());
    put("transitions", transitions.into());
    put("behaviour", format!("{:032x}", row.behaviour()).into());
    let broken = row.broken();
    put("breaks", broken.map(|(property, _)| property.name()).into());
    put("path", broken.map(|(_, path)| steps(searched, row.rule, None, path)).into());
    put(
        "felled-by",
        row.felled().map_or(Value::Null, |felled| {
            json!({
                "growth": felled.by.name(),
                "breaks": felled.property.name(),
                "path": steps(searched, row.rule, Some(felled.by), &felled.path),
            })
        }),
    );
    Value::Object(object)
}
