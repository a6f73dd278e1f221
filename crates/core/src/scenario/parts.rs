//! The parts of a link: what they are called, and how much of a link is read.

use super::PARAMETERS;

/// What a link means as it is read here, if it says of which version it is.
pub(super) const VERSION: &str = "1";
/// The longest fragment that is looked at, in bytes: more than any scenario can need.
pub const LONGEST_FRAGMENT: usize = 250_000;
/// The names of the parts that are faults.
pub(super) const FAULT_PARTS: [&str; 6] =
    ["stop", "refuse", "down", "link", "cut-when", "cut-after"];
/// The name of the part that says which run a link was made of.
pub(super) const RUN: &str = "run";

/// The names of the parts that open a view of the lab.
pub(super) const LAB_PARTS: [&str; 4] = ["lab", WITH, "sweep", "odds"];
/// The name of the part that holds the link of another run.
pub(super) const WITH: &str = "with";

/// The names that a part can have.
pub(super) fn known_parts() -> impl Iterator<Item = &'static str> + Clone {
    PARAMETERS.iter().map(|parameter| parameter.name).chain(FAULT_PARTS).chain(LAB_PARTS).chain([
        "mtas", "links", "mail", "note", "notes", "order", "faults", "commands", "cut", "please",
        "give", "at", "view", "theme", "s", RUN, "end", "z",
    ])
}
