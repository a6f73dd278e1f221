//! What the lab and the worker say to each other.

use serde::{Deserialize, Serialize};
use turnlab_core::odds::{Figures, Interval, RunFigures};
use turnlab_core::run::Measures;

use crate::limits::Limits;

/// What the page asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Search everything that can happen.
    Search {
        /// The scenario, as a link.
        link: String,
        /// The rules by name, to be searched one after the other.
        rules: Vec<String>,
        /// How far to go.
        limits: Limits,
    },
    /// Find a shortest run in which the same goes wrong.
    Shrink {
        /// The scenario, as a link.
        link: String,
        /// Which anomaly of its run, by its place.
        anomaly: u32,
    },
    /// Search every rule that there is.
    Repairs {
        /// The scenario, as a link; its rule is the one at hand.
        link: String,
        /// How far to go.
        limits: Limits,
    },
    /// Make runs of a scenario with losses at random.
    Odds {
        /// The scenario, as a link.
        link: String,
        /// How many and so on, as links say it ([`turnlab_core::odds::Odds::read`]).
        odds: String,
    },
    /// Run a scenario with many values of a parameter.
    Sweep {
        /// The scenario, as a link.
        link: String,
        /// Which values, as links say it ([`turnlab_core::sweep::Sweep::read`]).
        sweep: String,
    },
    /// Say what is known of a rule; after [`Request::Repairs`] only.
    Rule(String),
    /// Say all that is known as CSV; after [`Request::Repairs`] and [`Request::Odds`] only.
    Csv,
    /// Stop, and say what has been found so far.
    Cancel,
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It has started and can be asked.
    Ready,
    /// How far it is with one rule.
    Progress(Progress),
    /// What it has found of one rule.
    Report(Report),
    /// What it has found of every rule so far. When it is over, it can still be asked.
    Repairs(RepairsFound),
    /// What the runs with losses at random come to so far. When it is over, it can still be asked.
    Odds(Box<OddsFound>),
    /// What is known of one rule.
    Rule(RuleFound),
    /// All that is known, a line for each rule.
    Csv(String),
    /// What more has been found of a sweep; when it is over, that is the last answer.
    Sweep(SweepFound),
    /// There is no more to be said.
    Done,
    /// A shortest run.
    Shrunk {
        /// The run, as a link; none where nothing shorter was found.
        link: Option<String>,
        /// How many steps the run that was asked about takes until it goes wrong.
        from: u32,
        /// How many the short one takes.
        to: u32,
    },
    /// It cannot, and why, as a sentence.
    Failed(String),
    /// It has stopped by a fault of its own, which this tells.
    Crashed(String),
    /// Said of a worker by who asked it: it had crashed, and another one works on the same from the beginning.
    Restarted,
}

/// What has been found of all rules so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RepairsFound {
    /// The rule at hand.
    pub hand: String,
    /// How many rules there are.
    pub of: u32,
    /// How many are known.
    pub known: u32,
    /// How many neither lose the Turn nor double it.
    pub safe: u32,
    /// How many can lose it.
    pub lose: u32,
    /// How many can double it.
    pub double: u32,
    /// How many can do both.
    pub both: u32,
    /// How many different graphs of all that can happen there are.
    pub behaviours: u32,
    /// How many still hold when the bounds have grown.
    pub standing: u32,
    /// By what the bounds grow, and how many of those that held fall then.
    pub felled: Vec<(String, u32)>,
    /// How many searches were made.
    pub searches: u32,
    /// By what the bounds have grown that are searched now; none where they are those asked for.
    pub growth: Option<String>,
    /// How many rules are known within them, and of how many.
    pub round: [u32; 2],
    /// Whether nothing more will be found.
    pub is_over: bool,
    /// Whether it came to its end.
    pub is_complete: bool,
    /// A letter for each rule by its place ([`crate::repairs::place_of`]), as [`crate::repairs::known`] reads it.
    pub cells: String,
    /// How many smallest repairs there are.
    pub smallest_count: u32,
    /// The first of them, the cheapest first; none until it is over.
    pub smallest: Vec<SmallestRepair>,
}

/// What runs with losses at random come to so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OddsFound {
    /// How many runs are to be made.
    pub of: u32,
    /// What those come to that are made.
    pub figures: Figures,
    /// The probability per day after so many runs, the last of them now.
    pub narrowing: Vec<(u32, Interval)>,
    /// The worst runs.
    pub worst: Vec<WorstRun>,
    /// How much of all is done, from 0 to 1.
    pub share_done: f64,
    /// How long the rest will take, if it takes as long as what is done.
    pub left_ms: f64,
    /// Whether no more runs will be made.
    pub is_over: bool,
    /// Whether all are made.
    pub is_complete: bool,
}

/// One of the worst runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorstRun {
    /// What it came to.
    pub figures: RunFigures,
    /// The run as a link; none where no scenario can hold it.
    pub link: Option<String>,
}

/// What has been found of a sweep since it was told last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SweepFound {
    /// The place of the first of these runs.
    pub from: u32,
    /// What they come to, in order.
    pub points: Vec<Measures>,
    /// How many runs are done in all.
    pub done: u32,
    /// Of how many.
    pub of: u32,
    /// How long the rest will take, if it takes as long as what is done.
    pub left_ms: f64,
    /// Whether nothing more will be found.
    pub is_over: bool,
}

/// A rule that holds and differs from the one at hand in the fewest columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SmallestRepair {
    /// The rule.
    pub rule: String,
    /// What it costs, in words; empty where that cannot be told.
    pub costs: String,
    /// The rule that it means the same as, if there is one.
    pub same_as: Option<String>,
}

/// What is known of one rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleFound {
    /// The rule.
    pub rule: String,
    /// What it does, in a sentence or a few.
    pub summary: String,
    /// What becomes of the Turn, in words.
    pub words: String,
    /// Whether it neither loses the Turn nor doubles it within the bounds asked for.
    pub is_safe: bool,
    /// How many situations were reached.
    pub states: u64,
    /// How many actions were taken.
    pub transitions: u64,
    /// The shortest run that breaks it, as a link.
    pub link: Option<String>,
    /// What a rule that holds cannot do without, a sentence each.
    pub needs: Vec<String>,
    /// The rules that hold and differ in one column from one that fails.
    pub saved_by: Vec<String>,
    /// What it costs, in words; empty where that cannot be told.
    pub costs: String,
}

/// How far a search is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The rule that is searched.
    pub rule: String,
    /// What it is about.
    pub phase: Phase,
    /// How many situations have been reached.
    pub states: u64,
    /// How many of them have not been looked at yet.
    pub frontier: u64,
    /// How many actions have been taken.
    pub transitions: u64,
    /// How many actions lead to the farthest situation.
    pub depth: u32,
    /// What it takes in memory.
    pub bytes: u64,
    /// How many situations are reached in a second.
    pub per_second: u64,
}

/// What a search is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// It looks for situations.
    Exploring,
    /// It looks for situations from which the Turn cannot come back.
    Recovering,
    /// It looks for mail that is never delivered.
    Delivering,
}

/// What was found of one rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The rule.
    pub rule: String,
    /// How many situations were reached.
    pub states: u64,
    /// How many actions were taken.
    pub transitions: u64,
    /// Whether that is all there is within the bounds.
    pub is_complete: bool,
    /// What was found of each property, in the order of [`turnlab_core::search::Property::ALL`].
    pub findings: Vec<Finding>,
}

/// What was found of one property.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What is known.
    pub verdict: Verdict,
    /// How many actions a shortest path takes, to where it is broken or to where it was seen.
    pub steps: u32,
    /// The run that shows it, as a link; none where there is nothing to show.
    pub link: Option<String>,
    /// How many PDUs may be in flight each way, where that bound may have made the verdict.
    pub bound_reached: Option<u32>,
    /// With what more it would say anything; nothing where it does.
    pub needs: Vec<Wider>,
}

/// A bound that is made wider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wider {
    /// One of [`crate::limits::LIMITS`], by its place, has this value.
    Limit(usize, u32),
    /// Requests are repeated.
    Repeats,
}

/// What is known of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It is true.
    Holds,
    /// It is not.
    Violated,
    /// The bounds do not let it show.
    NotReached,
    /// The search was stopped before it could tell; nothing has been found so far.
    Stopped,
}
