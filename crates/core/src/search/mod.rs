//! The exhaustive driver: every possible action in place of the scheduled one (docs/protocol.md#the-search).

mod bounds;
mod delivery;
mod driver;
mod explore;
mod graph;
mod interner;
mod local_state;
mod local_states;
mod machine;
mod model;
mod need;
mod path;
mod pipes;
mod property;
mod recoverable;
mod repairs;
mod report;
mod shrink;
mod visited;
mod withheld;
mod word;

pub use bounds::{BOUNDS, Bound, Bounds};
pub use driver::{Phase, Progress, Search};
pub use model::{Model, Situation};
pub use need::Need;
pub use property::{Property, PropertyKind};
pub use repairs::{Fate, Felled, Growth, Needed, Repairs, RepairsProgress, Row, Summary};
pub use report::{Finding, Memory, Report, Verdict};
pub use shrink::shortest;
