//! Reads a command line without doing what it says.

use std::ffi::OsString;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::error::CliError;
use crate::{check, compare, export, odds, render, repairs, run, source, sweep};

/// Reads a command line as the program does, its name first, up to where the run or the search would begin.
/// A scenario that is a file or `-` is opened.
///
/// # Errors
///
/// What is wrong with it, or the help that it asks for, as people are told.
pub fn read(words: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<(), String> {
    let arguments = Arguments::try_parse_from(words).map_err(|error| error.to_string())?;
    every(&arguments.command).map_err(|error| error.to_string())
}

fn every(command: &Command) -> Result<(), CliError> {
    match command {
        Command::Run(options) => run::read(options).map(drop),
        Command::Render(options) => render::read(options).map(drop),
        Command::Check(options) => check::read(options).map(drop),
        Command::Repairs(options) => repairs::read(options).map(drop),
        Command::Compare(options) => compare::read(options).map(drop),
        Command::Sweep(options) => sweep::read(options).map(drop),
        Command::Odds(options) => odds::read(options).map(drop),
        Command::Export(options) => export::read(options).map(drop),
        Command::Link(options) => options.chosen.open().map(drop),
        Command::Open(options) => source::scenario(&options.scenario).map(drop),
        Command::Card(options) => source::scenario(&options.scenario).map(drop),
        Command::Scenarios | Command::Schema | Command::Completions(_) | Command::Man(_) => Ok(()),
    }
}
