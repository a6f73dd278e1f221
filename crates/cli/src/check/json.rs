//! What was found, for programs.

use serde::Serialize;
use turnlab_core::search::{Finding, Verdict};

use super::searched::Searched;
use crate::error::CliError;

/// What was found under one rule.
#[derive(Serialize)]
struct Line {
    rule: String,
    states: u64,
    transitions: u64,
    depth: usize,
    complete: bool,
    bounds: Bounds,
    memory_bytes: Memory,
    seconds: f64,
    properties: Vec<Property>,
}

#[derive(Serialize)]
struct Bounds {
    mail: [u8; 2],
    losses: u8,
    in_flight: u8,
    repeat: bool,
    associations: u8,
    restarts: u8,
    closing: bool,
}

#[derive(Serialize)]
struct Memory {
    states: usize,
    parts: usize,
    edges: usize,
}

#[derive(Serialize)]
struct Property {
    name: &'static str,
    kind: &'static str,
    verdict: &'static str,
    /// Whether the verdict is one that the bound in flight may have made.
    #[serde(rename = "bound-reached")]
    bound_reached: bool,
    /// Nothing where the verdict needs no path.
    path: Option<Vec<String>>,
    /// For a round that goes on for ever: where on the path it begins, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    repeats_from: Option<usize>,
    link: Option<String>,
}

/// One object in one line.
pub(super) fn line(searched: &Searched) -> Result<String, CliError> {
    let report = &searched.report;
    let bounds = report.bounds;
    let line = Line {
        rule: searched.scenario.rule.to_string(),
        states: report.states,
        transitions: report.transitions,
        depth: report.depth,
        complete: report.is_complete,
        bounds: Bounds {
            mail: bounds.mail,
            losses: bounds.losses,
            in_flight: bounds.in_flight,
            repeat: searched.repeats(),
            associations: bounds.associations,
            restarts: bounds.restarts,
            closing: bounds.closing,
        },
        memory_bytes: Memory {
            states: report.memory.states,
            parts: report.memory.parts,
            edges: report.memory.edges,
        },
        seconds: (searched.seconds * 1e6).round() / 1e6,
        properties: report.findings.iter().map(|finding| property(searched, finding)).collect(),
    };
    let told = serde_json::to_string(&line).map_err(|error| CliError::one(error.to_string()))?;
    Ok(told + "\n")
}

fn property(searched: &Searched, finding: &Finding) -> Property {
    let leads_somewhere = matches!(finding.verdict, Verdict::Violated) || !finding.path.is_empty();
    let opened = leads_somewhere.then(|| searched.open(finding));
    Property {
        name: finding.property.name(),
        kind: finding.property.kind().name(),
        verdict: finding.verdict.name(),
        bound_reached: finding.bound_reached,
        path: opened.as_ref().map(|opened| opened.order()),
        repeats_from: finding.repeats_from,
        link: opened.and_then(|opened| opened.link),
    }
}
