//! The model for SPIN.

use std::path::Path;

use turnlab_core::protocol::{Column, RULES, Recovery, Rule, searched_columns};
use turnlab_core::search::{Bounds, Property};

use super::model::Modelled;
use crate::error::CliError;

/// The model as it stands in the repository, its parameters at their defaults.
const MODEL: &str = include_str!("../../models/association.pml");

/// What the model calls the columns of a rule, in their order.
const MACROS: [&str; 7] = [
    "KEEP_HOLDING",
    "KEEP_GIVING",
    "KEEP_WAITING",
    "RECOVERY",
    "ANSWER_GIVING",
    "ANSWER_WAITING",
    "REGENERATES",
];

/// The model with this scenario's parameters in place of its defaults.
pub(super) fn model(modelled: &Modelled, out: Option<&Path>) -> Result<String, CliError> {
    let Modelled { rule, bounds, .. } = *modelled;
    let Bounds { mail: [initiator, responder], losses, in_flight, .. } = bounds;
    let (check, reach) = looked_for(&modelled.properties)?;
    let mut settings = rule_settings(rule);
    settings.extend([
        ("MAIL_I", initiator.to_string()),
        ("MAIL_R", responder.to_string()),
        ("LOSSES", losses.to_string()),
        ("IN_FLIGHT", in_flight.to_string()),
        ("REPEAT", u8::from(modelled.repeats).to_string()),
    ]);
    settings.extend(reach.map(|reach| ("REACH", reach)));
    let model = settings
        .iter()
        .fold(MODEL.to_owned(), |model, (name, value)| with_default(&model, name, value));
    let told: Vec<String> =
        settings.iter().map(|(name, value)| format!("{name} {value}")).collect();
    let file =
        out.and_then(Path::file_name).map_or("model.pml".into(), |name| name.to_string_lossy());
    let asserts = check.is_some() || modelled.properties.iter().any(is_reach);
    let check = check.map(|check| format!("#ifndef CHECK\n#define CHECK {check}\n#endif\n"));
    let heading = heading(&told.join(", "), &file, asserts);
    Ok(format!("{heading}{}\n{model}", check.unwrap_or_default()))
}

/// What is beyond this model alone, where PDUs in flight are packed into a number.
pub(super) fn beyond(rule: Rule, bounds: Bounds) -> Option<String> {
    let carries_numbers = matches!(rule.recovery, Recovery::TokenSetting | Recovery::GreaterPair);
    let most = if carries_numbers { 4 } else { 7 };
    let in_flight = bounds.in_flight;
    let told = format!(
        "in flight must be from 2 to {most} in the model for SPIN under {rule}, not {in_flight}"
    );
    (!(2..=most).contains(&in_flight)).then_some(told)
}

/// The invariants that are asserted, and what it must never come to.
fn looked_for(properties: &[Property]) -> Result<(Option<&'static str>, Option<String>), CliError> {
    let has = |property| properties.contains(&property);
    let check = match (has(Property::AtMostOneHolder), has(Property::MailConserved)) {
        (true, true) => Some("1"),
        (true, false) => Some("at_most_one_holder"),
        (false, true) => Some("mail_conserved"),
        (false, false) => None,
    };
    let reach: Vec<Property> = properties.iter().copied().filter(is_reach).collect();
    match (check, &*reach) {
        (_, []) => Ok((check, None)),
        (None, [one]) => Ok((None, Some(one.name().replace('-', "_")))),
        _ => Err(CliError::one(
            "SPIN does not say which assertion it was that failed: hand-over, loss-in-hand-over and crossing are \
             each looked for alone"
                .to_owned(),
        )),
    }
}

fn is_reach(property: &Property) -> bool {
    matches!(property, Property::HandOver | Property::LossInHandOver | Property::Crossing)
}

/// The rule by its name, and the columns in which it is unlike that.
fn rule_settings(rule: Rule) -> Vec<(&'static str, String)> {
    let unlike = |known: Rule| {
        let columns = searched_columns().iter().zip(MACROS);
        columns.filter(move |(column, _)| column.place(known) != column.place(rule))
    };
    let like = RULES.iter().min_by_key(|known| unlike(known.rule).count()).unwrap_or(&RULES[0]);
    let name = ("RULE", like.name.replace('-', "_"));
    let value = |(column, name): (&Column, _)| (name, column.value(rule).replace('-', "_"));
    [name].into_iter().chain(unlike(like.rule).map(value)).collect()
}

/// The command lines are run by `crates/cli/tests/spin.rs`.
fn heading(settings: &str, file: &str, asserts: bool) -> String {
    let check = if asserts { "" } else { " -DCHECK" };
    format!(
        "/*
 * {settings}
 *
 * On one machine. SPIN's transitions are one more than those of `turnlab check`:
 *
 *     spin -a {file}
 *     gcc -O2 -DSAFETY -DNOREDUCE -DMEMLIM=8000 -o pan pan.c
 *     ./pan -E -m1000000 -w26
 *
 * The invariants: the same with `spin -a -DCHECK=at_most_one_holder {file}`, or mail_conserved. Whether
 * it comes to something: -DREACH=hand_over, loss_in_hand_over or crossing; an error is the proof that it
 * does. `spin -t` with the same options tells how it came to that.
 *
 * On all cores of it, here two, depth first, or breadth first with hashes in place of the states:
 *
 *     gcc -O2 -DSAFETY -DNOREDUCE -DNCORE=2 -DMEMLIM=8000 -o pan pan.c
 *     ./pan -E -m1000000 -w26
 *     gcc -O2 -DSAFETY -DNOREDUCE -DBFS_PAR -DMEMLIM=8000 -o pan pan.c
 *     ./pan -E -w26 -u2
 *
 * A space that is too large for one machine, in a swarm: many searches, each of which goes another way,
 * with as many bits as it has memory for (-w30: 128 MB). What they find is there; what they do not find
 * may be, too. Give each machine other seeds.
 *
 *     spin -a{check} {file}
 *     gcc -O2 -DSAFETY -DNOREDUCE -DBITSTATE -DRANDOMIZE -o pan pan.c
 *     for seed in $(seq 1 4); do ./pan -E -k3 -w30 -m1000000 -RS$seed -h$seed; done
 *
 * swarm (https://github.com/nimble-code/Swarm) writes a script of such searches for the processors and the
 * time that there are: `swarm -f {file}`. It calls spin without options, so write the model with
 * --property at-most-one-holder for it.
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
