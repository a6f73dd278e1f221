//! `turnlab export`: the model of a scenario for another program.

use std::fs;

use clap::{Args, ValueEnum};
use turnlab_core::protocol::{COLUMNS, Column, RULES, Recovery, Rule};
use turnlab_core::scenario::{DialogueMode, InitialTurn, Scenario, Transfers};
use turnlab_core::search::Bounds;

use crate::bounds::SearchedOptions;
use crate::error::CliError;

/// The model as it stands in the repository, its parameters at their defaults.
const MODEL: &str = include_str!("../../../models/association.pml");

#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    #[command(flatten)]
    searched: SearchedOptions,
    /// What it is written for
    #[arg(long, value_enum)]
    format: Format,
    /// Write it to this file and not to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Promela, the language of SPIN: one association, as far as turnlab check goes by default
    Promela,
}

/// Writes what is asked for to a file, or returns it.
pub(crate) fn export(options: &ExportOptions) -> Result<String, CliError> {
    let (scenario, bounds) = options.searched.read()?;
    let text = match options.format {
        Format::Promela => promela(&scenario, bounds)?,
    };
    let Some(file) = &options.out else { return Ok(text) };
    let unwritable = |error| CliError::one(format!("{file} cannot be written: {error}"));
    fs::write(file, text).map_err(unwritable)?;
    Ok(String::new())
}

/// The model with this scenario's parameters in place of its defaults.
fn promela(scenario: &Scenario, bounds: Bounds) -> Result<String, CliError> {
    let problems = beyond_promela(scenario, bounds);
    if !problems.is_empty() {
        return Err(CliError::each(problems));
    }
    let Bounds { mail: [initiator, responder], losses, in_flight, .. } = bounds;
    let mut settings = rule_settings(scenario.rule);
    settings.extend([
        ("MAIL_I", initiator.to_string()),
        ("MAIL_R", responder.to_string()),
        ("LOSSES", losses.to_string()),
        ("IN_FLIGHT", in_flight.to_string()),
        ("REPEAT", u8::from(scenario.parameters.request_repeat_s > 0).to_string()),
    ]);
    let model = settings
        .iter()
        .fold(MODEL.to_owned(), |model, (name, value)| with_default(&model, name, value));
    let told: Vec<String> =
        settings.iter().map(|(name, value)| format!("{name} {value}")).collect();
    Ok(format!("{}\n{model}", heading(&told.join(", "))))
}

/// The rule by its name, and the columns in which it is unlike that. With transfers of one PDU there are no
/// checkpoints that could be dropped.
fn rule_settings(rule: Rule) -> Vec<(&'static str, String)> {
    let unlike = |known: &Rule| {
        rule.columns_unlike(*known).filter(|column| macro_of(column).is_some()).collect::<Vec<_>>()
    };
    let like = RULES.iter().min_by_key(|known| unlike(&known.rule).len()).unwrap_or(&RULES[0]);
    let name = ("RULE", like.name.replace('-', "_"));
    let unlike = unlike(&like.rule);
    let columns = unlike
        .iter()
        .filter_map(|column| Some((macro_of(column)?, column.value(rule).replace('-', "_"))));
    [name].into_iter().chain(columns).collect()
}

/// What the model calls a column; nothing for the one that it does not have.
fn macro_of(column: &Column) -> Option<&'static str> {
    const MACROS: [&str; 7] = [
        "KEEP_HOLDING",
        "KEEP_GIVING",
        "KEEP_WAITING",
        "RECOVERY",
        "ANSWER_GIVING",
        "ANSWER_WAITING",
        "REGENERATES",
    ];
    let place = COLUMNS.iter().position(|known| known.name == column.name)?;
    MACROS.get(place).copied()
}

fn heading(settings: &str) -> String {
    format!(
        "/*
 * {settings}
 *
 * Counts. SPIN's transitions are one more than those of `turnlab check`:
 *
 *     spin -a model.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -E -m1000000 -w26
 *
 * The invariants: the same with `spin -a -DCHECK=at_most_one_holder model.pml`, or mail_conserved. Whether
 * it comes to something: -DREACH=hand_over, loss_in_hand_over or crossing; an error is the proof that it
 * does.
 *
 * A space that is too large for one machine: swarm (https://github.com/nimble-code/Swarm) writes a script
 * of many small searches, each of which goes another way, for as many processors as there are. Set CHECK
 * here first, as swarm calls spin without it:
 *
 *     (echo '#define CHECK at_most_one_holder'; cat model.pml) > checked.pml
 *     swarm -f checked.pml && ./checked.swarm
 */
"
    )
}

/// The model with another value behind `#ifndef NAME` and `#define NAME`.
fn with_default(model: &str, name: &str, value: &str) -> String {
    let (guard, define) = (format!("#ifndef {name}"), format!("#define {name} "));
    let mut guarded = false;
    let mut text = String::with_capacity(model.len());
    for line in model.lines() {
        match line.strip_prefix(&define).filter(|_| guarded) {
            Some(rest) => {
                let comment = rest.trim_start_matches(|letter: char| !letter.is_whitespace());
                text += &format!("{define}{value}{comment}\n");
            }
            None => text += &format!("{line}\n"),
        }
        guarded = line == guard;
    }
    text
}

/// What the model cannot say.
fn beyond_promela(scenario: &Scenario, bounds: Bounds) -> Vec<String> {
    let parameters = &scenario.parameters;
    let carries_numbers =
        matches!(scenario.rule.recovery, Recovery::TokenSetting | Recovery::GreaterPair);
    let most_in_flight = if carries_numbers { 4 } else { 7 };
    let beyond = [
        (bounds.associations > 1, "more associations than one"),
        (bounds.restarts > 0, "an MTA that stops and starts again"),
        (bounds.closing, "the timers that close an association"),
        (parameters.transfers == Transfers::InFull, "transfers in full"),
        (parameters.dialogue_mode == DialogueMode::Monologue, "monologue"),
        (parameters.initial_turn == InitialTurn::Responder, "an initial turn of the responder"),
        (parameters.turn_request_threshold_messages > 0, "a turn-request threshold"),
    ];
    let mut problems: Vec<String> = beyond
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, what)| format!("the model for SPIN does not have {what}"))
        .collect();
    if !(2..=most_in_flight).contains(&bounds.in_flight) {
        problems.push(format!(
            "in flight must be from 2 to {most_in_flight} in the model for SPIN under {}, not {}",
            scenario.rule, bounds.in_flight
        ));
    }
    problems
}
