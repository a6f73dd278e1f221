//! What a host page is told of what cannot be done: an `Error` with a `code`.

use js_sys::{Array, Error, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// What kind of thing is wrong. These words stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// A scenario cannot be read, or holds what no run can have.
    InvalidScenario,
    /// Something beside the scenario is not as it has to be.
    InvalidOptions,
    /// What is to be opened is no link and no file of Turnlab's, or is damaged.
    CannotOpen,
    /// A fault of Turnlab itself.
    Internal,
}

/// All that is wrong, a sentence each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What kind of thing is wrong.
    pub code: ErrorCode,
    /// What is wrong, where, and what would be right.
    pub problems: Vec<String>,
}

impl Refusal {
    pub(crate) fn new(code: ErrorCode, problems: Vec<String>) -> Self {
        Refusal { code, problems }
    }

    /// What is wrong with the options.
    pub(crate) fn of_options(problems: Vec<String>) -> Self {
        Refusal::new(ErrorCode::InvalidOptions, problems)
    }

    /// The one thing that is wrong with them.
    pub(crate) fn of_option(what: String) -> Self {
        Refusal::of_options(vec![what])
    }

    pub(crate) fn of_scenario(problems: Vec<String>) -> Self {
        Refusal::new(ErrorCode::InvalidScenario, problems)
    }

    pub(crate) fn internal(what: &dyn std::fmt::Display) -> Self {
        Refusal::new(ErrorCode::Internal, vec![what.to_string()])
    }

    fn message(&self) -> String {
        let about = match self.code {
            ErrorCode::InvalidScenario => "This is not a scenario",
            ErrorCode::InvalidOptions => "These options cannot be taken",
            ErrorCode::CannotOpen => "This cannot be opened",
            ErrorCode::Internal => "Turnlab has failed",
        };
        format!("{about}: {}", self.problems.join(" "))
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> JsValue {
        let error = Error::new(&refusal.message());
        let code = serde_wasm_bindgen::to_value(&refusal.code).unwrap_or_default();
        let problems: Array = refusal.problems.iter().map(|what| JsValue::from_str(what)).collect();
        // A new object takes what it is given.
        let _ = Reflect::set(&error, &"code".into(), &code);
        let _ = Reflect::set(&error, &"problems".into(), &problems);
        error.into()
    }
}
