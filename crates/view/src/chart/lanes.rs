//! Whom each end thinks has the Turn, on the newest association that it has a belief about.

use turnlab_core::protocol::{Belief, StateName};
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::world::{AssociationId, MtaId};
use turnlab_diagram::{LaneFill, LaneSpan};

use crate::Story;
use crate::newest::anomaly_at;
use crate::story::Entry;

/// The lane of an MTA: about one association, or about the newest.
pub(super) fn lane(story: &Story, mta: MtaId, about: Option<AssociationId>) -> Vec<LaneSpan> {
    let until_us = story.history.plan().until_us;
    let mut fills: Vec<LaneFill> = vec![LaneFill::Absent; story.associations.len()];
    let mut changes: Vec<(i64, LaneFill)> = Vec::new();
    let mut peers: Vec<(i64, MtaId)> = Vec::new();
    let entries = || {
        let is_told = |e: &&Entry| {
            story.mta(e.association, e.end) == mta && about.is_none_or(|one| one == e.association)
        };
        story.entries.iter().filter(is_told)
    };
    let mut instants: Vec<i64> = entries().map(|entry| entry.at_us).collect();
    if story.scenario.mtas.len() > 2 {
        instants.extend(story.anomalies.iter().flat_map(|s| [Some(s.from_us), s.to_us]).flatten());
        instants.sort_unstable();
    }
    let mut left = entries().peekable();
    for at_us in instants {
        while let Some(entry) = left.next_if(|entry| entry.at_us <= at_us) {
            fills[entry.association.index()] = fill(entry);
        }
        let told = lane_of(story, mta, &fills, at_us);
        changes.push((at_us, told.map_or(LaneFill::Absent, |told| fills[told])));
        if let Some(told) = told {
            peers.push((at_us, story.associations[told].peer_of(mta)));
        }
    }
    let mut spans = spans(&changes, until_us);
    label(story, mta, &peers, &mut spans);
    spans
}

/// The place of the association that the lane of an MTA is about: the newest that it believes anything
/// of; but the newest with another peer goes first while something is wrong with its Turn.
fn lane_of(story: &Story, mta: MtaId, fills: &[LaneFill], at_us: i64) -> Option<usize> {
    let newest_first = || (0..fills.len()).rev().filter(|&at| fills[at] != LaneFill::Absent);
    let peer = |at: usize| story.associations[at].peer_of(mta);
    let is_newest = |&at: &usize| newest_first().find(|&o| peer(o) == peer(at)) == Some(at);
    let is_wrong = |&at: &usize| {
        let id = AssociationId::at(at);
        anomaly_at(story, id, at_us).is_some()
    };
    let wrong = newest_first().filter(is_newest).find(is_wrong);
    wrong.or_else(|| newest_first().next())
}

/// Where the Turn is lost, says whom the lane believes to have it: the span is divided there. Only
/// where the lane is about that peer then.
fn label(story: &Story, mta: MtaId, peers: &[(i64, MtaId)], spans: &mut Vec<LaneSpan>) {
    for anomaly in story.anomalies.iter().filter(|s| s.kind == TurnAnomalyKind::Lost) {
        let at_us = anomaly.from_us;
        let between = &story.associations[anomaly.association.index()];
        let told = peers.iter().rev().find(|(from_us, _)| *from_us <= at_us);
        let Some(&(_, peer)) = told.filter(|(_, peer)| between.is_of(mta, *peer)) else {
            continue;
        };
        let inside = |span: &LaneSpan| span.from_us <= at_us && at_us < span.to_us;
        if let Some(place) = spans.iter().position(inside)
            && spans[place].fill == LaneFill::Hollow
        {
            let label = Some(format!("“{} has it”", story.name(peer)));
            let towards = Some(peer.index());
            let rest = LaneSpan { from_us: at_us, label, towards, ..spans[place].clone() };
            spans[place].to_us = at_us;
            spans.insert(place + 1, rest);
            spans.retain(|span| span.from_us < span.to_us);
        }
    }
}

/// The states of both ends over time, initiator first, each from its instant on.
pub(super) fn states(story: &Story, association: AssociationId) -> Vec<(i64, [StateName; 2])> {
    let mut states = [StateName::Idle; 2];
    let entries = story.entries.iter().filter(|entry| entry.association == association);
    let changed = entries.map(|entry| {
        states[entry.end as usize] = entry.state;
        (entry.at_us, states)
    });
    changed.collect()
}

/// A Turn that is only remembered is drawn weakly: nobody holds it while the association is down.
fn fill(entry: &Entry) -> LaneFill {
    match (entry.belief, entry.state.holds()) {
        (Some(Belief::Mine), true) => LaneFill::Solid,
        (Some(Belief::Mine), false) => LaneFill::Pale,
        (Some(Belief::Theirs), _) => LaneFill::Hollow,
        (None, _) => LaneFill::Absent,
    }
}

fn spans(changes: &[(i64, LaneFill)], until_us: i64) -> Vec<LaneSpan> {
    let mut spans: Vec<LaneSpan> = Vec::new();
    for (place, &(from_us, fill)) in changes.iter().enumerate() {
        let to_us = changes.get(place + 1).map_or(until_us, |next| next.0);
        match spans.last_mut() {
            Some(last) if last.fill == fill => last.to_us = to_us,
            _ if from_us == to_us => {}
            _ => spans.push(LaneSpan { from_us, to_us, fill, label: None, towards: None }),
        }
    }
    spans
}
