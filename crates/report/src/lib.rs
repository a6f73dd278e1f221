#![doc = include_str!("../README.md")]
#![warn(unreachable_pub)]

mod check;
mod cuts;
mod names;
mod repairs;
mod run;

pub use check::{
    CheckReport, CheckedBounds, CheckedMemory, CheckedProperty, Opened, Searched, properties_named,
    repeating,
};
pub use cuts::CutMapReport;
pub use repairs::{Columns, FelledBy, RepairsReport, RepairsSummary, RuleRow};
pub use run::{ConnectionReport, EventReport, MtaReport, RunReport};
