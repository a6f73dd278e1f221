//! What a host page is told of a run.

use serde::Serialize;
use turnlab_core::run::seconds;
use turnlab_report::RunReport;
use turnlab_view::{Caption, Story};

/// What came of a run, as `turnlab run --format json` has it, and the run in words. Times are seconds, and steps are
/// counted from 1.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Report {
    #[serde(flatten)]
    run: RunReport,
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
        Report { run: RunReport::of(story), moments: story.captions().map(moment).collect() }
    }
}

fn moment((at_us, caption): (i64, Caption)) -> Moment {
    Moment { at_us, headline: caption.headline, turn: caption.turn, mail: caption.mail }
}
