//! Scenario files: a scenario in TOML, as it serialises. What is left out is as the library scenario that
//! the file names has it; a file that names none starts from an empty site (docs/files.md).

mod check;
mod depth;
mod encoding;
mod problem;
#[cfg(feature = "schema")]
mod schema;
mod settled;
mod shape;

pub use encoding::file_text;
pub(super) use encoding::is_meant_as_file;
pub use problem::FileProblem;
#[cfg(feature = "schema")]
pub use schema::file_schema;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use settled::Settled;

use super::{Problem, Scenario, library_entry, unknown_scenario};

/// The longest file that is looked at, in bytes.
pub const LONGEST_FILE: usize = 1_000_000;

/// Reads a scenario file that is not known to be text.
///
/// # Errors
///
/// The same as [`read_file`], and whatever is not text.
pub fn read_file_bytes(bytes: &[u8]) -> Result<Scenario, Vec<FileProblem>> {
    if bytes.len() > LONGEST_FILE {
        return Err(too_long());
    }
    read_file(&file_text(bytes).map_err(|problem| vec![problem])?)
}

/// Reads a scenario file, and checks the scenario.
///
/// # Errors
///
/// Everything that is wrong with it, up to twenty, in the order of its lines.
pub fn read_file(text: &str) -> Result<Scenario, Vec<FileProblem>> {
    if text.len() > LONGEST_FILE {
        return Err(too_long());
    }
    if let Some(at) = text.find('\0') {
        return Err(vec![FileProblem::new(text, at..at, "", "this is not a text file")]);
    }
    if let Some(at) = depth::too_deep(text) {
        let what = "this is nested more deeply than any scenario";
        return Err(vec![FileProblem::new(text, at..at, "", what)]);
    }
    let syntax = |error| vec![encoding::syntax(text, &error)];
    let settled = Settled::of(text, DeTable::parse(text).map_err(syntax)?.get_ref());
    let document = DeTable::parse(&settled.text).map_err(syntax)?;
    let problems = check::check(&settled, &document);
    if !problems.is_empty() {
        return Err(problems);
    }
    let base = base(&settled, document.get_ref()).map_err(|problem| vec![problem])?;
    let scenario = overlay(&base, document.get_ref())
        .map_err(|error| vec![FileProblem::new(text, 0..0, "", error.message())])?;
    let placed = |problem: &Problem| place(&settled, &document, problem);
    scenario.check().map(|()| scenario).map_err(|told| {
        let mut problems: Vec<_> = told.iter().take(check::MOST_PROBLEMS).map(placed).collect();
        problems.sort_by_key(|problem| (problem.line, problem.column));
        problems
    })
}

/// Writes a scenario as a file, with all that is in it. What no XML can hold is written by its number, since a
/// picture carries such a file.
#[must_use]
pub fn write_file(scenario: &Scenario) -> String {
    let text = toml::to_string(scenario).unwrap_or_default();
    match text.contains(encoding::needs_number) {
        true => encoding::with_numbers(scenario).unwrap_or(text),
        false => text,
    }
}

/// Two MTAs and nothing else.
pub(super) fn empty_site() -> Scenario {
    Scenario { name: String::new(), ..without_events(Scenario::default()) }
}

pub(super) fn without_events(scenario: Scenario) -> Scenario {
    let (order, links, mail, cuts, faults, commands, notes) = Default::default();
    Scenario { order, links, mail, cuts, faults, commands, notes, ..scenario }
}

/// What is left out is as it is here. Who names the MTAs anew also says what they do.
fn base(settled: &Settled<'_>, document: &DeTable<'_>) -> Result<Scenario, FileProblem> {
    let name = document.get("name");
    let scenario = match name.and_then(|name| name.get_ref().as_str()) {
        None | Some("") => empty_site(),
        Some(named) => match library_entry(named) {
            Some(entry) => entry.scenario(),
            None => {
                let span = name.map_or(0..0, Spanned::span);
                return Err(settled.problem(span, "name", &unknown_scenario(named)));
            }
        },
    };
    Ok(if document.contains_key("mtas") { without_events(scenario) } else { scenario })
}

/// The base with what the document says in its place: lists as a whole, parameters one by one.
fn overlay(base: &Scenario, document: &DeTable<'_>) -> Result<Scenario, toml::de::Error> {
    let written = write_file(base);
    let mut merged = DeTable::parse(&written)?.into_inner();
    for (key, value) in document {
        let below = merged.get_mut(key.get_ref().as_ref()).map(Spanned::get_mut);
        match (below, value.get_ref()) {
            (Some(DeValue::Table(below)), DeValue::Table(table)) => {
                below.extend(table.iter().map(|(key, value)| (key.clone(), value.clone())));
            }
            _ => {
                merged.remove(key.get_ref().as_ref());
                merged.insert(key.clone(), value.clone());
            }
        }
    }
    Scenario::deserialize(toml::de::Deserializer::from(Spanned::new(0..0, merged)))
}

/// A problem of the scenario at the place in the file that comes nearest to it.
fn place(settled: &Settled<'_>, document: &Spanned<DeTable<'_>>, problem: &Problem) -> FileProblem {
    let mut span = 0..0;
    let mut table = Some(document.get_ref());
    for part in problem.part.split('.') {
        let (key, index) = part.split_once('[').unwrap_or((part, ""));
        let Some(mut value) = table.and_then(|table| table.get(key)) else { break };
        span = value.span();
        let index = index.trim_end_matches(']').parse::<usize>().ok();
        if let (DeValue::Array(list), Some(index)) = (value.get_ref(), index) {
            let Some(item) = list.get(index) else { break };
            value = item;
            span = item.span();
        }
        table = value.get_ref().as_table();
    }
    settled.problem(span, &problem.part, &problem.what)
}

fn too_long() -> Vec<FileProblem> {
    let what = format!("the file is longer than {LONGEST_FILE} bytes and was not read");
    vec![FileProblem::new("", 0..0, "", &what)]
}
