//! The timed driver: one world, one clock in whole microseconds, one history.

mod agenda;
mod driver;
mod hash;
mod history;
mod plan;
mod stretches;

pub use driver::Run;
pub use history::{History, Stop, TimedStep};
pub use plan::{Cut, Link, MailStream, Plan};
pub use stretches::{Stretch, StretchKind};
