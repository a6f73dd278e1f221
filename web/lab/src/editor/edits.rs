//! What the parts of the editor share: the scenario, and whom they tell of a change.

use turnlab_core::scenario::{Scenario, read_link};
use yew::Callback;

/// What has become of a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The scenario.
    pub scenario: Scenario,
    /// The field that was written in: one that is written in again and again is one step back. Empty for a button.
    pub field: String,
}

/// The scenario in the editor, and whom changes are told to.
#[derive(Clone, PartialEq)]
pub(super) struct Edits {
    pub(super) scenario: Scenario,
    on_edit: Callback<Edited>,
}

impl Edits {
    pub(super) fn new(scenario: Scenario, on_edit: Callback<Edited>) -> Self {
        Edits { scenario, on_edit }
    }

    /// Tells what has become of the scenario, by writing in a field or, where that has no name, with a button.
    pub(super) fn put(&self, scenario: Scenario, field: &str) {
        // As the address holds it.
        let scenario = read_link(&scenario.link()).0.scenario;
        self.on_edit.emit(Edited { scenario, field: field.to_owned() });
    }
}
