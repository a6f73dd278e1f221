//! Numbers in place of things.

use std::collections::BTreeMap;

/// Things that have been numbered as they came.
#[derive(Debug)]
pub(super) struct Interner<T> {
    numbers: BTreeMap<T, u32>,
    things: Vec<T>,
}

impl<T: Ord + Clone> Interner<T> {
    pub(super) fn new() -> Self {
        Interner { numbers: BTreeMap::new(), things: Vec::new() }
    }

    /// The number of a thing, and whether it is new.
    pub(super) fn number(&mut self, thing: T) -> (u32, bool) {
        if let Some(&number) = self.numbers.get(&thing) {
            return (number, false);
        }
        let number = self.len();
        self.things.push(thing.clone());
        self.numbers.insert(thing, number);
        (number, true)
    }

    pub(super) fn thing(&self, number: u32) -> &T {
        &self.things[number as usize]
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.things.len()).unwrap_or(u32::MAX)
    }
}

/// What is known of each pair of a row and a column; both grow.
#[derive(Debug)]
pub(super) struct Memo<T> {
    cells: Vec<T>,
    column_bits: u32,
    unknown: T,
    /// The pairs of which something is known.
    known: Vec<[u32; 2]>,
}

impl<T: Copy> Memo<T> {
    pub(super) fn new(unknown: T) -> Self {
        Memo { cells: Vec::new(), column_bits: 4, unknown, known: Vec::new() }
    }

    /// What is known of a pair.
    #[inline]
    pub(super) fn get(&self, row: u32, column: u32) -> T {
        if column >> self.column_bits != 0 {
            return self.unknown;
        }
        let place = ((row as usize) << self.column_bits) | column as usize;
        self.cells.get(place).copied().unwrap_or(self.unknown)
    }

    pub(super) fn set(&mut self, row: u32, column: u32, cell: T) {
        while column >> self.column_bits != 0 {
            self.widen();
        }
        let place = ((row as usize) << self.column_bits) | column as usize;
        if place >= self.cells.len() {
            let rows = (row as usize + 1).next_power_of_two();
            self.cells.resize(rows << self.column_bits, self.unknown);
        }
        self.cells[place] = cell;
        self.known.push([row, column]);
    }

    /// Forgets all that is known, and keeps the room for it.
    pub(super) fn forget(&mut self) {
        for [row, column] in self.known.drain(..) {
            self.cells[((row as usize) << self.column_bits) | column as usize] = self.unknown;
        }
    }

    /// Twice as many columns.
    fn widen(&mut self) {
        let columns = 1 << self.column_bits;
        let mut wider = Vec::with_capacity(self.cells.len() * 2);
        for row in self.cells.chunks(columns) {
            wider.extend_from_slice(row);
            wider.resize(wider.len() + columns, self.unknown);
        }
        self.cells = wider;
        self.column_bits += 1;
    }

    pub(super) fn bytes(&self) -> usize {
        self.cells.len() * size_of::<T>()
    }
}
