//! One association under `as-shipped` for Stateright, which checks models that are written in Rust: the same states
//! and transitions as in `crates/cli/models/association.pml`. A state is small and copied, as suits it best.

use stateright::{Checker, Model, Property};

const INITIATOR: usize = 0;
const RESPONDER: usize = 1;
const ENDS: [usize; 2] = [INITIATOR, RESPONDER];

/// How far it goes.
#[derive(Clone, Copy)]
pub(crate) struct Association {
    pub(crate) mail: [u8; 2],
    pub(crate) losses: u8,
    pub(crate) in_flight: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct State {
    ends: [End; 2],
    flight: [Flight; 2],
    losses: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct End {
    place: Place,
    kept: Kept,
    queue: u8,
    left: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Holding,
    Sending,
    Giving,
    Waiting,
    Asked,
    Lost,
    Recovering,
}

/// A request, in Sending; a record, in Lost and Recovering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kept {
    Nothing,
    Request,
    Mine,
    Theirs,
}

/// PDUs on their way in one direction, four bits each, the next to arrive lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Flight(u32);

/// From 1: nothing is on its way where there is 0. What only follows a violation is never reached and left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pdu {
    Please = 1,
    Gtc,
    Gta,
    Data,
    EndAck,
    Rtorq,
    Rtoac,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Mail(usize),
    Deliver(usize),
    Lose,
    Reconnect,
}

impl Flight {
    const PDUS: [Pdu; 7] =
        [Pdu::Please, Pdu::Gtc, Pdu::Gta, Pdu::Data, Pdu::EndAck, Pdu::Rtorq, Pdu::Rtoac];

    fn len(self) -> u32 {
        (u32::BITS - self.0.leading_zeros()).div_ceil(4)
    }

    fn first(self) -> Option<Pdu> {
        (self.0 & 15).checked_sub(1).map(|place| Self::PDUS[place as usize])
    }

    fn has(self, pdu: Pdu) -> bool {
        (0..self.len()).any(|place| self.0 >> (4 * place) & 15 == pdu as u32)
    }

    fn send(&mut self, pdu: Pdu) {
        self.0 |= (pdu as u32) << (4 * self.len());
    }
}

impl State {
    fn holds(&self, me: usize) -> bool {
        matches!(self.ends[me].place, Place::Holding | Place::Sending)
    }

    /// A message is queued until its end ack has come.
    fn has_what_is_sent(&self, me: usize) -> bool {
        let is_sent = self.flight[me].has(Pdu::Data) || self.flight[1 - me].has(Pdu::EndAck);
        !is_sent || self.ends[me].queue > 0
    }

    /// It is where it is without anything kept, and this is sent.
    fn enter(&mut self, me: usize, place: Place, sent: Option<Pdu>) {
        self.ends[me].place = place;
        self.ends[me].kept = Kept::Nothing;
        if let Some(pdu) = sent {
            self.flight[me].send(pdu);
        }
    }

    fn hold(&mut self, me: usize) {
        match self.ends[me].queue {
            0 => self.enter(me, Place::Holding, None),
            _ => self.enter(me, Place::Sending, Some(Pdu::Data)),
        }
    }

    fn wait(&mut self, me: usize) {
        match self.ends[me].queue {
            0 => self.enter(me, Place::Waiting, None),
            _ => self.enter(me, Place::Asked, Some(Pdu::Please)),
        }
    }

    fn hold_or_wait(&mut self, me: usize) {
        if self.ends[me].kept == Kept::Mine { self.hold(me) } else { self.wait(me) }
    }

    fn take(&mut self, me: usize, pdu: Pdu) -> Option<()> {
        use Place::{Asked, Giving, Holding, Lost, Recovering, Sending, Waiting};
        match (pdu, self.ends[me].place) {
            (Pdu::Please, Holding) => self.enter(me, Giving, Some(Pdu::Gtc)),
            (Pdu::Please, Sending) => self.ends[me].kept = Kept::Request,
            (Pdu::Please, Giving | Waiting | Asked) => {}
            (Pdu::Gtc, Giving | Waiting | Asked) => {
                self.flight[me].send(Pdu::Gta);
                self.hold(me);
            }
            (Pdu::Gtc, Holding | Sending) => self.flight[me].send(Pdu::Gta),
            (Pdu::Gta, Giving) => self.wait(me),
            (Pdu::Gta, Holding | Sending | Waiting | Asked) => {}
            (Pdu::Data, Holding | Sending | Giving | Waiting | Asked) => {
                self.flight[me].send(Pdu::EndAck);
            }
            (Pdu::EndAck, Sending) => {
                self.ends[me].queue -= 1;
                match self.ends[me].kept {
                    Kept::Request => self.enter(me, Giving, Some(Pdu::Gtc)),
                    _ => self.hold(me),
                }
            }
            (Pdu::EndAck, Holding | Giving | Waiting | Asked) => {}
            (Pdu::Rtorq, Lost) if me == RESPONDER => {
                self.flight[me].send(Pdu::Rtoac);
                self.hold_or_wait(me);
            }
            (Pdu::Rtoac, Recovering) => self.hold_or_wait(me),
            _ => return None,
        }
        Some(())
    }

    fn lose(&mut self, me: usize) {
        let end = &mut self.ends[me];
        end.kept = match end.place {
            Place::Holding | Place::Sending => Kept::Mine,
            Place::Giving | Place::Waiting | Place::Asked => Kept::Theirs,
            Place::Lost | Place::Recovering => end.kept,
        };
        end.place = Place::Lost;
        self.flight[me] = Flight::default();
    }
}

impl Model for Association {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        let end =
            |me: usize, place| End { place, kept: Kept::Nothing, queue: 0, left: self.mail[me] };
        let ends = [end(INITIATOR, Place::Holding), end(RESPONDER, Place::Waiting)];
        vec![State { ends, flight: [Flight::default(); 2], losses: self.losses }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        for me in ENDS {
            if state.ends[me].left > 0 {
                actions.push(Action::Mail(me));
            }
            if state.flight[1 - me].first().is_some() {
                actions.push(Action::Deliver(me));
            }
        }
        if state.losses > 0 && state.ends.iter().any(|end| end.place != Place::Lost) {
            actions.push(Action::Lose);
        }
        if state.ends[INITIATOR].place == Place::Lost {
            actions.push(Action::Reconnect);
        }
    }

    fn next_state(&self, state: &State, action: Action) -> Option<State> {
        let mut next = *state;
        match action {
            Action::Mail(me) => {
                next.ends[me].left -= 1;
                next.ends[me].queue += 1;
                match next.ends[me].place {
                    Place::Holding => next.hold(me),
                    Place::Waiting => next.wait(me),
                    _ => {}
                }
            }
            Action::Deliver(me) => {
                let pdu = next.flight[1 - me].first()?;
                next.flight[1 - me].0 >>= 4;
                next.take(me, pdu)?;
            }
            Action::Lose => {
                next.losses -= 1;
                next.lose(INITIATOR);
                next.lose(RESPONDER);
            }
            Action::Reconnect => {
                next.ends[INITIATOR].place = Place::Recovering;
                next.flight[INITIATOR].send(Pdu::Rtorq);
            }
        }
        next.flight.iter().all(|flight| flight.len() <= self.in_flight).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("at-most-one-holder", |_, state: &State| {
                !(state.holds(INITIATOR) && state.holds(RESPONDER))
            }),
            Property::always("mail-conserved", |_, state: &State| {
                ENDS.into_iter().all(|me| state.has_what_is_sent(me))
            }),
        ]
    }
}

/// Has Stateright search it with one thread: how many states there are, and how many transitions.
///
/// # Panics
///
/// Where it finds that a property is violated, since both hold.
pub(crate) fn search(association: Association) -> (usize, usize) {
    let checker = association.checker().threads(1).spawn_bfs().join();
    checker.assert_properties();
    (checker.unique_state_count(), checker.state_count() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of docs/spin.md.
    #[test]
    fn it_has_the_states_and_transitions_of_the_others() {
        for (mail, losses, found) in [
            ([1, 1], 2, (230, 414)),
            ([2, 2], 1, (724, 1_531)),
            ([3, 1], 2, (913, 1_984)),
            ([3, 3], 1, (2_375, 5_732)),
        ] {
            assert_eq!(search(Association { mail, losses, in_flight: 4 }), found);
        }
    }
}
