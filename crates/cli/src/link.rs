//! `turnlab link` and `turnlab open`: from a scenario to its link, and back to a file.

use clap::Args;
use turnlab_core::scenario::{LabView, Link, Scenario, library_entry, write_file, write_link};

use turnlab_export::{TOO_LONG, short};
use turnlab_view::Story;

use crate::chosen::ChosenOptions;
use crate::error::CliError;
use crate::source;

/// What may be asked for.
#[derive(Debug, Args)]
pub(crate) struct LinkOptions {
    #[command(flatten)]
    chosen: ChosenOptions,
    /// The address of the playground, such as https://example.org/turnlab/; without it the link is what stands behind
    /// the address, from its # on
    #[arg(long, value_name = "ADDRESS")]
    base: Option<String>,
    /// The short form, z=…, which is for links with much in them
    #[arg(long)]
    short: bool,
}

/// What may be asked for.
#[derive(Debug, Args)]
pub(crate) struct OpenOptions {
    /// A link, in whatever it was copied with; the name of a library scenario, a file or a picture of one, or - for
    /// standard input do as well
    scenario: String,
}

/// The link of a scenario with its run, in the one way in which links are written.
pub(crate) fn link(options: &LinkOptions) -> Result<String, CliError> {
    let opened = options.chosen.open()?;
    let (scenario, view) = (runs(opened.scenario)?, opened.view);
    let begins_us = library_entry(&scenario.name).map_or(0, |entry| entry.opens_at_us);
    let until_us = scenario.until_us();
    let at_us = opened.at_us.unwrap_or(begins_us).min(until_us);
    let history = scenario.run().map_err(|problems| CliError::all("", &problems))?;
    let lab = opened.lab.as_ref().map(LabView::link_part).unwrap_or_default();
    let link = Link { scenario: scenario.clone(), at_us };
    let fragment = write_link(&link) + &view.link_part() + &lab;
    let fragment = Story::new(scenario, history).handed_out(&fragment);
    let fragment = match options.short {
        true => short(&fragment).unwrap_or(fragment),
        false => fragment,
    };
    let base = options.base.as_deref().unwrap_or_default();
    let link = format!("{}#{fragment}", base.split('#').next().unwrap_or_default());
    if link.len() > TOO_LONG {
        let length = link.len();
        eprintln!(
            "turnlab: many programs cut a link of {length} characters; turnlab render --format toml writes a file."
        );
    }
    Ok(link + "\n")
}

/// The scenario of a link as a file.
pub(crate) fn open(options: &OpenOptions) -> Result<String, CliError> {
    Ok(write_file(&runs(source::scenario(&options.scenario)?)?))
}

/// The scenario, if it can be run.
fn runs(scenario: Scenario) -> Result<Scenario, CliError> {
    match scenario.check() {
        Ok(()) => Ok(scenario),
        Err(problems) => Err(CliError::all("", &problems)),
    }
}
