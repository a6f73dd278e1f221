//! What the models know: one association, its rule, how far it goes, and what is looked for in it.

use turnlab_core::protocol::Rule;
use turnlab_core::scenario::{DialogueMode, InitialTurn, Scenario, Transfers};
use turnlab_core::search::{Bounds, Property};

use crate::check;
use crate::error::CliError;

/// A scenario as a model has it.
pub(crate) struct Modelled {
    pub(super) rule: Rule,
    pub(super) bounds: Bounds,
    /// Whether an end that has asked for the Turn may ask again.
    pub(super) repeats: bool,
    /// What is looked for, where something is named.
    pub(super) properties: Vec<Property>,
}

impl Modelled {
    /// What the model for a program has of a scenario, or all that it does not have, with what is only that
    /// program's.
    pub(super) fn of(
        scenario: &Scenario,
        bounds: Bounds,
        properties: &[String],
        program: &str,
        of_program: Option<String>,
    ) -> Result<Self, CliError> {
        let mut problems = beyond(scenario, bounds, program);
        problems.extend(of_program);
        let properties =
            if properties.is_empty() { Vec::new() } else { check::properties(properties)? };
        let unknown = properties.iter().filter(|property| !is_known(**property));
        problems.extend(unknown.map(|property| {
            format!(
                "--property {}: it is about what can still come, and the model for {program} tells only of what is; \
                 turnlab check looks for it",
                property.name()
            )
        }));
        if !problems.is_empty() {
            return Err(CliError::each(problems));
        }
        let repeats = scenario.parameters.request_repeat_s > 0;
        Ok(Modelled { rule: scenario.rule, bounds, repeats, properties })
    }
}

fn is_known(property: Property) -> bool {
    match property {
        Property::AtMostOneHolder
        | Property::MailConserved
        | Property::HandOver
        | Property::LossInHandOver
        | Property::Crossing => true,
        Property::TurnRecoverable | Property::AnyTurnRecoverable | Property::Delivery => false,
    }
}

/// What no model says.
fn beyond(scenario: &Scenario, bounds: Bounds, program: &str) -> Vec<String> {
    let parameters = &scenario.parameters;
    let beyond = [
        (bounds.associations > 1, "more associations than one"),
        (bounds.restarts > 0, "an MTA that stops and starts again"),
        (bounds.closing, "the timers that close an association"),
        (parameters.transfers == Transfers::InFull, "transfers in full"),
        (parameters.dialogue_mode == DialogueMode::Monologue, "monologue"),
        (parameters.initial_turn == InitialTurn::Responder, "an initial turn of the responder"),
        (parameters.turn_request_threshold_messages > 0, "a turn-request threshold"),
    ];
    let said = beyond.iter().filter(|(is, _)| *is);
    said.map(|(_, what)| format!("the model for {program} does not have {what}")).collect()
}
