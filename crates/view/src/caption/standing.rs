//! How things stand: where the Turn is, and how much mail waits.

use turnlab_core::protocol::{Belief, Role, StateName};
use turnlab_core::run::{Run, Stop, TurnAnomaly, TurnAnomalyKind};
use turnlab_core::world::{Action, AssociationId, MOST_ASSOCIATIONS, MtaId};

use crate::Story;
use crate::newest::{anomaly_at, receiver_of_turn, state, told_of};
use crate::words::{capitalised, duration_text, listed, messages_text};

/// Where the Turn is; a sentence for each association that is told of.
pub(super) fn turn_stands(story: &Story, run: &Run, at_us: i64) -> String {
    let told = told_of(story, run, at_us);
    let told = told.into_iter().map(|association| turn_of(story, run, association, at_us));
    told.collect::<Vec<_>>().join(" ")
}

fn turn_of(story: &Story, run: &Run, association: AssociationId, at_us: i64) -> String {
    let which = story.association_in_full(association, at_us);
    let on = match which.as_str() {
        "the association" => String::new(),
        named => format!(" on {named}"),
    };
    if let Some(anomaly) = anomaly_at(story, association, at_us) {
        let for_us = at_us - anomaly.from_us;
        let ago = duration_text(for_us);
        return match anomaly.kind {
            TurnAnomalyKind::Lost if for_us == 0 => format!("Now nobody has the Turn{on}."),
            TurnAnomalyKind::Lost => {
                let since = loss_text(story, anomaly);
                format!("Nobody has had the Turn{on} since {since}, {ago} ago.")
            }
            TurnAnomalyKind::Doubled if for_us == 0 => format!("Now both have the Turn{on}."),
            TurnAnomalyKind::Doubled => format!("Both have had the Turn{on} for {ago}."),
        };
    }
    let states = Role::BOTH.map(|role| state(run, association, role));
    if let Some(role) = Role::BOTH.into_iter().find(|&role| states[role as usize].holds()) {
        return format!("{} has the Turn{on}.", story.end(association, role));
    }
    if let Some(role) = receiver_of_turn(run, association) {
        let to = story.end(association, role);
        return format!("The Turn is on its way to {to}{on}: nobody holds it.");
    }
    let which = capitalised(&which);
    let is_over = |role: &Role| states[*role as usize] == StateName::Closed;
    match Role::BOTH.into_iter().find(is_over).filter(|_| states.into_iter().any(is_down)) {
        Some(role) => format!("{which} is down, and over for {}.", story.end(association, role)),
        None => format!("{which} {}.", how_it_is(run, association, states)),
    }
}

/// "the cut", or what else made the association be lost.
fn loss_text(story: &Story, anomaly: &TurnAnomaly) -> String {
    match anomaly.loss.map(|step| story.history.step(step.index()).action) {
        Some(Action::LinkDown { .. }) => "the link went down".to_owned(),
        Some(Action::Stop { mta }) => format!("{} stopped", story.name(mta)),
        _ => "the cut".to_owned(),
    }
}

pub(super) fn mail_stands(story: &Story, run: &Run) -> String {
    if story.has_many() {
        return mail_of_many(story, run);
    }
    let waiting = [0, 1].map(|mta| run.world().queue(MtaId(mta), MtaId(1 - mta)).len());
    let [first, second] = [0, 1].map(|mta| story.name(MtaId(mta)));
    match waiting {
        [0, 0] => "No mail waits.".to_owned(),
        [count, 0] => format!("{first} has {} waiting, {second} none.", messages_text(count)),
        [0, count] => format!("{second} has {} waiting, {first} none.", messages_text(count)),
        [a, b] => format!("{first} has {} waiting, {second} {b}.", messages_text(a)),
    }
}

/// That a run is at a limit that is not one of the protocol but ours, if it is.
pub(super) fn limits_reached(story: &Story, run: &Run) -> String {
    let history = &story.history;
    if history.stop() == Stop::TooManySteps && run.steps() == history.step_count() {
        let steps = history.step_count();
        format!(" The run ends here, after {steps} steps, the most that there may be.")
    } else if run.world().associations().len() >= MOST_ASSOCIATIONS {
        format!(
            " There have been {MOST_ASSOCIATIONS} associations, the most that a run may have: no \
             more are opened."
        )
    } else {
        String::new()
    }
}

/// "PARIS has 3 messages waiting for LONDON, MILAN 4 for PARIS and ROME."
fn mail_of_many(story: &Story, run: &Run) -> String {
    let waits = |mta: MtaId, peer: &MtaId| !run.world().queue(mta, *peer).is_empty();
    let mut told = String::new();
    for mta in story.mtas() {
        let peers = story.peers(mta).filter(|peer| waits(mta, peer));
        let names: Vec<&str> = peers.map(|peer| story.name(peer)).collect();
        let (name, to) = (story.name(mta), listed(&names));
        let count = waiting_at(story, run, mta);
        match (count, told.as_str()) {
            (0, _) => {}
            (_, "") => {
                told = format!("{name} has {} waiting for {to}", messages_text(count));
            }
            _ => told += &format!(", {name} {count} for {to}"),
        }
    }
    if told.is_empty() { "No mail waits.".to_owned() } else { told + "." }
}

/// How many messages wait at an MTA, for whomever.
pub(crate) fn waiting_at(story: &Story, run: &Run, mta: MtaId) -> u32 {
    story.peers(mta).map(|peer| run.world().queue(mta, peer).len()).sum()
}

/// How an association is on which nobody holds the Turn, and nobody should.
fn how_it_is(run: &Run, association: AssociationId, states: [StateName; 2]) -> &'static str {
    let ends = &run.world().associations()[association.index()];
    let theirs = |role: Role| ends.end(role).state.belief() == Some(Belief::Theirs);
    let over = |state: StateName| matches!(state, StateName::Closing | StateName::Closed);
    if states.into_iter().any(over) {
        "is being closed"
    } else if states.into_iter().any(is_down) && states.into_iter().any(StateName::is_open) {
        "is coming back"
    } else if states.into_iter().any(is_down) && Role::BOTH.into_iter().all(theirs) {
        "is down, and each side remembers that the other has the Turn"
    } else if states.into_iter().any(is_down) {
        "is down until it is recovered"
    } else {
        "is not open yet"
    }
}

fn is_down(state: StateName) -> bool {
    matches!(state, StateName::Lost | StateName::Recovering)
}
