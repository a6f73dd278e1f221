//! What the parts of the editor share: the scenario, and whom they tell of a change.

use turnlab_core::scenario::{Link, Scenario, write_link};
use yew::Callback;

/// What has become of the scenario.
pub(super) struct Edited {
    /// The scenario.
    pub(super) link: String,
    /// The field that was written in: one field written in again and again is one step back. Empty for a button.
    pub(super) field: String,
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
        self.put_link(write_link(&Link { scenario, at_us: 0 }), field);
    }

    /// The same, with the scenario as a link.
    pub(super) fn put_link(&self, link: String, field: &str) {
        self.on_edit.emit(Edited { link, field: field.to_owned() });
    }
}
