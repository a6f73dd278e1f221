//! What a search has found.

use super::{Bounds, Property};
use crate::world::Action;

/// What came of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How far it went.
    pub bounds: Bounds,
    /// How many different situations were reached.
    pub states: u64,
    /// How many actions were taken from them, those that led to what was known included.
    pub transitions: u64,
    /// How many actions lead to the farthest of them, on a shortest path.
    pub depth: usize,
    /// How many of the transitions are deliveries, reconnections and timers of the rule's own: those that
    /// [`Property::TurnRecoverable`] follows. 0 where that was not asked for.
    pub edges: u64,
    /// Whether that is all there is within the bounds.
    pub is_complete: bool,
    /// What it took in memory.
    pub memory: Memory,
    /// What was found of each property that was asked for.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether a property is violated.
    #[must_use]
    pub fn has_violation(&self) -> bool {
        self.findings.iter().any(|finding| finding.verdict == Verdict::Violated)
    }
}

/// What a search takes in memory, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Memory {
    /// The situations: the table that tells which have been reached, and their order, which is the
    /// queue as well.
    pub states: usize,
    /// The local states and contents that situations are made of, and what becomes of them.
    pub parts: usize,
    /// The edges between the situations, and what is known of where they lead.
    pub edges: usize,
}

impl Memory {
    /// All of it.
    #[must_use]
    pub fn all(self) -> usize {
        self.states + self.parts + self.edges
    }
}

/// What was found of one property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The property.
    pub property: Property,
    /// What was found.
    pub verdict: Verdict,
    /// A shortest path, from the initial situation, to where it is violated; for a property that has to
    /// be true sometimes, to where it is.
    pub path: Vec<Action>,
    /// Whether the verdict, though it is no violation, is one that the bound in flight may have made: something
    /// could not happen because there would have been more in flight than may be.
    pub bound_reached: bool,
    /// From where on the path goes round for ever; its last action leads back to there.
    pub repeats_from: Option<usize>,
}

/// What is known of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is true.
    Holds,
    /// It is not.
    Violated,
    /// The bounds do not let it show.
    NotReached,
    /// The search was stopped before it could tell; nothing has been found so far.
    Stopped,
}

impl Verdict {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::Violated => "violated",
            Verdict::NotReached => "not-reached",
            Verdict::Stopped => "stopped",
        }
    }
}
