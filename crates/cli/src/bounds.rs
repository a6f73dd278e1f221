//! What a search may be told on the command line about its scenario and how far it goes.

use clap::Args;
use turnlab_core::scenario::Scenario;
use turnlab_core::search::{BOUNDS, Bounds};
use turnlab_report::repeating;

use crate::chosen::ChosenOptions;
use crate::error::CliError;

#[derive(Debug, Args)]
pub(crate) struct SearchedOptions {
    #[command(flatten)]
    chosen: ChosenOptions,
    #[command(flatten)]
    bounds: BoundsOptions,
}

/// Numbers are read later, so that all that is wrong is told at once and with its range.
#[derive(Debug, Args)]
struct BoundsOptions {
    /// How many messages each end may be handed, the initiator first: 0 to 20 [default: 2,2]
    #[arg(long, value_name = "N,N")]
    mail: Option<String>,
    /// How many times an association may be lost: 0 to 255 [default: 1]
    #[arg(long, value_name = "N")]
    losses: Option<String>,
    /// How many PDUs may be on their way in one direction: 1 to 8 [default: 4]
    #[arg(long, value_name = "N")]
    in_flight: Option<String>,
    /// Let an end that has asked for the Turn ask again at any time
    #[arg(long)]
    repeat: bool,
    /// The first association, and as many more as each end may open: 1 to 3 [default: 1]
    #[arg(long, value_name = "N")]
    associations: Option<String>,
    /// How many times an MTA may stop and start again: 0 to 15 [default: 0]
    #[arg(long, value_name = "N")]
    restarts: Option<String>,
    /// Let the timers run out that close an association
    #[arg(long)]
    closing: bool,
}

impl SearchedOptions {
    /// The scenario that is searched, and how far.
    pub(crate) fn read(&self) -> Result<(Scenario, Bounds), CliError> {
        let bounds = self.bounds.read()?;
        let mut scenario = self.chosen.read()?;
        if self.bounds.repeat {
            scenario = repeating(scenario);
        }
        scenario.check().map_err(|problems| CliError::all("", &problems))?;
        Ok((scenario, bounds))
    }
}

impl BoundsOptions {
    fn read(&self) -> Result<Bounds, CliError> {
        let mut bounds = Bounds { closing: self.closing, ..Bounds::default() };
        let mut problems = Vec::new();
        let mail = self.mail.as_deref().map(|mail| mail.split_once(',').ok_or(mail));
        if let Some(Err(alone)) = mail {
            problems.push(format!("--mail {alone}: two numbers with a comma are needed: 2,2"));
        }
        let mail = mail.and_then(Result::ok);
        let texts = [
            mail.map(|(initiator, _)| initiator),
            mail.map(|(_, responder)| responder),
            self.losses.as_deref(),
            self.in_flight.as_deref(),
            self.associations.as_deref(),
            self.restarts.as_deref(),
        ];
        for (bound, text) in BOUNDS.iter().zip(texts) {
            let put = text.map_or(Ok(()), |text| bound.put(&mut bounds, text));
            problems.extend(put.err().map(|what| format!("{} {what}", bound.name)));
        }
        if problems.is_empty() {
            problems.extend(bounds.check().err().unwrap_or_default());
        }
        if problems.is_empty() { Ok(bounds) } else { Err(CliError::each(problems)) }
    }
}
