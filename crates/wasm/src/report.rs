//! What a host page is told of a run. `types.rs` says the same in TypeScript.

use serde::Serialize;
use turnlab_core::run::{StepId, Stop, StretchKind};
use turnlab_core::world::{Effect, MtaId};
use turnlab_view::{Caption, Story};

/// What came of a run.
#[derive(Serialize)]
pub(crate) struct Report {
    hash: String,
    complete: bool,
    moments: Vec<Moment>,
    stretches: Vec<Stretch>,
    mtas: Vec<Mta>,
    associations: usize,
}

#[derive(Serialize)]
struct Moment {
    at_us: i64,
    headline: String,
    turn: String,
    mail: String,
}

#[derive(Serialize)]
struct Stretch {
    association: u32,
    turn: &'static str,
    from_us: i64,
    to_us: Option<i64>,
    first_step: usize,
    last_step: Option<usize>,
    loss_step: Option<usize>,
}

#[derive(Serialize)]
struct Mta {
    name: String,
    accepted: u32,
    delivered: usize,
    non_delivered: usize,
    queued: u32,
    peak_queued: u32,
}

impl Report {
    pub(crate) fn of(story: &Story) -> Self {
        let history = story.history();
        Report {
            hash: format!("{:032x}", history.hash()),
            complete: history.stop() == Stop::TimeOver,
            moments: story.captions().map(moment).collect(),
            stretches: history.stretches().iter().map(stretch).collect(),
            mtas: (0..2).map(|place| mta(story, MtaId(place))).collect(),
            associations: history.seek(history.step_count()).world().associations().len(),
        }
    }
}

fn moment((at_us, caption): (i64, Caption)) -> Moment {
    Moment { at_us, headline: caption.headline, turn: caption.turn, mail: caption.mail }
}

fn stretch(stretch: &turnlab_core::run::Stretch) -> Stretch {
    Stretch {
        association: stretch.association.number(),
        turn: match stretch.kind {
            StretchKind::Lost => "lost",
            StretchKind::Doubled => "doubled",
        },
        from_us: stretch.from_us,
        to_us: stretch.to_us,
        first_step: stretch.first_step.index(),
        last_step: stretch.last_step.map(StepId::index),
        loss_step: stretch.loss.map(StepId::index),
    }
}

/// Delivered are those of its own that reached the other MTA.
fn mta(story: &Story, of: MtaId) -> Mta {
    let history = story.history();
    let end = history.seek(history.step_count());
    let other = MtaId(1 - of.0);
    let waiting = history.all_effects().filter_map(|(_, _, effect)| match effect {
        Effect::Queued { mta, waiting, .. } if mta == of => Some(waiting),
        _ => None,
    });
    let waiting: Vec<u32> = waiting.collect();
    let given_up = |(_, _, effect): &(usize, i64, Effect)| matches!(effect, Effect::NonDelivered { mta, .. } if *mta == of);
    Mta {
        name: story.scenario().mtas[of.index()].clone(),
        accepted: u32::try_from(waiting.len()).unwrap_or(u32::MAX),
        delivered: end.world().mtas()[other.index()].received(),
        non_delivered: history.all_effects().filter(given_up).count(),
        queued: end.world().queue(of, other).len(),
        peak_queued: waiting.into_iter().max().unwrap_or(0),
    }
}
