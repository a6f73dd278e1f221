//! What a run looks like and says, once for whoever shows it: from a history to a chart, to captions
//! in plain words, and to what stands at the cursor.
//!
//! Nothing here decides what happens: it only reads the history.

mod api;
mod caption;
mod chart;
pub mod document;
mod ending;
mod events;
pub mod export;
mod fault_words;
mod glossary;
mod in_flight;
mod made_of;
mod names;
mod newest;
mod readings;
mod readout;
mod showing;
mod story;
mod trouble;
mod turning;
mod unmet;
mod verdict;
mod words;

pub use caption::Caption;
pub use document::{Document, Excerpt};
pub use ending::{Attempt, Ending};
pub use fault_words::fault_words;
pub use glossary::GLOSSARY;
pub use made_of::another_run;
pub use readings::{CounterReadings, EventReading, Readings};
pub use readout::{EndReadout, Readout, TurnReadout};
pub use showing::{Folds, Showing};
pub use story::{Outcome, Story, Transmission};
pub use turning::TurningPoint;
pub use turnlab_diagram::file::Theme;
pub use turnlab_diagram::{Chart, TimeScale, clock};
pub use verdict::{cut_text, verdict_text};
pub use words::{duration_text, state_text};
