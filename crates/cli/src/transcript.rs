//! What came of a run, as text.

use turnlab_core::run::{AssociationOutcome, Ended, MtaOutcome, Outcome, TurnOutcome, Why, Wrong};
use turnlab_core::scenario::seconds_text;
use turnlab_view::clock;

/// What came of it, for people.
pub(crate) fn outcome_text(outcome: &Outcome) -> String {
    let mut text = match outcome.complete {
        true => format!("The run ends at {}", clock(outcome.until_us)),
        false => format!("Too much happens: the run was stopped at {}", clock(outcome.until_us)),
    };
    text += &format!(", after {} steps.\n\n", outcome.steps);
    outcome.associations.iter().for_each(|association| text += &association_text(association));
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

fn association_text(association: &AssociationOutcome) -> String {
    let AssociationOutcome { number, between: [from, to], started_us, waiting, .. } = association;
    let why = match association.why {
        Why::FirstMessage => "for the first message".to_owned(),
        Why::ThresholdReached => format!("at the threshold, {waiting} waiting"),
        Why::ReplacesClosed => format!("in place of a closed one, {waiting} waiting"),
    };
    let started = clock(*started_us);
    let closed = association.closed_us.map(|us| format!("; closed at {}", clock(us)));
    let closed = closed.unwrap_or_default();
    let turn: String = association.turn.iter().map(turn_text).collect();
    format!("Association {number}, {from} to {to}: started at {started} {why}{closed}.\n{turn}")
}

fn turn_text(turn: &TurnOutcome) -> String {
    let what = match turn.turn {
        Wrong::Lost => "Nobody had the Turn",
        Wrong::Doubled => "Both had the Turn",
    };
    let ended = match turn.ended {
        Ended::Recovered => "when that was put right",
        Ended::Closed => "when the association was closed",
        Ended::AssociationLost => "when the association was lost",
        Ended::EndOfRun => "the end of the run",
    };
    let (from, to) = (clock(turn.from_us), clock(turn.to_us));
    format!("  {what} from {from} to {to}, {ended}: {} s.\n", seconds_text(turn.for_us))
}

fn mta_text(mta: &MtaOutcome) -> String {
    let MtaOutcome { name, accepted, delivered, non_delivered, queued, peak_queued, .. } = mta;
    let wait = seconds_text(mta.longest_wait_us);
    format!(
        "{name}: {accepted} accepted, {delivered} delivered, {non_delivered} not delivered, {queued} \
         queued ({peak_queued} at the most), longest wait {wait} s.\n"
    )
}
