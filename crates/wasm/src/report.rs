//! What a host page is told of a run.

use serde::Serialize;
use turnlab_core::run::{Outcome, seconds};
use turnlab_view::{Caption, Story};

/// What came of a run, as `turnlab run --format json` has it, and the run in words. Times are seconds, and steps are
/// counted from 1.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Report {
    /// What it comes to, as a sentence.
    verdict: String,
    /// What in the scenario had no effect, a sentence each.
    warnings: Vec<String>,
    #[serde(flatten)]
    outcome: Outcome,
    /// Every instant at which something happens, in words.
    moments: Vec<Moment>,
}

/// An instant at which something happens, in words.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Moment {
    /// When.
    #[serde(rename = "at_s", serialize_with = "seconds")]
    #[cfg_attr(test, schemars(with = "f64"))]
    at_us: i64,
    /// What happens.
    headline: String,
    /// Where the Turn is.
    turn: String,
    /// What mail waits.
    mail: String,
}

impl Report {
    pub(crate) fn of(story: &Story) -> Self {
        Report {
            verdict: story.summary_text(),
            warnings: story.warnings(),
            outcome: Outcome::of(story.history(), &story.scenario().mtas),
            moments: story.captions().map(moment).collect(),
        }
    }
}

fn moment((at_us, caption): (i64, Caption)) -> Moment {
    Moment { at_us, headline: caption.headline, turn: caption.turn, mail: caption.mail }
}
