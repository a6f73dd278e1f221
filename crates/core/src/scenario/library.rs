//! Scenarios with a name.

use super::{Cut, Mail, Parameters, Scenario};
use crate::protocol::AS_SHIPPED;

/// A scenario with a name.
#[derive(Debug)]
pub struct LibraryEntry {
    /// Its name in links.
    pub name: &'static str,
    /// Its title on the page.
    pub title: &'static str,
    /// What it shows, in two sentences.
    pub summary: &'static str,
    /// Where the cursor opens, in microseconds.
    pub opens_at_us: i64,
    scenario: fn() -> Scenario,
}

impl LibraryEntry {
    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        (self.scenario)()
    }
}

/// Every scenario with a name.
pub static LIBRARY: [LibraryEntry; 1] = [LibraryEntry {
    name: "lost-turn",
    title: "The lost Turn",
    summary: "The association is cut while the Turn is being handed over, and then both sides are \
              sure that the other has it. Nothing moves until fifty messages wait and a second \
              association opens.",
    opens_at_us: 8_000_000,
    scenario: lost_turn,
}];

/// The scenario of that name, if there is one.
#[must_use]
pub fn library_entry(name: &str) -> Option<&'static LibraryEntry> {
    LIBRARY.iter().find(|entry| entry.name == name)
}

/// The incident (protocol.md §1 and the end of §5): PARIS has a message every 30 s, LONDON has one
/// at 8 s, and the cut comes when the Turn is half way between them.
pub(super) fn lost_turn() -> Scenario {
    Scenario {
        name: "lost-turn".to_owned(),
        mtas: vec!["PARIS".to_owned(), "LONDON".to_owned()],
        rule: &AS_SHIPPED,
        parameters: Parameters::default(),
        links: Vec::new(),
        mail: vec![
            Mail { from: "PARIS".to_owned(), every_s: 30, ..Mail::default() },
            Mail { from: "LONDON".to_owned(), first_s: 8, count: 1, ..Mail::default() },
        ],
        cuts: vec![Cut { at_us: 8_375_000, association: 1 }],
        faults: Vec::new(),
        commands: Vec::new(),
        until_s: 27 * 60 + 45,
    }
}
