//! What may be asked for.

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::card::CardOptions;
use crate::check::CheckOptions;
use crate::export::ExportOptions;
use crate::render::RenderOptions;

/// A lab for the Turn of two message transfer agents: runs scenarios and tells what came of them.
#[derive(Debug, Parser)]
#[command(name = "turnlab", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a scenario: what happens, and what came of it
    Run(RunOptions),
    /// Turn a run into a picture, or into text for other programs: diagrams, a transcript, counters, the scenario
    Render(RenderOptions),
    /// Search all that can happen: does a rule lose the Turn, or make two
    Check(CheckOptions),
    /// Write the model of a scenario for another program
    Export(ExportOptions),
    /// Draw the picture that stands beside a link to a scenario: 1200 by 630 pixels, for og:image
    Card(CardOptions),
    /// List the scenarios of the library
    Scenarios,
    /// Print the JSON Schema of scenario files
    Schema,
}

#[derive(Debug, Args)]
pub(crate) struct RunOptions {
    /// The name of a library scenario, a file or a picture of one, - for standard input, or a link
    pub(crate) scenario: String,
    /// Give a parameter another value, under its name in links: threshold=5
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// Where the run ends: seconds, or as in 27:45, 1:00:00, 25min or 3h
    #[arg(long, value_name = "TIME")]
    pub(crate) until: Option<String>,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Tell every step and every event, what only repeats itself included
    #[arg(long)]
    pub(crate) all: bool,
    /// Tell only what it comes to: where mail stands still, what had no effect, the Turn and the mail in all
    #[arg(long, conflicts_with = "all")]
    pub(crate) summary: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// What happens in each step in words, then what came of it, was logged and counted
    Text,
    /// What came of it, was logged and counted, with the hash of the whole run
    Json,
}
