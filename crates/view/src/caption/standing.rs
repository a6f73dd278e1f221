//! How things stand: where the Turn is, and how much mail waits.

use turnlab_core::protocol::{Belief, Role, StateName};
use turnlab_core::run::{Run, StretchKind};
use turnlab_core::world::{AssociationId, MtaId};

use crate::Story;
use crate::readout::{newest, state};
use crate::words::{capitalised, duration_text, messages_text};

impl Story {
    pub(super) fn turn_stands(&self, run: &Run, at_us: i64) -> String {
        let Some(newest) = newest(run) else { return String::new() };
        let on = match self.association(newest, at_us).as_str() {
            "the association" => String::new(),
            named => format!(" on {named}"),
        };
        if let Some(stretch) = self.stretch_at(newest, at_us) {
            let for_us = at_us - stretch.from_us;
            let ago = duration_text(for_us);
            return match stretch.kind {
                StretchKind::Lost if for_us == 0 => format!("Now nobody has the Turn{on}."),
                StretchKind::Lost => {
                    format!("Nobody has had the Turn{on} since the cut, {ago} ago.")
                }
                StretchKind::Doubled if for_us == 0 => format!("Now both have the Turn{on}."),
                StretchKind::Doubled => format!("Both have had the Turn{on} for {ago}."),
            };
        }
        let states = Role::BOTH.map(|role| state(run, newest, role));
        if let Some(role) = Role::BOTH.into_iter().find(|&role| states[role as usize].holds()) {
            return format!("{} has the Turn{on}.", self.end(newest, role));
        }
        if let Some(role) = self.receiver_of_turn(newest, at_us) {
            let to = self.end(newest, role);
            return format!("The Turn is on its way to {to}{on}: nobody holds it.");
        }
        let which = capitalised(&self.association(newest, at_us));
        format!("{which} {}.", how_it_is(run, newest, states))
    }

    pub(super) fn mail_stands(&self, run: &Run) -> String {
        let waiting = [0, 1].map(|mta| run.world().queue(MtaId(mta), MtaId(1 - mta)).len());
        let [first, second] = [0, 1].map(|mta| self.name(MtaId(mta)));
        match waiting {
            [0, 0] => "No mail waits.".to_owned(),
            [count, 0] => format!("{first} has {} waiting, {second} none.", messages_text(count)),
            [0, count] => format!("{second} has {} waiting, {first} none.", messages_text(count)),
            [a, b] => format!("{first} has {} waiting, {second} {b}.", messages_text(a)),
        }
    }
}

/// How an association is on which nobody holds the Turn, and nobody should.
fn how_it_is(run: &Run, association: AssociationId, states: [StateName; 2]) -> &'static str {
    let ends = &run.world().associations()[association.index()];
    let theirs = |role: Role| ends.end(role).state.belief() == Some(Belief::Theirs);
    let down = |state: StateName| matches!(state, StateName::Lost | StateName::Recovering);
    let over = |state: StateName| matches!(state, StateName::Closing | StateName::Closed);
    if states.into_iter().any(over) {
        "is being closed"
    } else if states.into_iter().any(down) && states.into_iter().any(StateName::is_open) {
        "is coming back"
    } else if states.into_iter().any(down) && Role::BOTH.into_iter().all(theirs) {
        "is down, and each side remembers that the other has the Turn"
    } else if states.into_iter().any(down) {
        "is down until it is recovered"
    } else {
        "is not open yet"
    }
}
