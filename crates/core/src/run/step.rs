//! A step of a run, and its place there.

use std::num::NonZeroU32;

use crate::world::Action;

/// The place of a step in its history, counted from 0. It takes four bytes, and so does an `Option` of
/// it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(NonZeroU32);

impl StepId {
    /// The step at that place; places beyond 32 bits are all one.
    #[must_use]
    pub fn at(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        StepId(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX))
    }

    /// Its place.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    /// The number as people count, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.get()
    }
}

/// One step of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimedStep {
    /// When it happened.
    pub at_us: i64,
    /// What happened.
    pub action: Action,
    /// The step that brought it about; none where the scenario did.
    pub cause: Option<StepId>,
    /// Where its effects begin among those of its segment.
    pub(super) first_effect: u32,
}

/// Steps are kept by the million.
const _: () = assert!(size_of::<TimedStep>() <= 24);
