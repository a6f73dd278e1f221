//! What is on its way to one MTA, over all its associations together.

use super::interner::{Interner, Memo};
use super::local_state::Slot;
use super::model::{INITIATOR, RESPONDER};
use crate::protocol::Pdu;

/// Nothing has been worked out yet.
const UNKNOWN: u32 = u32::MAX;
/// More than may be in flight.
const TOO_MANY: u32 = u32::MAX - 1;
/// Nothing of this kind.
pub(super) const NONE: u32 = u32::MAX - 2;

/// What is first on its way over one association, and what stays behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// Its number among what can be said; [`NONE`] where nothing is on its way.
    pub(super) said: u32,
    /// The contents without it.
    pub(super) rest: u32,
}

/// All that can stand on its way to one MTA, by number. Contents 0 are: nothing.
#[derive(Debug)]
pub(super) struct Pipes {
    most: usize,
    places: usize,
    said: Interner<(Slot, Pdu)>,
    sayings: Interner<Vec<u32>>,
    contents: Interner<Vec<u32>>,
    heads: Vec<Head>,
    dropped: Vec<u32>,
    hand_overs: Vec<u8>,
    appended: Memo<u32>,
    /// Whether there was ever more to say than may be in flight.
    is_narrow: bool,
}

impl Pipes {
    /// With so many PDUs over one association at the most, and so many associations opened by the
    /// initiator at the most. The responder opens one less: the first one is the initiator's.
    pub(super) fn new(most: usize, places: usize) -> Self {
        let mut pipes = Pipes {
            most,
            places,
            said: Interner::new(),
            sayings: Interner::new(),
            contents: Interner::new(),
            heads: Vec::new(),
            dropped: Vec::new(),
            hand_overs: Vec::new(),
            appended: Memo::new(UNKNOWN),
            is_narrow: false,
        };
        pipes.sayings.number(Vec::new());
        pipes.number(Vec::new());
        pipes
    }

    /// How many slots there are.
    pub(super) fn slots(&self) -> usize {
        2 * self.places - 1
    }

    /// The number of a slot.
    pub(super) fn index(&self, slot: Slot) -> usize {
        slot.opener.index() * self.places + slot.place
    }

    /// The slot of that number.
    pub(super) fn slot(&self, index: usize) -> Slot {
        let opener = if index < self.places { INITIATOR } else { RESPONDER };
        Slot { opener, place: index % self.places }
    }

    /// The number of what is said at once.
    pub(super) fn saying(&mut self, sent: Vec<(Slot, Pdu)>) -> u32 {
        let sent = sent.into_iter().map(|one| self.said.number(one).0).collect();
        self.sayings.number(sent).0
    }

    /// What a number of [`Head::said`] stands for.
    pub(super) fn said(&self, number: u32) -> (Slot, Pdu) {
        *self.said.thing(number)
    }

    /// What is first over the association at a slot.
    #[inline]
    pub(super) fn head(&self, contents: u32, slot: usize) -> Head {
        self.heads[contents as usize * self.slots() + slot]
    }

    /// The contents without what is on its way over the association at a slot.
    pub(super) fn without(&mut self, contents: u32, slot: usize) -> u32 {
        let place = contents as usize * self.slots() + slot;
        if self.dropped[place] == UNKNOWN {
            let left = |said: &u32| self.slot_of(*said) != slot;
            let left = self.contents.thing(contents).iter().copied().filter(left).collect();
            self.dropped[place] = self.number(left);
        }
        self.dropped[place]
    }

    /// The slots over which the Turn is being handed over, as a set.
    #[inline]
    pub(super) fn hand_overs(&self, contents: u32) -> u8 {
        self.hand_overs[contents as usize]
    }

    /// The contents with what is said behind them; `None` where that is more than may be in flight.
    #[inline]
    pub(super) fn with(&mut self, contents: u32, saying: u32) -> Option<u32> {
        if saying == 0 {
            return Some(contents);
        }
        let mut known = self.appended.get(contents, saying);
        if known == UNKNOWN {
            known = self.append(contents, saying);
        }
        self.is_narrow |= known == TOO_MANY;
        (known != TOO_MANY).then_some(known)
    }

    /// Begins anew to look whether there is ever more to say than may be in flight.
    pub(super) fn begin_anew(&mut self) {
        self.is_narrow = false;
    }

    #[cold]
    fn append(&mut self, contents: u32, saying: u32) -> u32 {
        let known = if self.too_full(contents, saying) == 0 {
            let mut longer = self.contents.thing(contents).clone();
            longer.extend_from_slice(self.sayings.thing(saying));
            longer.sort_by_key(|&said| self.slot_of(said));
            self.number(longer)
        } else {
            TOO_MANY
        };
        self.appended.set(contents, saying, known);
        known
    }

    /// The slots over which more would be in flight than may be, as a set, if that were said.
    pub(super) fn too_full(&self, contents: u32, saying: u32) -> u8 {
        let (there, more) = (self.contents.thing(contents), self.sayings.thing(saying));
        let count =
            |of: &[u32], slot| of.iter().filter(|&&said| self.slot_of(said) == slot).count();
        let is_too_full = |&slot: &usize| {
            count(more, slot) > 0 && count(there, slot) + count(more, slot) > self.most
        };
        (0..self.slots()).filter(is_too_full).fold(0, |set, slot| set | 1 << slot)
    }

    /// Whether there was ever more to say than may be in flight, so that something could not happen.
    pub(super) fn is_narrow(&self) -> bool {
        self.is_narrow
    }

    fn slot_of(&self, said: u32) -> usize {
        self.index(self.said.thing(said).0)
    }

    /// The number of contents. Numbers are given to all that can become of them by deliveries, so that
    /// [`Pipes::head`] has only to look them up.
    fn number(&mut self, contents: Vec<u32>) -> u32 {
        let (number, is_new) = self.contents.number(contents.clone());
        if !is_new {
            return number;
        }
        let slots = self.slots();
        let nothing = Head { said: NONE, rest: NONE };
        self.heads.resize(self.heads.len() + slots, nothing);
        self.dropped.resize(self.dropped.len() + slots, UNKNOWN);
        self.hand_overs.push(self.handed_over(&contents));
        for slot in 0..slots {
            if let Some(first) = contents.iter().position(|&said| self.slot_of(said) == slot) {
                let mut rest = contents.clone();
                let said = rest.remove(first);
                let rest = self.number(rest);
                self.heads[number as usize * slots + slot] = Head { said, rest };
            }
        }
        number
    }

    fn handed_over(&self, contents: &[u32]) -> u8 {
        let of_the_turn =
            |said: &&u32| matches!(self.said.thing(**said).1, Pdu::Gtc { .. } | Pdu::Gta);
        contents.iter().filter(of_the_turn).fold(0, |set, &said| set | 1 << self.slot_of(said))
    }

    /// How many different things have been said at once.
    pub(super) fn sayings(&self) -> u32 {
        self.sayings.len()
    }

    pub(super) fn len(&self) -> u32 {
        self.contents.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.appended.bytes() + self.contents.len() as usize * (64 + self.slots() * 12)
    }
}
