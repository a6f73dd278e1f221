//! Scenarios: what a person chooses, in the units that people use.

mod bandwidth;
mod carried;
mod choices;
mod cost;
mod fault_link;
mod file;
mod lab_view;
mod library;
mod link;
mod made_of;
mod note;
mod order;
mod parameter;
mod parameter_words;
mod parameters;
mod parts;
mod pasted;
mod path;
mod plan;
mod problem;
mod rule_text;
mod rule_words;
mod short;
mod site;
mod site_check;
mod site_link;
mod tail;
mod time;
mod view;
mod written;

pub use bandwidth::Bandwidth;
pub use choices::{DialogueMode, InitialTurn, MessagePriority, Parameters, Transfers};
pub use cost::{Cost, Costs};
#[cfg(feature = "schema")]
pub use file::file_schema;
pub use file::{FileProblem, LONGEST_FILE, file_text, read_file, read_file_bytes, write_file};
pub use lab_view::{LabView, read_with};
pub use library::{LIBRARY, LibraryEntry, library_entry, unknown_scenario};
pub use link::{Link, read_link, write_link};
pub use made_of::MadeOf;
pub use note::{LONGEST_NOTE, MOST_NOTES, Note};
pub use order::ScriptStep;
pub use parameter::{Group, Kind, Parameter, Unit};
pub use parameter_words::{ParameterWords, parameter_words};
pub use parameters::{PARAMETERS, parameter_meant, parameter_named};
pub use parts::LONGEST_FRAGMENT;
pub use pasted::{Pasted, pasted};
pub use path::steps_to;
pub use problem::{Problem, is_invisible, meant, nearest, readable};
pub use rule_words::{COLUMN_WORDS, ColumnWords, rule_summary};
pub use short::SHORT_DICTIONARY;
pub use site::{Cut, Fault, LinkBetween, Mail, Pace, TurnCommand, UserCommand};
pub use time::{parse_time_us, seconds_text};
pub use view::{Detail, Paper, View, read_view};
pub use written::{A_TIME, written_number, written_time_us};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::protocol::Rule;
use crate::run::{CutMap, History, ORDER_STEP_US};

/// The most steps that a run may have.
pub const MOST_STEPS: usize = 1_000_000;
/// The most cuts that a scenario may have.
pub const MOST_CUTS: usize = 200;
/// The most users' commands that a scenario may have.
pub const MOST_COMMANDS: usize = 100;
/// The most things that an explicit order may have.
pub const MOST_ORDERED: usize = 2_000;
/// The most mail streams that a scenario may have.
pub const MOST_STREAMS: usize = 100;
/// The most messages that the mail of a scenario may come to: hardly a run has steps for more.
pub const MOST_MESSAGES: u64 = 200_000;
/// The most links between two MTAs that are not the common link.
pub const MOST_LINKS: usize = 100;
/// The longest simulated time, in seconds.
pub const LONGEST_S: u32 = 24 * 3600;
/// The most MTAs of a scenario.
pub const MOST_MTAS: usize = 8;
/// The most faults that a scenario may have, cuts not counted.
pub const MOST_FAULTS: usize = 100;

const US_PER_S: i64 = 1_000_000;
const US_PER_MS: i64 = 1_000;

/// All that a run is made from. The default is the incident (docs/protocol.md#the-incident).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// The library scenario that it was made from.
    pub name: String,
    /// The MTAs by name: two to eight.
    pub mtas: Vec<String>,
    /// What happens one after the other, in place of all that has a time: mail, losses, faults, requests
    /// and deadlines are put aside. Empty where the clock decides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub order: Vec<ScriptStep>,
    /// How the Turn is handled over a loss.
    #[serde(with = "rule_text")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub rule: Rule,
    /// Everything that is a number or a choice.
    pub parameters: Parameters,
    /// What lies between two MTAs where it is not the common link.
    pub links: Vec<LinkBetween>,
    /// The mail that is handed to the MTAs.
    pub mail: Vec<Mail>,
    /// The losses, each at its time.
    pub cuts: Vec<Cut>,
    /// What else goes wrong.
    pub faults: Vec<Fault>,
    /// What users ask of their MTAs, each at its time.
    pub commands: Vec<UserCommand>,
    /// Where the run ends, in seconds.
    pub until_s: u32,
    /// What there is to say about it, each at its time; nothing of the run depends on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Default for Scenario {
    fn default() -> Self {
        library::lost_turn()
    }
}

impl Scenario {
    /// Checks it, and runs it.
    ///
    /// # Errors
    ///
    /// Everything in it that is out of its range.
    pub fn run(&self) -> Result<History, Vec<Problem>> {
        self.check()?;
        Ok(History::of(Arc::new(self.plan()), MOST_STEPS))
    }

    /// Checks it, and stands before the map of what a cut would do after each of its steps.
    ///
    /// # Errors
    ///
    /// Everything in it that is out of its range.
    pub fn cut_map(&self) -> Result<CutMap, Vec<Problem>> {
        self.check()?;
        Ok(CutMap::new(Arc::new(self.plan()), MOST_STEPS))
    }

    /// The same without its cuts and faults, beside which it is seen what they do; none where there are none, and
    /// where an order takes their place.
    #[must_use]
    pub fn untroubled(&self) -> Option<Scenario> {
        if self.cuts.is_empty() && self.faults.is_empty() || !self.order.is_empty() {
            return None;
        }
        Some(Scenario { cuts: Vec::new(), faults: Vec::new(), ..self.clone() })
    }

    /// Whether everything is within its range.
    ///
    /// # Errors
    ///
    /// Everything that is not.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems: Vec<Problem> =
            PARAMETERS.iter().filter_map(|parameter| parameter.check(self).err()).collect();
        problems.extend(site_check::check(self));
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The fragment of an address that holds it, with the cursor where the named scenario opens.
    #[must_use]
    pub fn link(&self) -> String {
        let opens_at_us = library_entry(&self.name).map_or(0, |entry| entry.opens_at_us);
        write_link(&Link { scenario: self.clone(), at_us: opens_at_us.min(self.until_us()) })
    }

    /// Where the run ends, in microseconds: with an explicit order, a second behind its last thing.
    #[must_use]
    pub fn until_us(&self) -> i64 {
        if !self.order.is_empty() {
            return ORDER_STEP_US * self.order.len() as i64;
        }
        i64::from(self.until_s) * US_PER_S
    }
}
