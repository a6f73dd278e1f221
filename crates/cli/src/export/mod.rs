//! `turnlab export`: the model of a scenario for another program.

mod model;
mod spin;
mod tla;

use std::fs;
use std::path::Path;

use clap::{Args, ValueEnum};

use crate::bounds::SearchedOptions;
use crate::error::CliError;
use model::Modelled;

#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    #[command(flatten)]
    searched: SearchedOptions,
    /// What the program is to look for: at-most-one-holder, mail-conserved, or that it comes to hand-over,
    /// loss-in-hand-over or crossing. Several are given one by one [default: the first two for TLC; SPIN counts]
    #[arg(long, value_name = "NAME")]
    property: Vec<String>,
    /// What it is written for
    #[arg(long, value_enum)]
    format: Format,
    /// Write it to this file and not to standard output; a module NAME.tla is called NAME, and NAME.cfg is
    /// written beside it
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Promela, the language of SPIN, with the command lines for one machine, all its cores, and a swarm
    #[value(alias = "promela")]
    Spin,
    /// A module in TLA+ for TLC and Spectacle, with the command lines for one machine and for several
    Tla,
    /// What TLC is told about that module
    TlaCfg,
}

impl Format {
    /// The program, in messages.
    fn program(self) -> &'static str {
        if self == Format::Spin { "SPIN" } else { "TLC" }
    }
}

/// What is modelled.
pub(crate) fn read(options: &ExportOptions) -> Result<Modelled, CliError> {
    let (scenario, bounds) = options.searched.read()?;
    let packed = match options.format {
        Format::Spin => spin::beyond(scenario.rule, bounds),
        Format::Tla | Format::TlaCfg => None,
    };
    let program = options.format.program();
    Modelled::of(&scenario, bounds, &options.property, program, packed)
}

/// Writes what is asked for to a file, or returns it.
pub(crate) fn export(options: &ExportOptions) -> Result<String, CliError> {
    let modelled = read(options)?;
    let out = options.out.as_deref().map(Path::new);
    let text = match options.format {
        Format::Spin => spin::model(&modelled, out)?,
        Format::Tla => tla::module(&modelled, out)?,
        Format::TlaCfg => tla::configuration(&modelled),
    };
    let Some(out) = out else { return Ok(text) };
    write(out, text)?;
    if options.format == Format::Tla {
        write(&out.with_extension("cfg"), tla::configuration(&modelled))?;
    }
    Ok(String::new())
}

fn write(file: &Path, text: String) -> Result<(), CliError> {
    let unwritable = |error| format!("{} cannot be written: {error}", file.display());
    fs::write(file, text).map_err(|error| CliError::one(unwritable(error)))
}
