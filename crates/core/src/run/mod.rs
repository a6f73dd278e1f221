//! The timed driver: one world, one clock in whole microseconds, one history.

mod agenda;
mod comparison;
mod counters;
mod cut_map;
mod driver;
mod events;
mod fault;
mod hash;
mod history;
mod line;
mod link;
mod measured;
mod outcome;
mod outcome_summary;
mod pace;
mod passages;
mod plan;
mod script;
mod stalls;
mod step;
mod turn_anomalies;
mod unmet;
mod walk;

pub use comparison::{Arrivals, Comparison, MailChange, RunFigures, arrivals, pdus_alone};
pub use counters::{
    CONNECTION_COUNTERS, CONNECTIONS_OBJECT, ConnectionCounters, Counters, MTA_OBJECT, MtaCounters,
    RATE_WINDOW_US, Sample, WORK_QUEUE_LENGTH,
};
pub use cut_map::{CutMap, CutSpan, CutThere};
pub use driver::Run;
pub use events::{AbnormalEnd, EventKind, LoggedEvent, NoBind};
pub use fault::Fault;
pub use history::{History, Stop};
pub use line::Passage;
pub use link::Link;
pub(crate) use measured::MeasuredRun;
pub use measured::Measures;
pub use outcome::{
    AssociationOutcome, Ended, MtaOutcome, Outcome, StallEnded, StallOutcome, TurnOutcome, Why,
    seconds,
};
pub use outcome_summary::{Harm, OutcomeSummary, OutcomeTracker};
pub(crate) use pace::{exponential_us, mixed};
pub use plan::{Cut, MailStream, ORDER_STEP_US, Plan, RandomMail, ScriptAction, UserCommand};
pub use stalls::{STALL_US, Stall, StallEnd};
pub use step::{StepId, TimedStep};
pub use turn_anomalies::{Replacement, TurnAnomaly, TurnAnomalyKind};
pub use unmet::Unmet;
pub(crate) use walk::Walk;
