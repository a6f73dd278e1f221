//! The model in TLA+, for TLC and Spectacle.

use std::path::Path;

use turnlab_core::protocol::searched_columns;
use turnlab_core::search::{Bounds, Property};

use super::model::Modelled;
use crate::error::CliError;

/// The module as it stands in the repository, its parameters at their defaults.
const MODULE: &str = include_str!("../../models/Association.tla");
const NAME: &str = "Association";

/// What the module calls the columns of a rule, in their order.
const COLUMNS: [&str; 7] = [
    "KeepHolding",
    "KeepGiving",
    "KeepWaiting",
    "Recovery",
    "AnswersGiving",
    "AnswersWaiting",
    "Regenerates",
];

/// Names that a module cannot have: the words of the language, and the modules that come with it.
const TAKEN: &[&str] = &[
    "ASSUME",
    "BOOLEAN",
    "CASE",
    "CHOOSE",
    "CONSTANT",
    "DOMAIN",
    "ELSE",
    "ENABLED",
    "EXCEPT",
    "EXTENDS",
    "FALSE",
    "IF",
    "IN",
    "INSTANCE",
    "LET",
    "LOCAL",
    "MODULE",
    "OTHER",
    "STRING",
    "SUBSET",
    "THEN",
    "THEOREM",
    "TRUE",
    "UNCHANGED",
    "UNION",
    "VARIABLE",
    "WITH",
    "Bags",
    "FiniteSets",
    "Integers",
    "Naturals",
    "Reals",
    "Sequences",
    "TLC",
    "TLCExt",
];

/// The module with this scenario's parameters in place of its defaults, called as its file is.
pub(super) fn module(modelled: &Modelled, out: Option<&Path>) -> Result<String, CliError> {
    let name = out.map_or(Ok(NAME.to_owned()), name_of)?;
    let Bounds { mail: [initiator, responder], losses, in_flight, .. } = modelled.bounds;
    let quoted = |text: &str| format!("\"{text}\"");
    let columns = searched_columns().iter().zip(COLUMNS);
    let mut settings: Vec<(&str, String)> =
        columns.map(|(column, name)| (name, quoted(column.value(modelled.rule)))).collect();
    settings.extend([
        ("MailInitiator", initiator.to_string()),
        ("MailResponder", responder.to_string()),
        ("Losses", losses.to_string()),
        ("InFlight", in_flight.to_string()),
        ("Repeats", quoted(if modelled.repeats { "yes" } else { "no" })),
    ]);
    let mut lines = MODULE.lines();
    let title = lines.next().unwrap_or_default().replacen(NAME, &name, 1);
    let body: String = lines.map(|line| with_value(line, &settings) + "\n").collect();
    Ok(format!("{title}\n{}{body}", heading(modelled, &name)))
}

/// What TLC is told about the module.
pub(super) fn configuration(modelled: &Modelled) -> String {
    format!(
        "SPECIFICATION Spec\nINVARIANTS {}\nCHECK_DEADLOCK FALSE\n",
        invariants(&modelled.properties).join(" ")
    )
}

fn invariants(properties: &[Property]) -> Vec<&'static str> {
    let of = |property: &Property| match property {
        Property::AtMostOneHolder => Some("AtMostOneHolder"),
        Property::MailConserved => Some("MailConserved"),
        Property::HandOver => Some("NoHandOver"),
        Property::LossInHandOver => Some("NoLossInHandOver"),
        Property::Crossing => Some("NoCrossing"),
        Property::TurnRecoverable | Property::AnyTurnRecoverable | Property::Delivery => None,
    };
    let unless_named: &[Property] = &[Property::AtMostOneHolder, Property::MailConserved];
    let properties = if properties.is_empty() { unless_named } else { properties };
    ["TypeOK"].into_iter().chain(properties.iter().filter_map(of)).collect()
}

/// TLC looks for a module in the file of its name.
fn name_of(out: &Path) -> Result<String, CliError> {
    let name = out.file_stem().unwrap_or_default().to_string_lossy();
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let is_name = name.chars().all(is_letter)
        && name.contains(|letter: char| letter.is_ascii_alphabetic())
        && !name.starts_with("WF_")
        && !name.starts_with("SF_")
        && !TAKEN.contains(&&*name);
    if is_name && out.extension().is_some_and(|extension| extension == "tla") {
        return Ok(name.into_owned());
    }
    Err(CliError::one(format!(
        "--out {}: TLC looks for a module in the file of its name, and a name has letters, digits and _ and is no \
         word of TLA+: {NAME}.tla",
        out.display()
    )))
}

fn heading(modelled: &Modelled, name: &str) -> String {
    let Bounds { mail: [initiator, responder], losses, in_flight, .. } = modelled.bounds;
    let repeats = if modelled.repeats { ", requests repeated" } else { "" };
    let rule = modelled.rule;
    let configuration: String =
        configuration(modelled).lines().map(|line| format!("       {line}\n")).collect();
    format!(
        "(*
   {rule}, mail {initiator},{responder}, losses {losses}, in flight {in_flight}{repeats}

   {name}.cfg, in the same folder:

{configuration}
   On one machine, with all its cores. What TLC calls distinct states is what `turnlab check` calls states;
   where something is violated, it counts them all with -continue:

       java -XX:+UseParallelGC -cp tla2tools.jar tlc2.TLC -workers auto {name}

   On several, of which the first is called HOST; the second line on each of the others:

       java -cp tla2tools.jar tlc2.tool.distributed.TLCServer {name}
       java -cp tla2tools.jar tlc2.tool.distributed.TLCWorker HOST

   A space that is too large for that, by random runs, with another seed on each machine:

       java -XX:+UseParallelGC -cp tla2tools.jar tlc2.TLC -simulate -depth 1000 -seed 1 -workers auto {name}
*)
"
    )
}

/// The line `NAME == value`, if it is one of these names, with another value.
fn with_value(line: &str, settings: &[(&str, String)]) -> String {
    let Some((name, rest)) = line.split_once("==") else { return line.to_owned() };
    let Some((_, value)) = settings.iter().find(|(known, _)| *known == name.trim_end()) else {
        return line.to_owned();
    };
    match rest.split_once("\\*") {
        Some((_, comment)) => format!("{name}== {value}  \\*{comment}"),
        None => format!("{name}== {value}"),
    }
}
