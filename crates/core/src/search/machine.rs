//! The world of the model, taken apart: what happens to one MTA is worked out once and then looked up.
//!
//! An action touches one local state only, but for a loss, which touches each local state on its own. So what becomes
//! of a situation follows from what becomes of its local states, and that the world itself has said, once for
//! each local state and each thing that can happen to it.

use super::Model;
use super::local_state::{Asked, LocalEvent, LocalState, Slot};
use super::local_states::{Facts, LOST_IN_HAND_OVER, LocalStates};
use super::model::{INITIATOR, RESPONDER};
use super::pipes::{NONE, Pipes};
use super::word::Parts;
use crate::protocol::{Rule, Timer};

/// The model by parts.
///
/// What is left of the allowances is one number: the losses, and for each restart as much again as there
/// can be of losses, and one.
#[derive(Debug)]
pub(super) struct Machine {
    model: Model,
    /// What one restart counts for in [`Parts::left`].
    restart: u16,
    first: Parts,
    sides: [LocalStates; 2],
    /// What is on its way to each side.
    pipes: [Pipes; 2],
}

/// More than can be said anew between two looks at how much there is.
const MARGIN: u32 = 1 << 12;

/// What led from one situation to the next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cause {
    /// Something that an end does on its own: its place among what is known.
    Own { side: usize, place: u32 },
    /// The first PDU over the association at a slot came to a side.
    Delivery { side: usize, slot: usize },
    /// The association at a slot was lost.
    Loss { slot: usize },
    /// A side stopped, or started again.
    Switch { side: usize, starts: bool },
}

/// What cannot happen because there would be more in flight than may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct NoRoom {
    /// The side to which it would be on its way.
    pub(super) to: usize,
    /// The number of what would be said.
    pub(super) saying: u32,
}

/// A cause in the words of the model.
#[derive(Debug, Clone, Copy)]
pub(super) enum Told {
    Submit(usize),
    Fire(usize, Slot, Timer),
    Deliver(usize, Slot),
    Lose(Slot),
    Stop(usize),
    Start(usize),
}

impl Machine {
    pub(super) fn new(model: Model) -> Self {
        let bounds = model.bounds();
        let situation = model.initial();
        let most = usize::from(bounds.in_flight);
        let pipes = [(); 2].map(|()| Pipes::new(most, usize::from(bounds.associations.max(1))));
        let sides = [(INITIATOR, 1), (RESPONDER, 0)].map(|(mta, out)| {
            LocalStates::new(mta, LocalState::of(&situation.world, mta), &pipes[out])
        });
        let restart = u16::from(bounds.losses) + 1;
        let left = u16::from(bounds.losses) + restart.saturating_mul(u16::from(bounds.restarts));
        let left = u8::try_from(left).unwrap_or(u8::MAX);
        let first = Parts { halves: [0, 0], pipes: [0, 0], left };
        Machine { model, restart, first, sides, pipes }
    }

    /// The same with another rule: what is known of local states that does not depend on the rule stays, if the
    /// machine [`Machine::shares`].
    pub(super) fn with_rule(mut self, rule: Rule) -> Machine {
        self.model.put_rule(rule);
        self.sides.iter_mut().for_each(LocalStates::forget_moves);
        self.pipes.iter_mut().for_each(Pipes::begin_anew);
        self
    }

    /// Keeps from now on what becomes of each local state, for other rules.
    pub(super) fn shares(mut self) -> Machine {
        self.sides.iter_mut().for_each(LocalStates::share);
        self
    }

    /// The columns of the rule that all that has been looked at depends on.
    pub(super) fn asked(&self) -> Asked {
        self.sides[0].asked().with(self.sides[1].asked())
    }

    pub(super) fn model(&self) -> &Model {
        &self.model
    }

    /// The situation that every path starts from.
    pub(super) fn first(&self) -> Parts {
        self.first
    }

    pub(super) fn slots(&self) -> usize {
        self.pipes[0].slots()
    }

    /// What the properties ask of both local states.
    #[inline]
    pub(super) fn facts(&self, parts: Parts) -> [Facts; 2] {
        [self.sides[0].facts(parts.halves[0]), self.sides[1].facts(parts.halves[1])]
    }

    /// The slots of the associations whose Turn is on its way, as a set.
    pub(super) fn hand_overs(&self, at: Parts) -> u8 {
        self.pipes[0].hand_overs(at.pipes[0]) | self.pipes[1].hand_overs(at.pipes[1])
    }

    /// Whether all that is said at once still has a number of its own in a [`super::local_states::Move`].
    pub(super) fn has_room(&self) -> bool {
        self.pipes.iter().all(|pipes| pipes.sayings() + MARGIN < u32::from(u16::MAX))
    }

    /// The greatest numbers of parts there are, to be held against [`super::word::Word::LIMITS`].
    pub(super) fn parts(&self) -> [u32; 2] {
        [self.sides[0].len().max(self.sides[1].len()), self.pipes[0].len().max(self.pipes[1].len())]
    }

    /// Every situation that can come next, with its cause and what is to be noted of it.
    #[inline]
    pub(super) fn successors(&mut self, at: Parts, mut found: impl FnMut(Parts, Cause, u16)) {
        self.each(at, |next, cause, marks| {
            if let Ok(next) = next {
                found(next, cause, marks);
            }
        });
    }

    /// The same with all that cannot happen because there would be more in flight than may be.
    #[inline]
    pub(super) fn each(
        &mut self,
        at: Parts,
        mut found: impl FnMut(Result<Parts, NoRoom>, Cause, u16),
    ) {
        for side in 0..2 {
            let other = 1 - side;
            let half = at.halves[side];
            let [from, to] = self.sides[side].own(half, &self.model, &mut self.pipes[other]);
            for place in from..to {
                let known = self.sides[side].own_move(place);
                let said = u32::from(known.saying);
                let pipe = self.pipes[other].with(at.pipes[other], said);
                let next = pipe.ok_or(NoRoom { to: other, saying: said }).map(|pipe| {
                    let mut next = at;
                    next.halves[side] = known.half;
                    next.pipes[other] = pipe;
                    next
                });
                found(next, Cause::Own { side, place }, known.marks);
            }
            if at.pipes[side] == 0 {
                continue;
            }
            for slot in 0..self.slots() {
                let head = self.pipes[side].head(at.pipes[side], slot);
                if head.said == NONE {
                    continue;
                }
                let [to_initiator, to_responder] = &mut self.pipes;
                let pipes = match side {
                    0 => [to_initiator, to_responder],
                    _ => [to_responder, to_initiator],
                };
                let known = self.sides[side].receive(half, head.said, &self.model, pipes);
                let said = u32::from(known.saying);
                let pipe = self.pipes[other].with(at.pipes[other], said);
                let next = pipe.ok_or(NoRoom { to: other, saying: said }).map(|pipe| {
                    let mut next = at;
                    next.halves[side] = known.half;
                    next.pipes[side] = head.rest;
                    next.pipes[other] = pipe;
                    next
                });
                found(next, Cause::Delivery { side, slot }, known.marks);
            }
        }
        if u16::from(at.left) % self.restart > 0 {
            for slot in 0..self.slots() {
                self.lose(at, slot, &mut found);
            }
        }
        if self.model.bounds().restarts > 0 {
            self.switch(at, &mut found);
        }
    }

    /// Each side can stop while there are restarts left, and one that has stopped can start.
    fn switch(&mut self, at: Parts, found: &mut impl FnMut(Result<Parts, NoRoom>, Cause, u16)) {
        for side in 0..2 {
            let starts = self.facts(at)[side].stopped;
            if !starts && u16::from(at.left) < self.restart {
                continue;
            }
            let mut next = at;
            if !starts {
                next.left -= self.restart as u8;
                next.pipes = [0, 0];
            }
            let mta = self.sides[side].mta;
            let what = if starts { LocalEvent::Start(mta) } else { LocalEvent::Stop(mta) };
            let mut marks = 0;
            let mut outcome = Ok(());
            for of in 0..2 {
                let out = &mut self.pipes[1 - of];
                let known = self.sides[of].work_out(at.halves[of], what, &self.model, out);
                next.halves[of] = known.half;
                marks |= known.marks;
                let saying = u32::from(known.saying);
                match out.with(next.pipes[1 - of], saying) {
                    Some(pipe) => next.pipes[1 - of] = pipe,
                    None => outcome = Err(NoRoom { to: 1 - of, saying }),
                }
            }
            found(outcome.map(|()| next), Cause::Switch { side, starts }, marks);
        }
    }

    #[inline]
    fn lose(
        &mut self,
        at: Parts,
        slot: usize,
        found: &mut impl FnMut(Result<Parts, NoRoom>, Cause, u16),
    ) {
        let [a, b] = self.facts(at);
        let bit = 1 << slot;
        let in_flight = |side: usize| self.pipes[side].head(at.pipes[side], slot).said != NONE;
        let can = (a.connected | b.connected) & bit != 0 || in_flight(0) || in_flight(1);
        if !can || a.lost & b.lost & bit != 0 {
            return;
        }
        let mut marks = 0;
        if self.hand_overs(at) & bit != 0 {
            marks |= LOST_IN_HAND_OVER;
        }
        let mut next = Parts { left: at.left - 1, ..at };
        for side in 0..2 {
            next.pipes[side] = self.pipes[side].without(at.pipes[side], slot);
        }
        for side in 0..2 {
            let out = &mut self.pipes[1 - side];
            let known = self.sides[side].lose(at.halves[side], slot, &self.model, out);
            next.halves[side] = known.half;
            marks |= known.marks;
            let saying = u32::from(known.saying);
            let Some(pipe) = out.with(next.pipes[1 - side], saying) else {
                return found(Err(NoRoom { to: 1 - side, saying }), Cause::Loss { slot }, marks);
            };
            next.pipes[1 - side] = pipe;
        }
        found(Ok(next), Cause::Loss { slot }, marks);
    }

    /// The slots over which there is no room for what would be said, as a set.
    pub(super) fn too_full(&self, at: Parts, no_room: NoRoom) -> u8 {
        self.pipes[no_room.to].too_full(at.pipes[no_room.to], no_room.saying)
    }

    /// Whether anything could not happen, in a situation that has been looked at, because there would have
    /// been more in flight than may be.
    pub(super) fn is_narrow(&self) -> bool {
        self.pipes.iter().any(Pipes::is_narrow)
    }

    /// The number of a slot.
    pub(super) fn index(&self, slot: Slot) -> usize {
        self.pipes[0].index(slot)
    }

    fn slot(&self, index: usize) -> Slot {
        self.pipes[0].slot(index)
    }

    /// The number of the slot that a cause is about, if it is about one.
    pub(super) fn slot_of(&self, cause: Cause) -> Option<usize> {
        match (cause, self.told(cause)) {
            (Cause::Delivery { slot, .. } | Cause::Loss { slot }, _) => Some(slot),
            (_, Told::Fire(_, slot, _)) => Some(self.index(slot)),
            _ => None,
        }
    }

    /// A cause in the words of the model.
    pub(super) fn told(&self, cause: Cause) -> Told {
        match cause {
            Cause::Own { side, place } => match self.sides[side].own_event(place) {
                LocalEvent::Fire(slot, timer) => Told::Fire(side, slot, timer),
                _ => Told::Submit(side),
            },
            Cause::Delivery { side, slot } => Told::Deliver(side, self.slot(slot)),
            Cause::Loss { slot } => Told::Lose(self.slot(slot)),
            Cause::Switch { side, starts: false } => Told::Stop(side),
            Cause::Switch { side, starts: true } => Told::Start(side),
        }
    }

    /// What is known of the parts takes so much memory, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.sides.iter().map(LocalStates::bytes).sum::<usize>()
            + self.pipes.iter().map(Pipes::bytes).sum::<usize>()
    }
}
