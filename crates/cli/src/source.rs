//! Where a scenario comes from: the library, a file, standard input or a link.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use turnlab_core::scenario::{Scenario, library_entry, read_link, unknown_scenario};
use turnlab_export::LARGEST;

use crate::told::Told;

/// The scenario that `named` stands for. The library goes before files, and files before links.
pub(crate) fn scenario(named: &str) -> Result<Scenario, Told> {
    if named == "-" {
        return file("standard input", &mut io::stdin().lock());
    }
    if let Some(entry) = library_entry(named) {
        return Ok(entry.scenario());
    }
    if Path::new(named).exists() {
        let unreadable = |error| Told::one(format!("{named} cannot be read: {error}"));
        return file(named, &mut File::open(named).map_err(unreadable)?);
    }
    if named.contains(['#', '=']) {
        return link(named);
    }
    let looks_like_a_file = named.contains(['/', '\\', '.']);
    Err(Told::one(match looks_like_a_file {
        true => format!("there is no file {named}"),
        false => format!("“{named}” is no file, and {}", unknown_scenario(named)),
    }))
}

/// No more is read than is needed to see that it is too long.
fn file(name: &str, from: &mut dyn Read) -> Result<Scenario, Told> {
    let mut bytes = Vec::new();
    let most = LARGEST as u64 + 1;
    from.take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| Told::one(format!("{name} cannot be read: {error}")))?;
    turnlab_export::read(&bytes).map_err(|problems| Told::all(&format!("{name}, "), &problems))
}

/// A whole address, or what stands in one after its `#`.
fn link(address: &str) -> Result<Scenario, Told> {
    let fragment = address.split_once('#').map_or(address, |(_, fragment)| fragment);
    let (link, problems) = read_link(fragment);
    match problems.is_empty() {
        true => Ok(link.scenario),
        false => Err(Told::all("in the link, ", &problems)),
    }
}
