//! Every situation that has been reached, once, in the order in which it was.

use super::word::Word;

/// How many situations one piece of the order holds.
const PIECE: usize = 1 << 16;

/// The situations in the order in which they were reached, and a table with linear probing that tells
/// which they are. A table that is too small is thrown away and made anew from the order, so that no two
/// tables ever stand side by side.
#[derive(Debug)]
pub(super) struct Visited<W> {
    order: Vec<Vec<W>>,
    len: usize,
    table: Vec<W>,
    shift: u32,
}

impl<W: Word> Visited<W> {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        const SLOTS: usize = 1 << 12;
        let table = vec![W::default(); SLOTS];
        Visited { order: Vec::new(), len: 0, table, shift: 64 - SLOTS.trailing_zeros() }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The situation that was reached as the `place`th, from 0.
    #[inline]
    pub(super) fn at(&self, place: usize) -> W {
        self.order[place / PIECE][place % PIECE]
    }

    /// Leaves among `words` those that had not been reached, in their order, and takes them in.
    ///
    /// It goes twice over them: the first time only looks at where each would stand, which lets the
    /// machine wait for many places of the table at once.
    #[inline]
    pub(super) fn take_new(&mut self, words: &mut Vec<W>) {
        if (self.len + words.len()) * 4 > self.table.len() * 3 {
            self.grow(self.len + words.len());
        }
        let (table, shift) = (&self.table[..], self.shift);
        let mut left = 0;
        for place in 0..words.len() {
            let word = words[place];
            words[left] = word;
            left += usize::from(table[(word.spread() >> shift) as usize] != word);
        }
        words.truncate(left);
        words.retain(|&word| self.take(word));
    }

    /// Takes a situation in; false if it is there.
    #[inline]
    fn take(&mut self, word: W) -> bool {
        let mask = self.table.len() - 1;
        let mut slot = (word.spread() >> self.shift) as usize & mask;
        loop {
            if self.table[slot] == word {
                return false;
            }
            if self.table[slot] == W::default() {
                break;
            }
            slot = (slot + 1) & mask;
        }
        self.table[slot] = word;
        self.append(word);
        true
    }

    #[inline]
    fn append(&mut self, word: W) {
        if self.len.is_multiple_of(PIECE) {
            self.order.push(Vec::with_capacity(PIECE));
        }
        if let Some(piece) = self.order.last_mut() {
            piece.push(word);
        }
        self.len += 1;
    }

    #[cold]
    fn grow(&mut self, wanted: usize) {
        let slots = slots(wanted);
        self.table = Vec::new();
        self.table = vec![W::default(); slots];
        self.shift = 64 - slots.trailing_zeros();
        let mask = slots - 1;
        for &word in self.order.iter().flatten() {
            let mut slot = (word.spread() >> self.shift) as usize & mask;
            while self.table[slot] != W::default() {
                slot = (slot + 1) & mask;
            }
            self.table[slot] = word;
        }
    }

    /// Gives the table up for one that tells places.
    pub(super) fn into_places(mut self) -> Places<W> {
        self.table = Vec::new();
        let slots = slots(self.len);
        let mut places = vec![0_u32; slots];
        let shift = 64 - slots.trailing_zeros();
        for (place, word) in (1..).zip(self.order.iter().flatten()) {
            let mut slot = (word.spread() >> shift) as usize & (slots - 1);
            while places[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            places[slot] = place;
        }
        Places { visited: self, places, shift }
    }

    /// What it takes in memory, in bytes.
    pub(super) fn bytes(&self) -> usize {
        (self.table.len() + self.order.len() * PIECE) * size_of::<W>()
    }

    /// What it takes at the most with so many situations more.
    pub(super) fn bytes_with(&self, more: usize) -> usize {
        let len = self.len + more;
        let slots = if len * 4 > self.table.len() * 3 { slots(len) } else { self.table.len() };
        (slots + len.div_ceil(PIECE) * PIECE) * size_of::<W>()
    }
}

/// How many slots a table for so many situations has.
fn slots(situations: usize) -> usize {
    (situations * 4 / 3 + 1).next_power_of_two()
}

/// Where each situation stands in the order.
#[derive(Debug)]
pub(super) struct Places<W> {
    pub(super) visited: Visited<W>,
    places: Vec<u32>,
    shift: u32,
}

impl<W: Word> Places<W> {
    /// Appends the places of situations, all of which have been reached, to `places`.
    ///
    /// It goes twice over them, so that the machine can wait for many of them at once; `guesses` is only
    /// room to write in.
    pub(super) fn of_all(&self, words: &[W], guesses: &mut Vec<u32>, places: &mut Vec<u32>) {
        guesses.clear();
        let first = |word: &W| self.places[(word.spread() >> self.shift) as usize];
        guesses.extend(words.iter().map(first));
        for (&word, &guess) in words.iter().zip(guesses.iter()) {
            let is_it = guess != 0 && self.visited.at(guess as usize - 1) == word;
            places.extend(if is_it { Some(guess - 1) } else { self.of(word) });
        }
    }

    /// The place of a situation that has been reached; `None` for any other.
    pub(super) fn of(&self, word: W) -> Option<u32> {
        let mask = self.places.len() - 1;
        let mut slot = (word.spread() >> self.shift) as usize & mask;
        loop {
            let place = self.places[slot].checked_sub(1)?;
            if self.visited.at(place as usize) == word {
                return Some(place);
            }
            slot = (slot + 1) & mask;
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.visited.bytes() + self.places.len() * size_of::<u32>()
    }
}
