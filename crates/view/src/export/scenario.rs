//! The scenario itself, as a file that can be run again.

use turnlab_core::scenario::write_file;

use super::Excerpt;
use super::text::one_line;
use crate::Story;

impl Story {
    /// The scenario in TOML, whole, with the title, the caption and the link as comments.
    #[must_use]
    pub fn toml(&self, excerpt: &Excerpt) -> String {
        let comments = [excerpt.title.as_deref(), excerpt.caption.as_deref()];
        let comments = comments.into_iter().flatten().map(one_line);
        let comments = comments.chain([self.origin(excerpt)]);
        let comments: String = comments.map(|comment| format!("# {comment}\n")).collect();
        format!("{comments}\n{}", write_file(&self.scenario))
    }
}
