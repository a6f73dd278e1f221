//! `turnlab link` and `turnlab open`: from a scenario to its link, and back to a file.

use clap::Args;
use turnlab_core::scenario::{Scenario, write_file};
use turnlab_export::{TOO_LONG, handed_out, short};
use turnlab_view::Story;

use crate::chosen::ChosenOptions;
use crate::error::CliError;
use crate::source;

/// What may be asked for.
#[derive(Debug, Args)]
pub(crate) struct LinkOptions {
    #[command(flatten)]
    pub(crate) chosen: ChosenOptions,
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
    pub(crate) scenario: String,
}

/// The link of a scenario with its run, in the one way in which links are written.
pub(crate) fn link(options: &LinkOptions) -> Result<String, CliError> {
    let opened = options.chosen.open()?;
    let scenario = runs(opened.scenario)?;
    let history = scenario.run().map_err(|problems| CliError::all("", &problems))?;
    let story = Story::new(scenario, history);
    let fragment = handed_out(&story, opened.at_us, opened.view, opened.lab.as_ref());
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
