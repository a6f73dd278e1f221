//! One end of one association: what it does with what arrives (docs/protocol.md#one-end).
//!
//! The machine has one way in, [`Endpoint::step`], and one way out, the [`Step`] that it returns.
//! It has no clock: it arms *named* timers and leaves the waiting to whoever drives it.

mod activity;
mod columns;
mod endpoint;
mod error;
mod message;
mod output;
mod pdu;
mod record;
mod rule;
mod rules;
mod settings;
mod state;
mod timer;
mod turn;

pub use activity::{Incoming, Interrupted, Outgoing};
pub use columns::{COLUMNS, Column, NoRule, SEARCHED_COLUMNS, searched_columns};
pub use endpoint::{Command, Endpoint, Input, LocalMta, Step, Surroundings};
pub use error::{Refused, Rejection, Violation};
pub use message::{Message, MessageId, Priority};
pub use output::{Event, Output, Outputs};
pub use pdu::{AbortReason, Pdu, PduKind, RefuseReason, RequestPriority};
pub use record::{Belief, Pair, Record, Role};
pub use rule::{Answers, Kept, Recovery, Rule};
pub use rules::{
    ANSWER_ANYWAY, ANSWER_UNLESS_GIVING, AS_SHIPPED, EPOCH, FRESH_START, INITIATOR_DECIDES,
    NamedRule, REGENERATE, RESPONDER_ANSWERS, RULES, TAKE_BACK, rule_named,
};
pub use settings::{DialogueMode, Settings, Transfers};
pub use state::{
    Asked, Closed, Closing, Giving, Holding, Idle, Lost, Opening, Recovering, Request, Sending,
    State, StateName, Waiting,
};
pub use timer::{Micros, Timer};
pub use turn::Turn;
