//! All that one MTA can come to, by number.

use std::collections::BTreeMap;

use super::Model;
use super::interner::{Interner, Memo};
use super::local_state::{Asked, LocalEvent, LocalState, StepResult};
use super::pipes::Pipes;
use crate::protocol::{Pdu, StateName};
use crate::world::{Effect, MtaId};

/// What one local state becomes by something, and what it says in doing so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    /// The number of the local state; [`UNKNOWN`] where nobody has worked it out.
    pub(super) half: u32,
    /// The number of what it says.
    pub(super) saying: u16,
    /// What is to be noted of it, as a set.
    pub(super) marks: u16,
}

const UNKNOWN: u32 = u32::MAX;
const NOT_KNOWN: Move = Move { half: UNKNOWN, saying: 0, marks: 0 };

/// A request met an end that was giving the Turn already.
pub(super) const CROSSED: u16 = 1;
/// The Turn was given.
pub(super) const GAVE: u16 = 2;
/// Mail went where it may not go.
pub(super) const MISLAID: u16 = 4;
/// An association was lost while its Turn was being handed over; no move of one local state says so.
pub(super) const LOST_IN_HAND_OVER: u16 = 8;
/// Mail was taken.
pub(super) const MAIL: u16 = 16;
/// A timer that closes ran out.
pub(super) const CLOSING: u16 = 32;

/// What the properties ask of a local state; sets of slots.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    /// Where it has an end, whatever that has come to.
    pub(super) known: u8,
    pub(super) open: u8,
    pub(super) holds: u8,
    /// Where it is closed, or closing in order.
    pub(super) closed: u8,
    pub(super) lost: u8,
    pub(super) connected: u8,
    pub(super) has_mail: bool,
    pub(super) stopped: bool,
}

/// All the states of one MTA that have turned up, and what becomes of them.
#[derive(Debug)]
pub(super) struct LocalStates {
    pub(super) mta: MtaId,
    states: Interner<LocalState>,
    facts: Vec<Facts>,
    /// Where the own moves of each local state begin in `own`; as many as there are states whose own moves are
    /// known.
    own_of: Vec<[u32; 2]>,
    own: Vec<(Move, LocalEvent)>,
    received: Memo<Move>,
    lost: Memo<Move>,
    /// What is known under other rules too, where a rule is one of many.
    shared: Option<BTreeMap<(u32, LocalEvent, u32), Move>>,
    /// The columns of the rule that have been asked for, where moves are shared.
    asked: Asked,
}

impl LocalStates {
    pub(super) fn new(mta: MtaId, first: LocalState, pipes: &Pipes) -> Self {
        let mut side = LocalStates {
            mta,
            states: Interner::new(),
            facts: Vec::new(),
            own_of: Vec::new(),
            own: Vec::new(),
            received: Memo::new(NOT_KNOWN),
            lost: Memo::new(NOT_KNOWN),
            shared: None,
            asked: Asked::NONE,
        };
        side.number(first, pipes);
        side
    }

    /// Keeps from now on what is worked out, for other rules.
    pub(super) fn share(&mut self) {
        self.shared.get_or_insert_default();
    }

    /// Forgets all moves but those that are shared; the states keep their numbers.
    pub(super) fn forget_moves(&mut self) {
        self.own_of.clear();
        self.own.clear();
        self.received.forget();
        self.lost.forget();
        self.asked = Asked::NONE;
    }

    /// The columns of the rule that have been asked for since.
    pub(super) fn asked(&self) -> Asked {
        self.asked
    }

    #[inline]
    pub(super) fn facts(&self, half: u32) -> Facts {
        self.facts[half as usize]
    }

    pub(super) fn len(&self) -> u32 {
        self.states.len()
    }

    pub(super) fn bytes(&self) -> usize {
        let each = size_of::<LocalState>() * 3 + 200;
        self.received.bytes() + self.lost.bytes() + self.states.len() as usize * each
    }

    /// Where what this local state can do on its own stands.
    #[inline]
    pub(super) fn own(&mut self, half: u32, model: &Model, out: &mut Pipes) -> [u32; 2] {
        match self.own_of.get(half as usize) {
            Some(&range) if range[0] != UNKNOWN => range,
            _ => self.find_own(half, model, out),
        }
    }

    #[inline]
    pub(super) fn own_move(&self, place: u32) -> Move {
        self.own[place as usize].0
    }

    pub(super) fn own_event(&self, place: u32) -> LocalEvent {
        self.own[place as usize].1
    }

    /// What becomes of the local state by what arrives; `said` is its number in `pipes`.
    #[inline]
    pub(super) fn receive(
        &mut self,
        half: u32,
        said: u32,
        model: &Model,
        [here, out]: [&mut Pipes; 2],
    ) -> Move {
        let known = self.received.get(half, said);
        if known.half != UNKNOWN {
            return known;
        }
        let (slot, pdu) = here.said(said);
        let found = self.work_out(half, LocalEvent::Receive(slot, pdu), model, out);
        self.received.set(half, said, found);
        found
    }

    /// What becomes of the local state when the association at a slot is lost.
    #[inline]
    pub(super) fn lose(&mut self, half: u32, index: usize, model: &Model, out: &mut Pipes) -> Move {
        let known = self.lost.get(half, index as u32);
        if known.half != UNKNOWN {
            return known;
        }
        let found = match self.facts(half).connected & 1 << index {
            0 => Move { half, saying: 0, marks: 0 },
            _ => {
                let slot = out.slot(index);
                self.work_out(half, LocalEvent::Loss(slot), model, out)
            }
        };
        self.lost.set(half, index as u32, found);
        found
    }

    #[cold]
    fn find_own(&mut self, half: u32, model: &Model, out: &mut Pipes) -> [u32; 2] {
        let from = self.own.len() as u32;
        for what in self.states.thing(half).own(model, self.mta) {
            let found = self.work_out(half, what, model, out);
            self.own.push((found, what));
        }
        let range = [from, self.own.len() as u32];
        if self.own_of.len() <= half as usize {
            self.own_of.resize(half as usize + 1, [UNKNOWN; 2]);
        }
        self.own_of[half as usize] = range;
        range
    }

    /// What becomes of the local state: what the world says, unless it has been asked before under a rule that does
    /// not differ in what it is asked.
    #[cold]
    pub(super) fn work_out(
        &mut self,
        half: u32,
        what: LocalEvent,
        model: &Model,
        out: &mut Pipes,
    ) -> Move {
        let Some(shared) = &self.shared else { return self.ask(half, what, model, out) };
        let (asked, answers) =
            self.states.thing(half).asks(what, model.settings().association.rule);
        self.asked = self.asked.with(asked);
        if let Some(&known) = shared.get(&(half, what, answers)) {
            return known;
        }
        let found = self.ask(half, what, model, out);
        self.shared.get_or_insert_default().insert((half, what, answers), found);
        found
    }

    /// Asks the world what becomes of the local state.
    fn ask(&mut self, half: u32, what: LocalEvent, model: &Model, out: &mut Pipes) -> Move {
        let before = self.states.thing(half);
        let result = before.let_happen(model, self.mta, what);
        let marks = marks(before, what, &result);
        let saying = u16::try_from(out.saying(result.sent)).unwrap_or(u16::MAX);
        Move { half: self.number(result.half, out), saying, marks }
    }

    fn number(&mut self, half: LocalState, pipes: &Pipes) -> u32 {
        let (number, is_new) = self.states.number(half);
        if is_new {
            let facts = facts(self.states.thing(number), pipes);
            self.facts.push(facts);
        }
        number
    }
}

fn facts(half: &LocalState, pipes: &Pipes) -> Facts {
    let (has_mail, stopped) = (half.has_mail(), half.is_stopped());
    let mut facts = Facts { has_mail, stopped, ..Facts::default() };
    for slot in half.slots() {
        let state = half.state(slot);
        let bit = |is: bool| u8::from(is) << pipes.index(slot);
        facts.known |= bit(true);
        facts.open |= bit(state.is_open());
        facts.holds |= bit(state.holds());
        facts.closed |= bit(matches!(state, StateName::Closed | StateName::Closing));
        facts.lost |= bit(state == StateName::Lost);
        facts.connected |= bit(state.is_connected());
    }
    facts
}

fn marks(before: &LocalState, what: LocalEvent, result: &StepResult) -> u16 {
    let mut marks = match what {
        LocalEvent::Submit => MAIL,
        LocalEvent::Receive(slot, Pdu::Please(_)) if before.state(slot) == StateName::Giving => {
            CROSSED
        }
        LocalEvent::Fire(_, timer) if Model::closes(timer) => CLOSING,
        _ => 0,
    };
    if result.sent.iter().any(|(_, pdu)| pdu.gives_turn()) {
        marks |= GAVE;
    }
    if result.effects.iter().any(|effect| mislays(what, *effect, result)) {
        marks |= MISLAID;
    }
    marks
}

/// Whether a message left its queue without the end ack that names it, or was acknowledged without
/// having been taken in. Where neither ever happens, every accepted message is queued or has been
/// delivered: an end ack can only come from an end that has the message.
fn mislays(what: LocalEvent, effect: Effect, result: &StepResult) -> bool {
    match effect {
        Effect::Unqueued { message, .. } => !matches!(
            what,
            LocalEvent::Receive(_, Pdu::EndAck { message: acknowledged, .. })
                if acknowledged == message
        ),
        Effect::Sent { pdu: Pdu::EndAck { message, .. }, .. } => {
            !result.effects.iter().any(|effect| {
                matches!(effect, Effect::Delivered { message: taken, .. } if *taken == message)
            })
        }
        _ => false,
    }
}
