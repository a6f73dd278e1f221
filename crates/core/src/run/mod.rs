//! The timed driver: one world, one clock in whole microseconds, one history.

mod agenda;
mod counters;
mod cut_map;
mod driver;
mod events;
mod fault;
mod hash;
mod history;
mod line;
mod ordered;
mod outcome;
mod pace;
mod plan;
mod stretches;

pub use counters::{
    CONNECTION_COUNTERS, CONNECTIONS_OBJECT, ConnectionCounters, Counters, MTA_OBJECT, MtaCounters,
    RATE_WINDOW_US, Sample, WORK_QUEUE_LENGTH,
};
pub use cut_map::{Cell, CutEffect, CutMap};
pub use driver::Run;
pub use events::{AbnormalEnd, EventKind, LoggedEvent, NoBind};
pub use fault::Fault;
pub use history::{History, StepId, Stop, TimedStep};
pub use line::Passage;
pub use outcome::{AssociationOutcome, Ended, MtaOutcome, Outcome, TurnOutcome, Why, Wrong};
pub use plan::{Cut, Link, MailStream, ORDER_STEP_US, Ordered, Plan, RandomMail, UserCommand};
pub use stretches::{Stretch, StretchKind};
