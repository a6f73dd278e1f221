//! How things stand: where the Turn is, and how much mail waits.

use turnlab_core::protocol::{Belief, Role, StateName};
use turnlab_core::run::{Run, StretchKind};
use turnlab_core::world::{AssociationId, MtaId};

use crate::Story;
use crate::readout::{newest, state};
use crate::words::{duration_text, messages_text};

impl Story {
    pub(super) fn standing(&self, at_us: i64) -> String {
        let run = self.history.seek(self.history.steps_until(at_us));
        let turn = newest(&run).map(|newest| self.turn_stands(&run, newest, at_us));
        let mail = self.mail_stands(&run);
        turn.into_iter().chain([mail]).collect::<Vec<_>>().join(" ")
    }

    fn turn_stands(&self, run: &Run, newest: AssociationId, at_us: i64) -> String {
        if let Some(stretch) = self.stretch_at(newest, at_us) {
            let ago = duration_text(at_us - stretch.from_us);
            return match stretch.kind {
                StretchKind::Lost => format!("Nobody has had the Turn since the cut, {ago} ago."),
                StretchKind::Doubled => format!("Both have had the Turn for {ago}."),
            };
        }
        let states = Role::BOTH.map(|role| state(run, newest, role));
        if let Some(role) = Role::BOTH.into_iter().find(|&role| states[role as usize].holds()) {
            return format!("{} has the Turn.", self.end(newest, role));
        }
        if let Some(role) = self.receiver_of_turn(newest, at_us) {
            return format!(
                "The Turn is on its way to {}: nobody holds it.",
                self.end(newest, role)
            );
        }
        if states.into_iter().any(|state| matches!(state, StateName::Lost | StateName::Recovering))
        {
            return self.remembered(run, newest);
        }
        "The association is not open yet.".to_owned()
    }

    fn remembered(&self, run: &Run, association: AssociationId) -> String {
        let ends = &run.world().associations()[association.index()];
        let theirs = |role: Role| ends.end(role).state.belief() == Some(Belief::Theirs);
        if Role::BOTH.into_iter().all(theirs) {
            "The association is down, and each side remembers that the other has the Turn."
                .to_owned()
        } else {
            "The association is down until it is recovered.".to_owned()
        }
    }

    fn mail_stands(&self, run: &Run) -> String {
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
