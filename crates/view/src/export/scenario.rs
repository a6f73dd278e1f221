//! The scenario itself, as a file that can be run again.

use turnlab_core::scenario::{Scenario, write_file};

use super::origin::origin;
use super::text::one_line;
use crate::document::Excerpt;

/// The scenario in TOML, whole, with the title, the caption and the link of the excerpt as comments.
#[must_use]
pub fn toml(scenario: &Scenario, excerpt: &Excerpt) -> String {
    let comments = [excerpt.title.as_deref(), excerpt.caption.as_deref()];
    let comments = comments.into_iter().flatten().map(one_line);
    let comments = comments.chain([origin(scenario, excerpt)]);
    let comments: String = comments.map(|comment| format!("# {comment}\n")).collect();
    format!("{comments}\n{}", write_file(scenario))
}
