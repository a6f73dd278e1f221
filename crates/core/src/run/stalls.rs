//! Where mail stands still: it waits for an MTA, and none of it arrives there.

use super::History;
use crate::protocol::MessageId;
use crate::world::{AssociationId, Effect, MtaId, TransmissionId};

/// Mail stands still where some waits and none arrives for longer than this, not counting the time in which mail
/// between the two is on the line: a large message takes as long as it takes. Reconnecting and a hand-over take less.
pub const STALL_US: i64 = 60_000_000;

/// A stretch of time in which mail from one MTA waited for another, and none of it arrived there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stall {
    /// The MTA where it waited.
    pub from: MtaId,
    /// The MTA that it was for.
    pub to: MtaId,
    /// Since when: the last arrival in this direction, or the first message that waited after that.
    pub from_us: i64,
    /// Until when: the next arrival, or when nothing waited any more; the end of the run where that comes first.
    pub to_us: i64,
    /// How many waited at the most at one time.
    pub waiting: u32,
    /// What ended it.
    pub ended: StallEnd,
}

/// What ended a stall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StallEnd {
    /// A message arrived over this association.
    Delivered(AssociationId),
    /// All that waited was given up.
    GivenUp,
    /// Nothing: mail still waits where the run ends.
    StillStanding,
}

impl Stall {
    /// For how long.
    #[must_use]
    pub fn for_us(&self) -> i64 {
        self.to_us - self.from_us
    }
}

impl History {
    /// Where mail stood still.
    #[must_use]
    pub fn stalls(&self) -> Vec<Stall> {
        let mut stalls = Stalls::default();
        self.all_effects().for_each(|(_, at_us, effect)| stalls.take(at_us, effect));
        stalls.until(self.end_us())
    }
}

/// What is followed of the mail from one MTA to another.
#[derive(Debug, Clone)]
struct Direction {
    from: MtaId,
    to: MtaId,
    waiting: u32,
    /// The most that have waited since mail stands still.
    most: u32,
    /// Since when none has arrived although some waits.
    since_us: i64,
    /// How many PDUs with mail are on the line.
    on_the_line: u32,
    /// Since when there has been at least one.
    moving_since_us: i64,
    /// For how long there had been before that, in microseconds.
    moved_us: i64,
}

/// The stalls of a run as far as it has been followed. A plain value: a clone can be led on another way.
#[derive(Debug, Clone, Default)]
pub(super) struct Stalls {
    found: Vec<Stall>,
    directions: Vec<Direction>,
    /// For each message its direction, as long as it waits.
    messages: Vec<Option<u16>>,
    associations: Vec<[MtaId; 2]>,
    /// PDUs with mail on their way, each with the two MTAs.
    on_the_way: Vec<(TransmissionId, [MtaId; 2])>,
}

impl Stalls {
    /// Follows one effect.
    pub(super) fn take(&mut self, at_us: i64, effect: Effect) {
        match effect {
            Effect::Queued { mta, to, .. } => {
                let place = self.direction(mta, to);
                let direction = &mut self.directions[place];
                if direction.waiting == 0 {
                    direction.begin(at_us);
                }
                direction.waiting += 1;
                direction.most = direction.most.max(direction.waiting);
                self.messages.push(u16::try_from(place).ok());
            }
            Effect::Delivered { message, association, again: false, .. } => {
                self.leaves(message, at_us, StallEnd::Delivered(association));
            }
            Effect::NonDelivered { message, .. } => {
                self.leaves(message, at_us, StallEnd::GivenUp);
            }
            Effect::Started { initiator, responder, .. } => {
                self.associations.push([initiator, responder]);
            }
            Effect::Sent { transmission, association, from, pdu } if pdu.size_kb() > 0 => {
                let mtas = self.associations[association.index()];
                let ends = [mtas[from as usize], mtas[from.other() as usize]];
                self.on_the_way.push((transmission, ends));
                self.both(ends, |direction| direction.put_on_the_line(at_us));
            }
            Effect::Arrived { transmission } | Effect::Dropped { transmission } => {
                let is_it = |&(id, _): &(TransmissionId, [MtaId; 2])| id == transmission;
                if let Some(found) = self.on_the_way.iter().position(is_it) {
                    let (_, ends) = self.on_the_way.swap_remove(found);
                    self.both(ends, |direction| direction.take_off_the_line(at_us));
                }
            }
            _ => {}
        }
    }

    /// What is on the line holds up both directions, and either of them moves by it.
    fn both(&mut self, [one, other]: [MtaId; 2], change: impl Fn(&mut Direction)) {
        for (from, to) in [(one, other), (other, one)] {
            let place = self.direction(from, to);
            change(&mut self.directions[place]);
        }
    }

    fn direction(&mut self, from: MtaId, to: MtaId) -> usize {
        let known = self.directions.iter().position(|it| (it.from, it.to) == (from, to));
        known.unwrap_or_else(|| {
            self.directions.push(Direction::new(from, to));
            self.directions.len() - 1
        })
    }

    /// A message waits no longer: it has arrived, or was given up, which lets the others wait on.
    fn leaves(&mut self, message: MessageId, at_us: i64, ended: StallEnd) {
        let Some(place) = self.messages.get_mut(message.0 as usize).and_then(Option::take) else {
            return;
        };
        let direction = &mut self.directions[usize::from(place)];
        direction.waiting -= 1;
        if ended == StallEnd::GivenUp && direction.waiting > 0 {
            return;
        }
        self.found.extend(direction.stall(at_us, ended));
        direction.begin(at_us);
    }

    /// All of them, where the run ends at `end_us`, in the order in which they begin.
    pub(super) fn until(mut self, end_us: i64) -> Vec<Stall> {
        let standing = self.directions.iter().filter(|direction| direction.waiting > 0);
        self.found.extend(standing.filter_map(|it| it.stall(end_us, StallEnd::StillStanding)));
        self.found.sort_by_key(|stall| (stall.from_us, stall.from, stall.to));
        self.found
    }
}

impl Direction {
    fn new(from: MtaId, to: MtaId) -> Self {
        let (waiting, most, since_us, on_the_line, moving_since_us, moved_us) = (0, 0, 0, 0, 0, 0);
        Direction { from, to, waiting, most, since_us, on_the_line, moving_since_us, moved_us }
    }

    /// From here on none has arrived.
    fn begin(&mut self, at_us: i64) {
        (self.since_us, self.most, self.moved_us) = (at_us, self.waiting, 0);
        self.moving_since_us = at_us;
    }

    fn put_on_the_line(&mut self, at_us: i64) {
        if self.on_the_line == 0 {
            self.moving_since_us = at_us;
        }
        self.on_the_line += 1;
    }

    fn take_off_the_line(&mut self, at_us: i64) {
        self.on_the_line -= 1;
        if self.on_the_line == 0 {
            self.moved_us += at_us - self.moving_since_us;
        }
    }

    fn stall(&self, to_us: i64, ended: StallEnd) -> Option<Stall> {
        let Direction { from, to, most, since_us, .. } = *self;
        let moving_us = if self.on_the_line > 0 { to_us - self.moving_since_us } else { 0 };
        let stall = Stall { from, to, from_us: since_us, to_us, waiting: most, ended };
        (stall.for_us() - self.moved_us - moving_us > STALL_US).then_some(stall)
    }
}
