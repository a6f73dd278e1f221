//! What may be asked for.

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::card::CardOptions;
use crate::check::CheckOptions;
use crate::chosen::ChosenOptions;
use crate::compare::CompareOptions;
use crate::export::ExportOptions;
use crate::link::{LinkOptions, OpenOptions};
use crate::odds::OddsOptions;
use crate::render::RenderOptions;
use crate::repairs::RepairsOptions;
use crate::shell::{CompletionsOptions, ManOptions};
use crate::sweep::SweepOptions;

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
    /// Search every rule that there is: which neither lose the Turn nor make two, and what is the smallest repair
    Repairs(RepairsOptions),
    /// Compare two runs: from when on they differ, and what came of it
    ///
    /// The exit status is that of diff: 0 where they are alike, 1 where they differ, and 2 where they cannot be compared.
    Compare(CompareOptions),
    /// Run a scenario with many values of a parameter: how long mail waits with each, under each rule
    Sweep(SweepOptions),
    /// Lose associations at random, in runs by the thousand: how often is the Turn lost, and for how long does mail wait
    Odds(OddsOptions),
    /// Write the model of a scenario for another program
    Export(ExportOptions),
    /// Print the link of a scenario
    Link(LinkOptions),
    /// Print the scenario of a link as a file
    Open(OpenOptions),
    /// Draw the picture that stands beside a link to a scenario: 1200 by 630 pixels, for og:image
    Card(CardOptions),
    /// List the scenarios of the library
    Scenarios,
    /// Print the JSON Schema of scenario files
    Schema,
    /// Print what a shell needs to complete commands and options
    Completions(CompletionsOptions),
    /// Print the page of the manual about a command
    Man(ManOptions),
}

#[derive(Debug, Args)]
pub(crate) struct RunOptions {
    #[command(flatten)]
    pub(crate) chosen: ChosenOptions,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Tell every step and every event, what only repeats itself included
    #[arg(long, visible_alias = "all")]
    pub(crate) full: bool,
    /// What time of day it is where the run begins, as in 09:00: the text tells times of day
    #[arg(long, value_name = "TIME")]
    pub(crate) clock: Option<String>,
    /// Tell only what it comes to: where mail stands still, what had no effect, the Turn and the mail in all. Of a
    /// parameter with several values (--set threshold=50,20,5) the verdict and the stalls for each
    #[arg(long, conflicts_with = "full")]
    pub(crate) summary: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// What happens in each step in words, then what came of it, was logged and counted
    Text,
    /// What came of it, was logged and counted, with the hash of the whole run
    Json,
}
