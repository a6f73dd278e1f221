//! What a search found, as data.

use serde::Serialize;
use turnlab_core::search::{Finding, Verdict};

use super::Searched;

/// What was found under one rule.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckReport {
    /// The rule.
    pub rule: String,
    /// How many different situations were reached.
    pub states: u64,
    /// How many actions were taken from them.
    pub transitions: u64,
    /// How many actions lead to the farthest of them.
    pub depth: usize,
    /// Whether that is all there is within the bounds.
    pub complete: bool,
    /// How far it went.
    pub bounds: CheckedBounds,
    /// What it took in memory.
    pub memory_bytes: CheckedMemory,
    /// How long it took.
    pub seconds: f64,
    /// What was found of each property.
    pub properties: Vec<CheckedProperty>,
}

/// How far a search went.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckedBounds {
    /// How many messages each end may be handed, the initiator first.
    pub mail: [u8; 2],
    /// How many times an association may be lost.
    pub losses: u8,
    /// How many PDUs may be on their way in one direction.
    pub in_flight: u8,
    /// Whether an end that has asked for the Turn may ask again at any time.
    pub repeat: bool,
    /// The first association, and as many more as each end may open.
    pub associations: u8,
    /// How many times an MTA may stop and start again.
    pub restarts: u8,
    /// Whether the timers that close an association may run out.
    pub closing: bool,
}

/// What a search took in memory, in bytes.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckedMemory {
    /// The situations.
    pub states: usize,
    /// What situations are made of.
    pub parts: usize,
    /// What leads from one to another.
    pub edges: usize,
}

/// What was found of one property.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckedProperty {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::names::property"))]
    pub name: &'static str,
    /// When it has to be true.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::names::property_kind"))]
    pub kind: &'static str,
    /// What is known of it.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::names::verdict"))]
    pub verdict: &'static str,
    /// Whether the verdict is one that the bound in flight may have made.
    #[serde(rename = "bound-reached")]
    pub bound_reached: bool,
    /// The steps that show it, as a scenario orders them; none where the verdict needs no path.
    pub path: Option<Vec<String>>,
    /// For a round that goes on for ever: where on the path it begins, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats_from: Option<usize>,
    /// What opens it, behind the `#` of the page's address; none where a link cannot say it.
    pub link: Option<String>,
}

impl CheckReport {
    /// Of a search.
    #[must_use]
    pub fn of(searched: &Searched) -> Self {
        let report = &searched.report;
        let (bounds, memory) = (report.bounds, report.memory);
        CheckReport {
            rule: searched.scenario.rule.to_string(),
            states: report.states,
            transitions: report.transitions,
            depth: report.depth,
            complete: report.is_complete,
            bounds: CheckedBounds {
                mail: bounds.mail,
                losses: bounds.losses,
                in_flight: bounds.in_flight,
                repeat: searched.repeats(),
                associations: bounds.associations,
                restarts: bounds.restarts,
                closing: bounds.closing,
            },
            memory_bytes: CheckedMemory {
                states: memory.states,
                parts: memory.parts,
                edges: memory.edges,
            },
            seconds: (searched.seconds * 1e6).round() / 1e6,
            properties: report.findings.iter().map(|found| property(searched, found)).collect(),
        }
    }
}

fn property(searched: &Searched, finding: &Finding) -> CheckedProperty {
    let leads_somewhere = matches!(finding.verdict, Verdict::Violated) || !finding.path.is_empty();
    let opened = leads_somewhere.then(|| searched.open(finding));
    CheckedProperty {
        name: finding.property.name(),
        kind: finding.property.kind().name(),
        verdict: finding.verdict.name(),
        bound_reached: finding.bound_reached,
        path: opened.as_ref().map(super::Opened::order),
        repeats_from: finding.repeats_from,
        link: opened.and_then(|opened| opened.link),
    }
}
