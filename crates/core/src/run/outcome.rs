//! What came of a run, as a function of its history.

mod reading;

use serde::{Serialize, Serializer};

use super::TurnAnomalyKind;

/// What came of a run. Times are whole microseconds; programs are told seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// The hash of the history: 32 hexadecimal digits.
    pub hash: String,
    /// Whether the run came to its end, or to the most steps that a run may have.
    pub complete: bool,
    /// Where the run ended: with its last step, where it did not come to its end.
    #[serde(rename = "until_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub until_us: i64,
    /// How many steps there were.
    pub steps: usize,
    /// Every MTA.
    pub mtas: Vec<MtaOutcome>,
    /// Where mail stood still, in the order in which that began.
    pub stalls: Vec<StallOutcome>,
    /// Every association, in the order in which they were started.
    pub associations: Vec<AssociationOutcome>,
}

/// A stretch in which mail waited, and none arrived (`docs/verdict.md` says what counts as one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StallOutcome {
    /// The MTA where it waited.
    pub from: String,
    /// The MTA that it was for.
    pub to: String,
    /// Since when.
    #[serde(rename = "from_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub from_us: i64,
    /// Until when; the end of the run where that comes first.
    #[serde(rename = "to_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub to_us: i64,
    /// For how long.
    #[serde(rename = "for_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub for_us: i64,
    /// How many waited at the most at one time.
    pub waiting: u32,
    /// What ended it.
    pub ended: StallEnded,
    /// The number of the association that brought the mail, if one did.
    pub association: Option<u32>,
}

/// What ended a stall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StallEnded {
    /// A message arrived.
    Delivered,
    /// All that waited was given up.
    GivenUp,
    /// Nothing: mail still waits where the run ends.
    EndOfRun,
}

/// What became of the mail that one MTA accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MtaOutcome {
    /// Its name.
    pub name: String,
    /// Messages that were handed to it.
    pub accepted: usize,
    /// Those that reached the MTA that they were for. One whose acknowledgement is not back yet is queued
    /// as well, and one that arrived too late for its sender was given up as well.
    pub delivered: usize,
    /// Those that were given up.
    pub non_delivered: usize,
    /// Those that wait at the end.
    pub queued: usize,
    /// How many waited at the most at one time, for all peers together.
    pub peak_queued: usize,
    /// The longest that one of its messages waited until it was acknowledged, given up, or the run ended.
    #[serde(rename = "longest_wait_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub longest_wait_us: i64,
}

/// What became of one association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssociationOutcome {
    /// Its number, from 1.
    pub number: u32,
    /// The MTA that started it, and the other one.
    pub between: [String; 2],
    /// When it was started.
    #[serde(rename = "started_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub started_us: i64,
    /// Why it was started.
    pub why: Why,
    /// How many messages waited for it.
    pub waiting: u32,
    /// When it was closed for both ends; a responder that never heard of it does not count.
    #[serde(rename = "closed_s", serialize_with = "seconds_if_any")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub closed_us: Option<i64>,
    /// Where its Turn was lost or doubled.
    pub turn: Vec<TurnOutcome>,
}

/// Why an association was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// There was mail and there had been no association between the two.
    FirstMessage,
    /// There were associations, and so many messages that one more was due.
    ThresholdReached,
    /// Every association between the two had been closed.
    ReplacesClosed,
}

/// A stretch in which the Turn was not where it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TurnOutcome {
    /// What was wrong.
    pub turn: TurnAnomalyKind,
    /// From when: for a lost Turn, the loss that caused it.
    #[serde(rename = "from_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub from_us: i64,
    /// Until when: what ended it, or the end of the run.
    #[serde(rename = "to_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub to_us: i64,
    /// For how long.
    #[serde(rename = "for_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub for_us: i64,
    /// What ended it.
    pub ended: Ended,
    /// The number of the newer association that took the place of this one, where that ended it.
    pub replaced_by: Option<u32>,
    /// The step that caused it, a loss; two holders may come about without. Steps are counted from 1.
    pub loss_step: Option<u32>,
    /// The step with which it became so.
    pub first_step: u32,
    /// The step that ended it; none where the run ends first.
    pub last_step: Option<u32>,
}

/// What ended a turn anomaly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Ended {
    /// The Turn was where it should be again.
    Recovered,
    /// The association was closed, or one end began to close it.
    Closed,
    /// The association was lost; a lost Turn stays lost over that, but two holders are none for a while.
    AssociationLost,
    /// A newer association was open at both ends; this one lingers.
    Replaced,
    /// The run.
    EndOfRun,
}

/// Microseconds, told to programs as a number of seconds.
///
/// # Errors
///
/// What the serializer says.
pub fn seconds<S: Serializer>(us: &i64, to: S) -> Result<S::Ok, S::Error> {
    match us % 1_000_000 {
        0 => to.serialize_i64(us / 1_000_000),
        _ => to.serialize_f64(*us as f64 / 1e6),
    }
}

pub(super) fn seconds_if_any<S: Serializer>(us: &Option<i64>, to: S) -> Result<S::Ok, S::Error> {
    match us {
        Some(us) => seconds(us, to),
        None => to.serialize_none(),
    }
}
