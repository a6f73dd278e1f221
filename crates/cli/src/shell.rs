//! `turnlab completions` and `turnlab man`: what a shell completes, and the pages of the manual.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::error::CliError;

/// What may be asked for.
#[derive(Debug, Args)]
pub(crate) struct CompletionsOptions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// What may be asked for.
#[derive(Debug, Args)]
pub(crate) struct ManOptions {
    /// The command that the page is about; without one it is about turnlab itself
    command: Option<String>,
    /// Write the pages of all commands into this directory, and print none
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    out: Option<PathBuf>,
}

/// The script with which a shell completes commands and options.
pub(crate) fn completions(options: &CompletionsOptions) -> Result<String, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "turnlab", &mut script);
    text(script)
}

/// A page of the manual.
pub(crate) fn man(options: &ManOptions) -> Result<String, CliError> {
    let mut turnlab = Arguments::command().disable_help_subcommand(true);
    turnlab.build();
    if let Some(folder) = &options.out {
        write(&turnlab, folder)?;
        return Ok(String::new());
    }
    let Some(name) = &options.command else { return page(turnlab) };
    let named = turnlab.find_subcommand(name).cloned();
    let unknown = || {
        let known: Vec<&str> = turnlab.get_subcommands().map(Command::get_name).collect();
        CliError::one(format!("there is no command {name}; there is {}", known.join(", ")))
    };
    page(named.ok_or_else(unknown)?)
}

fn write(turnlab: &Command, folder: &Path) -> Result<(), CliError> {
    let written = fs::create_dir_all(folder).and_then(|()| {
        let mut all = std::iter::once(turnlab).chain(turnlab.get_subcommands());
        all.try_for_each(|command| manual(command.clone()).generate_to(folder).map(drop))
    });
    let unwritten = |error| format!("{} cannot be written to: {error}", folder.display());
    written.map_err(|error| CliError::one(unwritten(error)))
}

fn page(command: Command) -> Result<String, CliError> {
    let mut page = Vec::new();
    let rendered = manual(command).render(&mut page);
    rendered.map_err(|error| CliError::one(error.to_string()))?;
    text(page)
}

/// The page with what stands at its foot.
fn manual(command: Command) -> Man {
    Man::new(command).source(concat!("turnlab ", env!("CARGO_PKG_VERSION"))).manual("Turnlab")
}

fn text(bytes: Vec<u8>) -> Result<String, CliError> {
    String::from_utf8(bytes).map_err(|error| CliError::one(error.to_string()))
}
