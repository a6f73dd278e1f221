//! What is told of what is wrong.

use std::fmt::Display;

use turnlab_core::scenario::is_invisible;

/// Sees that there is not too much of it to be read, and nothing in it that nobody can see or that turns text round.
pub(super) fn check(told: &[impl Display], most: usize, longest: usize) {
    assert!(told.len() <= most, "{} problems", told.len());
    for problem in told {
        let text = problem.to_string();
        let length = text.chars().count();
        assert!((1..=longest).contains(&length), "{length} characters: {text:?}");
        let unseen = |c: char| c.is_control() || is_invisible(c);
        assert!(!text.contains(unseen), "{text:?}");
    }
}
