//! What the worker says, read by hand: what serde makes of it for reading, with the words for all that could
//! be wrong, would be ten kilobytes of the page.

use js_sys::{Array, Reflect};
use turnlab_searcher::message::{Answer, Finding, Phase, Progress, Report, Verdict};
use wasm_bindgen::JsValue;

/// The answer that this is, in the form that serde gives it; none for anything else.
pub(super) fn answer(said: &JsValue) -> Option<Answer> {
    if let Some(word) = said.as_string() {
        return match word.as_str() {
            "Ready" => Some(Answer::Ready),
            "Done" => Some(Answer::Done),
            _ => None,
        };
    }
    let of = |name: &str| Some(get(said, name)).filter(|part| !part.is_undefined());
    if let Some(part) = of("Progress") {
        return progress(&part).map(Answer::Progress);
    }
    if let Some(part) = of("Report") {
        return report(&part).map(Answer::Report);
    }
    if let Some(part) = of("Shrunk") {
        let (from, to) = (small(&part, "from")?, small(&part, "to")?);
        return Some(Answer::Shrunk { link: text(&part, "link"), from, to });
    }
    text(said, "Failed").map(Answer::Failed)
}

fn progress(part: &JsValue) -> Option<Progress> {
    Some(Progress {
        rule: text(part, "rule")?,
        phase: match text(part, "phase")?.as_str() {
            "Exploring" => Phase::Exploring,
            "Recovering" => Phase::Recovering,
            "Delivering" => Phase::Delivering,
            _ => return None,
        },
        states: number(part, "states")?,
        frontier: number(part, "frontier")?,
        transitions: number(part, "transitions")?,
        depth: small(part, "depth")?,
        bytes: number(part, "bytes")?,
        per_second: number(part, "per_second")?,
    })
}

fn report(part: &JsValue) -> Option<Report> {
    let findings = Array::from(&get(part, "findings"));
    Some(Report {
        rule: text(part, "rule")?,
        states: number(part, "states")?,
        transitions: number(part, "transitions")?,
        is_complete: get(part, "is_complete").as_bool()?,
        findings: findings.iter().map(|part| finding(&part)).collect::<Option<_>>()?,
    })
}

fn finding(part: &JsValue) -> Option<Finding> {
    Some(Finding {
        verdict: match text(part, "verdict")?.as_str() {
            "Holds" => Verdict::Holds,
            "Violated" => Verdict::Violated,
            "NotReached" => Verdict::NotReached,
            "Stopped" => Verdict::Stopped,
            _ => return None,
        },
        steps: small(part, "steps")?,
        link: text(part, "link"),
    })
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(of: &JsValue, name: &str) -> Option<String> {
    get(of, name).as_string()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what counts is whole")]
fn number(of: &JsValue, name: &str) -> Option<u64> {
    get(of, name).as_f64().map(|number| number as u64)
}

fn small(of: &JsValue, name: &str) -> Option<u32> {
    number(of, name).map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}
