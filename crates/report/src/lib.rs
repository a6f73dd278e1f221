//! What comes of a run, of a search and of a map of cuts, as data that programs are told. The command line writes it as
//! JSON and the JavaScript boundary as plain objects, so that both have the same names.

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
