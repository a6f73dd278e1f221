//! What is sent arrives once or is lost, and nothing overtakes.

use turnlab_core::protocol::{Role, StateName};
use turnlab_core::run::{History, Passage};
use turnlab_core::world::{Action, Effect, TransmissionId};

use super::watch::{Moment, Verdict, ensure};

pub(super) struct Lines {
    /// When each PDU was to arrive, as the history says.
    passages: Vec<Passage>,
    sent: usize,
    over: usize,
    /// For each association the last that has arrived at each end.
    latest: Vec<[Option<TransmissionId>; 2]>,
    last_us: i64,
}

impl Lines {
    pub(super) fn of(history: &History) -> Self {
        let passages = history.passages();
        Lines { passages, sent: 0, over: 0, latest: Vec::new(), last_us: 0 }
    }

    pub(super) fn look(&mut self, moment: &Moment) -> Verdict {
        let at_us = moment.step.at_us;
        ensure!(at_us >= self.last_us, "time goes back from {} to {at_us} us", self.last_us);
        self.last_us = at_us;
        for &effect in moment.effects {
            self.follow(effect, moment)?;
        }
        self.in_flight(moment)
    }

    fn follow(&mut self, effect: Effect, moment: &Moment) -> Verdict {
        match effect {
            Effect::Started { .. } => self.latest.push([None; 2]),
            Effect::Sent { association, from, .. } => {
                self.sent += 1;
                let between = &moment.world().associations()[association.index()];
                let stopped = moment.world().mtas()[between.mta(from).index()].is_stopped();
                ensure!(!stopped, "{} sends and has stopped", moment.end(association, from));
            }
            Effect::Dropped { .. } => self.over += 1,
            Effect::Arrived { transmission } => {
                self.over += 1;
                let Action::Deliver { association, to } = moment.step.action else {
                    return Err("something arrives without having been due".to_owned());
                };
                let latest = &mut self.latest[association.index()][to as usize];
                let end = || moment.end(association, to);
                ensure!(Some(transmission) > *latest, "at {} something was overtaken", end());
                *latest = Some(transmission);
                let due_us = self.passages[transmission.0 as usize].arrives_us;
                let now_us = moment.step.at_us;
                ensure!(
                    now_us == due_us,
                    "at {} comes at {now_us} us what was due at {due_us}",
                    end()
                );
            }
            _ => {}
        }
        Ok(())
    }

    /// Nothing is gone that has not been told so, nothing is on its way over what cannot stand, and
    /// nobody waits for an answer of which nothing is on its way.
    fn in_flight(&self, moment: &Moment) -> Verdict {
        let mut all = 0;
        for (id, association) in moment.associations() {
            let count: usize = Role::BOTH.iter().map(|&to| association.in_flight(to).count()).sum();
            all += count;
            let [mta, peer] = Role::BOTH.map(|role| association.mta(role));
            let number = id.number();
            let first = Role::BOTH.map(|to| association.in_flight(to).next());
            let missed = first.into_iter().flatten().any(|flight| {
                self.passages[flight.transmission.0 as usize].arrives_us < moment.step.at_us
            });
            ensure!(!missed, "something on association {number} is overdue");
            let stands = count == 0 || moment.world().can_connect(mta, peer);
            ensure!(stands, "something is on its way on association {number}, which cannot stand");
            for role in Role::BOTH {
                let name = association.end(role).state.name();
                let answered = !waits_for_an_answer(name) || count > 0;
                let end = || moment.end(id, role);
                ensure!(answered, "{} is {name:?} and nothing is on its way", end());
            }
        }
        let expected = self.sent - self.over;
        ensure!(all == expected, "{all} PDUs are on their way, not {expected}");
        Ok(())
    }
}

fn waits_for_an_answer(name: StateName) -> bool {
    matches!(
        name,
        StateName::Opening | StateName::Recovering | StateName::Giving | StateName::Closing
    )
}
