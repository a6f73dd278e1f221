//! A sweep as JSON.

use serde_json::{Map, Value, json};
use turnlab_core::run::Measures;
use turnlab_core::scenario::Parameter;
use turnlab_core::sweep::{Axis, Sweep, SweepPoint};

use crate::error::CliError;

pub(super) fn json(sweep: &Sweep) -> Result<String, CliError> {
    let points: Vec<Value> = sweep.points().map(|point| object(sweep, &point)).collect();
    let rules: Vec<String> = sweep.rules().iter().map(ToString::to_string).collect();
    let all = json!({
        "scenario": sweep.scenario().name,
        "sweep": sweep.to_string(),
        "parameter": axis(sweep.over()),
        "by": sweep.by().map(axis),
        "rules": rules,
        "points": points,
    });
    let text = serde_json::to_string(&all).map_err(|error| CliError::one(error.to_string()))?;
    Ok(text + "\n")
}

fn axis(axis: Axis) -> Value {
    json!({ "name": axis.parameter().name, "unit": axis.unit().text(), "values": axis.range() })
}

fn object(sweep: &Sweep, point: &SweepPoint) -> Value {
    let mut object = Map::new();
    let mut put = |name: &str, value: Value| object.insert(name.to_owned(), value);
    put(sweep.over().parameter().name, number(sweep.over().parameter(), point.value));
    if let Some((by, value)) = sweep.by().zip(point.by) {
        put(by.parameter().name, number(by.parameter(), value));
    }
    put("rule", point.rule.to_string().into());
    let Measures { messages, still_waiting, associations, steps, complete, .. } = point.measures;
    put("messages", messages.into());
    put("still_waiting", still_waiting.into());
    put("longest_wait_s", seconds(point.measures.longest_wait_us));
    put("longest_still_waits", point.measures.longest_still_waits.into());
    put("mean_wait_s", seconds(point.measures.mean_wait_us()));
    put("associations", associations.into());
    put("turn_lost_s", seconds(point.measures.turn_lost_us));
    put("turn_doubled_s", seconds(point.measures.turn_doubled_us));
    put("steps", steps.into());
    put("complete", complete.into());
    Value::Object(object)
}

/// As a link has it, which is a number.
fn number(parameter: &Parameter, value: u32) -> Value {
    let text = parameter.text_of(value);
    match text.parse::<u32>() {
        Ok(whole) => whole.into(),
        Err(_) => text.parse::<f64>().map_or(Value::Null, Value::from),
    }
}

fn seconds(us: i64) -> Value {
    match us % 1_000_000 {
        0 => (us / 1_000_000).into(),
        _ => (us as f64 / 1e6).into(),
    }
}
