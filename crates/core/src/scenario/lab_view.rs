//! What of the lab a link opens beside the run: `lab=search`, `with=…`, `sweep=…`, `odds=…`.

use super::link::read_part_of;
use super::parts::{LAB_PARTS, LONGEST_FRAGMENT};
use super::short::arrived;
use super::{Link, Problem, Scenario, library_entry, read_link};

/// A view of the lab, as a link asks for it. What the view makes of it is read where the view is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabView {
    /// The name of the part: one of [`LabView::NAMES`].
    pub name: &'static str,
    /// What stands behind it.
    pub value: String,
}

impl LabView {
    /// Every name: `lab`, `with`, `sweep`, `odds`.
    pub const NAMES: [&'static str; 4] = LAB_PARTS;

    /// A view of this name; nothing where there is none of it.
    #[must_use]
    pub fn new(name: &str, value: &str) -> Option<Self> {
        let name = LAB_PARTS.into_iter().find(|known| *known == name)?;
        Some(LabView { name, value: value.to_owned() })
    }

    /// The view that the fragment of an address asks for, wherever in it that stands: the last one.
    #[must_use]
    pub fn of_link(fragment: &str) -> Option<Self> {
        if fragment.len() > LONGEST_FRAGMENT {
            return None;
        }
        let parts = arrived(fragment).parts;
        parts.iter().rev().find_map(|(name, value)| LabView::new(name, value))
    }

    /// What is written of it behind a link, with the `&` before it.
    #[must_use]
    pub fn link_part(&self) -> String {
        let value: String = form_urlencoded::byte_serialize(self.value.as_bytes()).collect();
        // These stand for themselves in the fragment of an address.
        let value = value.replace("%3A", ":").replace("%2C", ",").replace('+', "%20");
        format!("&{}={value}", self.name)
    }
}

/// What stands behind `with=`: the name of a library scenario, a whole link, or the parts in which a link differs from
/// that of `scenario`, such as `threshold=5` or `rule=epoch&cut=none`. What is wrong is left out and told.
#[must_use]
pub fn read_with(scenario: &Scenario, at_us: i64, value: &str) -> (Link, Vec<Problem>) {
    if let Some(entry) = library_entry(value.trim()) {
        return (Link { scenario: entry.scenario(), at_us: entry.opens_at_us }, Vec::new());
    }
    let is_whole = value.len() > LONGEST_FRAGMENT
        || arrived(value).parts.iter().any(|part| matches!(&*part.0, "s" | "mtas"));
    match is_whole {
        true => read_link(value),
        false => read_part_of(Link { scenario: scenario.clone(), at_us }, value),
    }
}
