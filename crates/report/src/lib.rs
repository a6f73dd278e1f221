#![doc = include_str!("../README.md")]
#![warn(unreachable_pub)]

mod check;
mod cuts;
mod names;
mod repairs;
mod run;

/// What a megabyte is in options and figures.
pub const BYTES_OF_MB: usize = 1_000_000;

pub use check::{
    CheckReport, CheckedBounds, CheckedMemory, CheckedProperty, Opened, Searched, properties_named,
    repeating,
};
pub use cuts::CutMapReport;
pub use repairs::{Columns, FelledBy, RepairsReport, RepairsSummary, RuleRow};
pub use run::{ConnectionReport, EventReport, MtaReport, RunReport};
