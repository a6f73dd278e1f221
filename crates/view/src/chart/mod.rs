//! From a history to a chart.

mod arrows;
mod edges;
mod folds;
mod lanes;
mod limit;
mod marks;
mod passing;
mod queues;
mod rails;
mod remarks;
mod waits;

pub(crate) use arrows::stroke;
pub(crate) use folds::{Repetition, repetition_between, repetitions};
pub(crate) use marks::notes;

use turnlab_core::protocol::Role;
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::world::{AssociationId, MtaId};
use turnlab_diagram::{Band, Chart, Handle, Lifeline, TimeScale, clock};

use crate::{Story, ViewOptions};
use arrows::arrows;
use folds::folds;
use lanes::lane;
use marks::{marks, outages};
use queues::queue_profile;
use rails::rails;
use remarks::remarks;
use waits::waits;

pub(crate) fn chart(story: &Story, options: &ViewOptions) -> Chart {
    limit::limited(story.whole_chart(options))
}

pub(crate) fn whole_chart(story: &Story, options: &ViewOptions) -> Chart {
    let until_us = story.history.plan().until_us;
    let from_us = options.from_us.clamp(0, until_us);
    let to_us = options.to_us.clamp(from_us, until_us);
    let about = shown_association(story, options);
    let (arrows, transfers) = arrows(story, options);
    let folds = match options.scale {
        TimeScale::Compressed => folds(story, &options.folds),
        TimeScale::True => Vec::new(),
    };
    edges::cut(Chart {
        lifelines: story.mtas().map(|mta| lifeline(story, mta, about)).collect(),
        from_us,
        to_us,
        arrows,
        rails: rails(story),
        bands: bands(story, about),
        remarks: remarks(story),
        handles: handles(story),
        folds,
        scale: options.scale,
        transfers,
        waits: waits(story, options),
        outages: outages(story),
        marks: marks(story, options),
        notes: notes(story),
        quiet: Vec::new(),
        fixed: false,
    })
}

/// The association that was chosen, if there is one of that number.
fn shown_association(story: &Story, options: &ViewOptions) -> Option<AssociationId> {
    let chosen = AssociationId(options.association?.checked_sub(1)?);
    (chosen.index() < story.associations.len()).then_some(chosen)
}

fn lifeline(story: &Story, mta: MtaId, about: Option<AssociationId>) -> Lifeline {
    Lifeline {
        title: story.name(mta).to_owned(),
        subtitle: part_of(story, mta),
        lane: lane(story, mta, about),
        queue: queue_profile(story, mta),
    }
}

/// The part of an MTA in its associations, where there are two MTAs: which of them it opens, where each opens
/// some.
fn part_of(story: &Story, mta: MtaId) -> String {
    if story.has_many() {
        return String::new();
    }
    let opens = |association: &AssociationId| story.mta(*association, Role::Initiator) == mta;
    let all = (0..story.associations.len()).map(AssociationId::at);
    let (own, others): (Vec<_>, Vec<_>) = all.partition(opens);
    match own[..] {
        [] if mta.0 > 0 || !others.is_empty() => "responding MTA".to_owned(),
        _ if others.is_empty() => "initiating MTA".to_owned(),
        [one] => format!("opens association {}", one.number()),
        _ => format!("opens {} associations", own.len()),
    }
}

/// The anomalies in which the Turn is not where it should be, as long as their association is
/// the newest that is open, or the one that was chosen: after that their rail alone tells of them.
fn bands(story: &Story, about: Option<AssociationId>) -> Vec<Band> {
    let band = |anomaly: &turnlab_core::run::TurnAnomaly| {
        let end_us = story.history.plan().until_us;
        let is_chosen = about == Some(anomaly.association);
        let to_us = match (is_chosen, anomaly.is_of_replaced()) {
            (true, _) => anomaly.to_us.unwrap_or(end_us),
            (false, true) => anomaly.from_us,
            (false, false) => anomaly.until_us(end_us),
        };
        let label = match anomaly.kind {
            TurnAnomalyKind::Lost => "Nobody has the Turn",
            TurnAnomalyKind::Doubled => "Both have the Turn",
        };
        let pair = story.pair_of(anomaly.association);
        let [one, other] = pair.map(MtaId::index);
        let label = match story.started_by(anomaly.from_us) {
            0 | 1 if about.is_none() || story.associations.len() < 2 => label.to_owned(),
            // It lies between the two.
            _ if story.has_many() && other == one + 1 => label.to_owned(),
            _ if story.has_many() => format!("{label} ({})", story.pair_text(pair)),
            _ => format!("{label} of association {}", anomaly.association.number()),
        };
        let between = story.has_many().then_some([one, other]);
        let band = Band { from_us: anomaly.from_us, to_us, label, between };
        (to_us > anomaly.from_us).then_some(band)
    };
    story.anomalies.iter().filter_map(band).collect()
}

/// Nothing can be cut where a run follows an order.
fn handles(story: &Story) -> Vec<Handle> {
    if story.follows_order() {
        return Vec::new();
    }
    let unmet = &story.history.unmet().cuts;
    let handle = |(id, cut): (u32, &turnlab_core::scenario::Cut)| {
        let idle = unmet.contains(&(id as usize));
        let label = format!("cut at {}", clock(cut.at_us));
        let why = if idle { ": nothing connected" } else { "" };
        let title = format!("{label}{why}");
        Handle { id, at_us: cut.at_us, label, title, idle }
    };
    (0..).zip(&story.scenario.cuts).map(handle).collect()
}
