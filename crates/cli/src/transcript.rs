//! What came of a run, as text.

use turnlab_core::run::{
    AssociationOutcome, Ended, MtaOutcome, Outcome, StallEnded, StallOutcome, TurnAnomalyKind,
    TurnOutcome, Why,
};
use turnlab_view::{Story, duration_text};

/// What it comes to, where mail stood still, and what had no effect: the first lines.
pub(crate) fn verdict_text(story: &Story, outcome: &Outcome) -> String {
    let mut text = story.summary_text() + "\n";
    outcome.stalls.iter().for_each(|stall| text += &stall_text(story, stall));
    story.warnings().iter().for_each(|warning| text += &format!("Warning: {warning}\n"));
    text
}

fn stall_text(story: &Story, stall: &StallOutcome) -> String {
    let StallOutcome { from, to, waiting, for_us, .. } = stall;
    let ended = match (stall.ended, stall.association) {
        (StallEnded::Delivered, Some(number)) => format!("then over association {number}"),
        (StallEnded::Delivered, None) => "then again".to_owned(),
        (StallEnded::GivenUp, _) => "then it was given up".to_owned(),
        (StallEnded::EndOfRun, _) => "the end of the run".to_owned(),
    };
    let (since, until) = (story.clock(stall.from_us), story.clock(stall.to_us));
    let time = duration_text(*for_us);
    format!(
        "  {from} to {to}: nothing arrives from {since} to {until} ({time}), {ended}; up to {waiting} waiting.\n"
    )
}

/// What came of it, for people.
pub(crate) fn outcome_text(story: &Story, outcome: &Outcome, full: bool) -> String {
    let until = story.clock(outcome.until_us);
    let mut text = match outcome.complete {
        true => format!("The run ends at {until}"),
        false => format!("Too much happens: the run was stopped at {until}"),
    };
    text += &format!(", after {} steps.\n\n", outcome.steps);
    text += &associations_text(story, &outcome.associations, full);
    if !outcome.associations.is_empty() {
        text.push('\n');
    }
    outcome.mtas.iter().for_each(|mta| text += &mta_text(mta));
    text
}

/// The last line.
pub(crate) fn hash_text(outcome: &Outcome) -> String {
    format!("Hash {}\n", outcome.hash)
}

/// One line for each association; unless it is told in full, one for all that come and go alike, one after the other.
fn associations_text(story: &Story, all: &[AssociationOutcome], full: bool) -> String {
    let alike = |one: &AssociationOutcome, next: &AssociationOutcome| {
        let is_plain = |it: &AssociationOutcome| it.turn.is_empty() && it.closed_us.is_some();
        let about = |it: &AssociationOutcome| (it.between.clone(), it.why, it.waiting);
        !full && is_plain(one) && is_plain(next) && about(one) == about(next)
    };
    let told = all.chunk_by(alike).map(|alike| match alike {
        [first, .., last] if alike.len() > 2 => {
            let AssociationOutcome { number, between: [from, to], started_us, waiting, .. } = first;
            let (start, close) = (story.clock(*started_us), last.closed_us.unwrap_or_default());
            let (last, close) = (last.number, story.clock(close));
            format!(
                "Associations {number} to {last}, {from} to {to}: one after the other from {start} to {close}, each \
                 with {waiting} waiting and closed again.\n"
            )
        }
        few => few.iter().map(|association| association_text(story, association)).collect(),
    });
    told.collect()
}

fn association_text(story: &Story, association: &AssociationOutcome) -> String {
    let AssociationOutcome { number, between: [from, to], started_us, waiting, .. } = association;
    let why = match association.why {
        Why::FirstMessage => "for the first message".to_owned(),
        Why::ThresholdReached => format!("at the threshold, {waiting} waiting"),
        Why::ReplacesClosed => format!("in place of a closed one, {waiting} waiting"),
    };
    let started = story.clock(*started_us);
    let closed = association.closed_us.map(|us| format!("; closed at {}", story.clock(us)));
    let closed = closed.unwrap_or_default();
    let turn: String = association.turn.iter().map(|turn| turn_text(story, turn)).collect();
    format!("Association {number}, {from} to {to}: started at {started} {why}{closed}.\n{turn}")
}

fn turn_text(story: &Story, turn: &TurnOutcome) -> String {
    let what = match turn.turn {
        TurnAnomalyKind::Lost => "Nobody had the Turn",
        TurnAnomalyKind::Doubled => "Both had the Turn",
    };
    let ended = match turn.ended {
        Ended::Recovered => "when that was put right",
        Ended::Closed => "when the association was closed",
        Ended::AssociationLost => "when the association was lost",
        Ended::Replaced => "when a newer association took its place",
        Ended::EndOfRun => "the end of the run",
    };
    let (from, to) = (story.clock(turn.from_us), story.clock(turn.to_us));
    format!("  {what} from {from} to {to}, {ended}: {}.\n", duration_text(turn.for_us))
}

fn mta_text(mta: &MtaOutcome) -> String {
    let MtaOutcome { name, accepted, delivered, non_delivered, queued, peak_queued, .. } = mta;
    let wait = duration_text(mta.longest_wait_us);
    format!(
        "{name}: {accepted} accepted, {delivered} delivered, {non_delivered} not delivered, {queued} \
         queued ({peak_queued} at the most), longest wait {wait}.\n"
    )
}
