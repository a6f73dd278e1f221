//! What a host page is told of a run. `types.rs` says the same in TypeScript.

use serde::Serialize;
use turnlab_core::run::{StepId, Stop, StretchKind};
use turnlab_core::world::Effect;
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

#[derive(Default, Serialize)]
struct Mta {
    name: String,
    accepted: u32,
    delivered: u32,
    non_delivered: u32,
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
            mtas: mtas(story),
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

/// What became of the mail of each MTA: of those that it accepted itself.
fn mtas(story: &Story) -> Vec<Mta> {
    let named = |name: &String| Mta { name: name.clone(), ..Mta::default() };
    let mut mtas: Vec<Mta> = story.scenario().mtas.iter().map(named).collect();
    let mut senders: Vec<usize> = Vec::new();
    for (_, _, effect) in story.history().all_effects() {
        match effect {
            Effect::Queued { mta, .. } => {
                senders.push(mta.index());
                let mta = &mut mtas[mta.index()];
                mta.accepted += 1;
                mta.queued += 1;
                mta.peak_queued = mta.peak_queued.max(mta.queued);
            }
            Effect::Unqueued { mta, .. } => mtas[mta.index()].queued -= 1,
            Effect::NonDelivered { mta, .. } => {
                mtas[mta.index()].queued -= 1;
                mtas[mta.index()].non_delivered += 1;
            }
            Effect::Delivered { message, again: false, .. } => {
                mtas[senders[message.0 as usize]].delivered += 1;
            }
            _ => {}
        }
    }
    mtas
}
