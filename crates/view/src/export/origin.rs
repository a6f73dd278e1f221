//! Where an export comes from: the link of its scenario, for a comment.

use turnlab_core::scenario::{Link, Scenario, read_link, write_link};

use super::text::escaped;
use crate::document::Excerpt;

/// The link that opens the scenario where the excerpt says, without what stands before its fragment.
#[must_use]
pub fn fragment(scenario: &Scenario, excerpt: &Excerpt) -> String {
    let within = |at_us: &i64| (excerpt.from_us..=excerpt.to_us).contains(at_us);
    let at_us = excerpt.opens_us.filter(within).unwrap_or(excerpt.from_us);
    write_link(&Link { scenario: scenario.clone(), at_us })
}

/// One line for a comment, of characters that end no comment: the link that opens the scenario where the
/// excerpt says. Where a link cannot hold the scenario, it says so.
pub(super) fn origin(scenario: &Scenario, excerpt: &Excerpt) -> String {
    let fragment = fragment(scenario, excerpt);
    let (link, problems) = read_link(&fragment);
    // A link departs from a scenario of the library, and so has its name.
    let same = Scenario { name: scenario.name.clone(), ..link.scenario } == *scenario;
    match problems.is_empty() && same {
        true => format!("Turnlab #{}", percent_encoded(&fragment)),
        false => "Turnlab, from a scenario that no link can hold".to_owned(),
    }
}

/// Of a fragment all that could mean something in a comment, and two hyphens in a row.
fn percent_encoded(fragment: &str) -> String {
    let unsafe_here = |c: char| !(c.is_ascii_alphanumeric() || "=&.,:@+-_%".contains(c));
    let encode = |c: char| {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
    };
    escaped(fragment, unsafe_here, encode).replace("--", "-%2D")
}
