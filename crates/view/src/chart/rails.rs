//! The life of each association.

use turnlab_core::protocol::StateName;
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::world::AssociationId;
use turnlab_diagram::{Rail, RailSpan, RailStyle};

use super::lanes::states;
use crate::Story;

pub(super) fn rails(story: &Story) -> Vec<Rail> {
    (0..story.associations.len()).map(|place| rail(story, place)).collect()
}

fn rail(story: &Story, place: usize) -> Rail {
    let association = AssociationId::at(place);
    let pair = match story.has_many() {
        true => format!(" {}", story.pair_text(story.pair_of(association))),
        false => String::new(),
    };
    Rail {
        hue: place,
        title: format!("association {}{pair}", association.number()),
        spans: rail_spans(story, association),
    }
}

fn rail_spans(story: &Story, association: AssociationId) -> Vec<RailSpan> {
    let until_us = story.history.plan().until_us;
    let states = states(story, association);
    let mut spans: Vec<RailSpan> = Vec::new();
    for (place, &(from_us, ends)) in states.iter().enumerate() {
        let to_us = states.get(place + 1).map_or(until_us, |next| next.0);
        let Some((style, label)) = rail_style(story, association, from_us, ends) else {
            continue;
        };
        let label = (!label.is_empty()).then(|| label.to_owned());
        match spans.last_mut() {
            Some(last) if last.style == style && last.to_us == from_us && last.label == label => {
                last.to_us = to_us;
            }
            _ if from_us == to_us => {}
            _ => spans.push(RailSpan { from_us, to_us, style, label }),
        }
    }
    spans
}

fn rail_style(
    story: &Story,
    association: AssociationId,
    at_us: i64,
    ends: [StateName; 2],
) -> Option<(RailStyle, &'static str)> {
    let is = |state| ends.contains(&state);
    if ends == [StateName::Closed; 2] {
        return None;
    }
    if !ends.into_iter().all(StateName::is_open) {
        return Some(match () {
            () if is(StateName::Recovering) => (RailStyle::Broken, "recovering"),
            () if is(StateName::Lost) => (RailStyle::Broken, "broken"),
            () if is(StateName::Closing) || is(StateName::Closed) => (RailStyle::Faint, "closing"),
            () => (RailStyle::Faint, "opening"),
        });
    }
    let useless = story.anomalies.iter().any(|anomaly| {
        anomaly.association == association
            && anomaly.kind == TurnAnomalyKind::Lost
            && anomaly.lasts_at(at_us)
    });
    Some(if useless { (RailStyle::Dotted, "open, but useless") } else { (RailStyle::Solid, "") })
}
