//! The timed driver: one world, one clock in whole microseconds, one history.

mod agenda;
mod driver;
mod hash;
mod history;
mod line;
mod plan;
mod stretches;

pub use driver::Run;
pub use history::{History, StepId, Stop, TimedStep};
pub use line::Passage;
pub use plan::{Cut, Link, MailStream, Plan, UserCommand};
pub use stretches::{Stretch, StretchKind};
