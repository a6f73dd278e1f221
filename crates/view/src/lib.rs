//! What a run looks like and says, once for whoever shows it: from a history to a chart, to captions
//! in plain words, and to what stands at the cursor.
//!
//! Nothing here decides what happens: it only reads the history.

mod api;
mod caption;
mod chart;
mod compared;
pub mod curves;
mod details;
mod differences;
pub mod document;
mod ending;
mod events;
pub mod export;
mod fault_words;
mod glossary;
mod in_flight;
mod key_moments;
mod made_of;
mod names;
mod newest;
mod odds_chart;
mod odds_words;
mod outcome_summary;
mod rule_map;
mod snapshot;
mod story;
pub mod sweep;
mod trouble;
mod unmet;
mod view_options;
mod words;

pub use caption::Caption;
pub use compared::{Compared, Figure};
pub use details::{CounterDetails, EventDetails, SnapshotDetails};
pub use differences::differences;
pub use document::{Document, Excerpt};
pub use ending::{Attempt, Ending};
pub use fault_words::fault_words;
pub use glossary::GLOSSARY;
pub use key_moments::KeyMoment;
pub use made_of::another_run;
pub use odds_chart::odds_chart;
pub use odds_words::{odds_question, odds_run_words, odds_words, share_text};
pub use outcome_summary::{cut_text, summary_text};
pub use rule_map::{Cell, MAP_AXES, RuleMap};
pub use snapshot::{MtaSnapshot, Snapshot, TurnSnapshot};
pub use story::{PduOutcome, Story, Transmission};
pub use turnlab_diagram::file::Theme;
pub use turnlab_diagram::{Chart, TimeScale, clock};
pub use view_options::{Folds, ViewOptions};
pub use words::{duration_text, state_text};
