//! Where a scenario comes from: the library, a file, standard input or a link.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use turnlab_core::scenario::{
    LabView, Link, Pasted, Scenario, View, file_text, library_entry, pasted, read_link,
    unknown_scenario,
};
use turnlab_export::LARGEST;
use turnlab_view::another_run;

use crate::error::CliError;

/// A scenario, and where and how what it came from opens it.
pub(crate) struct Opened {
    pub(crate) scenario: Scenario,
    /// Where the cursor stands, if that is said.
    pub(crate) at_us: Option<i64>,
    pub(crate) view: View,
    /// The view of the lab that a link asks for.
    pub(crate) lab: Option<LabView>,
}

impl From<Scenario> for Opened {
    fn from(scenario: Scenario) -> Self {
        Opened { scenario, at_us: None, view: View::default(), lab: None }
    }
}

/// The scenario that `named` stands for. The library goes before files, and files before links.
pub(crate) fn scenario(named: &str) -> Result<Scenario, CliError> {
    opened(named).map(|opened| opened.scenario)
}

/// The same with what a link says of it besides.
pub(crate) fn opened(named: &str) -> Result<Opened, CliError> {
    if named == "-" {
        return standard_input();
    }
    if let Some(entry) = library_entry(named) {
        return Ok(Opened { at_us: Some(entry.opens_at_us), ..entry.scenario().into() });
    }
    if Path::new(named).exists() {
        let unreadable = |error| CliError::one(format!("{named} cannot be read: {error}"));
        return file(named, &bytes(named, &mut File::open(named).map_err(unreadable)?)?)
            .map(Opened::from);
    }
    if named.contains(['#', '=']) {
        return given(named);
    }
    let looks_like_a_file = named.contains(['/', '\\', '.']);
    Err(CliError::one(match looks_like_a_file {
        true => format!("there is no file {named}"),
        false => format!("“{named}” is no file, and {}", unknown_scenario(named)),
    }))
}

/// A file, or what was copied somewhere.
fn standard_input() -> Result<Opened, CliError> {
    const NAME: &str = "standard input";
    let bytes = bytes(NAME, &mut io::stdin().lock())?;
    let text = file_text(&bytes).unwrap_or_default();
    match pasted(&text) {
        Ok(Pasted::Link(fragment)) => link(&fragment),
        Err(what) if (1..=LARGEST).contains(&text.len()) => file(NAME, &bytes)
            .map(Opened::from)
            .map_err(|_| CliError::one(format!("in standard input, {what}"))),
        _ => file(NAME, &bytes).map(Opened::from),
    }
}

/// No more is read than is needed to see that it is too long.
fn bytes(name: &str, from: &mut dyn Read) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    let most = LARGEST as u64 + 1;
    from.take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| CliError::one(format!("{name} cannot be read: {error}")))?;
    Ok(bytes)
}

fn file(name: &str, bytes: &[u8]) -> Result<Scenario, CliError> {
    turnlab_export::read(bytes).map_err(|problems| CliError::all(&format!("{name}, "), &problems))
}

/// A link in whatever it was copied with, or the text of a file.
fn given(text: &str) -> Result<Opened, CliError> {
    match pasted(text).map_err(CliError::one)? {
        Pasted::Link(fragment) => link(&fragment),
        Pasted::File => file("what was given", text.as_bytes()).map(Opened::from),
    }
}

fn link(fragment: &str) -> Result<Opened, CliError> {
    let (Link { scenario, at_us }, problems) = read_link(fragment);
    match problems.is_empty() {
        true => {
            if let Some(told) = another_run(fragment) {
                eprintln!("turnlab: {told}");
            }
            let (view, lab) = (View::of_link(fragment), LabView::of_link(fragment));
            Ok(Opened { scenario, at_us: Some(at_us), view, lab })
        }
        false => Err(CliError::all("in the link, ", &problems)),
    }
}
