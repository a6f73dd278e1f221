//! Breadth first: every situation that can be reached, the nearest first.

use super::machine::{Cause, Machine};
use super::visited::Visited;
use super::word::{Parts, Word};

/// So many situations are looked at before what comes of them is taken in.
const BATCH: usize = 64;
/// More than comes of them.
const MOST_OF_BATCH: usize = BATCH * 32;

/// A search under way.
#[derive(Debug)]
pub(super) struct Exploration<W> {
    pub(super) machine: Machine,
    pub(super) visited: Visited<W>,
    /// The next situation to be looked at.
    next: usize,
    /// Where each depth begins in the order; the last is the one that is being reached.
    pub(super) levels: Vec<usize>,
    pub(super) transitions: u64,
    /// The first situation in which both ends hold the Turn of one association.
    pub(super) two_holders: Option<usize>,
    /// For each mark the first step that had it.
    pub(super) marked: [Option<Marked>; 6],
    seen_marks: u16,
    found: Vec<W>,
    /// What the situations took at the most in memory, in bytes.
    pub(super) most_state_bytes: usize,
}

/// A step that is to be remembered, from the situation at that place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked {
    pub(super) from: usize,
    pub(super) cause: Cause,
}

/// Whether there is anything left to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    More,
    All,
    /// There would be more in memory than there may be.
    Full,
    /// The numbers of the parts do not fit any more.
    TooNarrow,
}

impl<W: Word> Exploration<W> {
    pub(super) fn new(machine: Machine) -> Self {
        let mut visited = Visited::new();
        visited.take_new(&mut vec![W::pack(machine.first())]);
        Exploration {
            machine,
            visited,
            next: 0,
            levels: vec![0, 1],
            transitions: 0,
            two_holders: None,
            marked: [None; 6],
            seen_marks: 0,
            found: Vec::new(),
            most_state_bytes: 0,
        }
    }

    /// How many situations have been reached and not looked at.
    pub(super) fn frontier(&self) -> usize {
        self.visited.len() - self.next
    }

    /// How deep the search is.
    pub(super) fn depth(&self) -> usize {
        self.levels.len().saturating_sub(2)
    }

    /// Looks at so many situations, or a few more, as long as that takes no more than so much memory.
    pub(super) fn advance(&mut self, most: usize, most_bytes: usize) -> Reach {
        let until = self.next.saturating_add(most);
        while self.next < self.visited.len() {
            if self.next >= until {
                return Reach::More;
            }
            // What is known of the parts grows by as much again at once.
            let parts = self.machine.bytes() * 2;
            if self.visited.bytes_with(MOST_OF_BATCH) + parts > most_bytes {
                return Reach::Full;
            }
            if self.next == self.levels[self.levels.len() - 1] {
                self.levels.push(self.visited.len());
            }
            if !self.look_at_batch() {
                return Reach::TooNarrow;
            }
        }
        Reach::All
    }

    /// Whether the numbers of all parts fit, so that what comes of the batch could be taken in.
    fn look_at_batch(&mut self) -> bool {
        let level_end = self.levels[self.levels.len() - 1];
        let end = level_end.min(self.next + BATCH);
        let mut found = std::mem::take(&mut self.found);
        for from in self.next..end {
            let at = self.visited.at(from).unpack();
            let (seen_marks, mut transitions) = (self.seen_marks, 0);
            let mut news = 0;
            self.machine.successors(at, |next, _, marks| {
                transitions += 1;
                news |= marks & !seen_marks;
                found.push(W::pack(next));
            });
            self.transitions += transitions;
            if news != 0 {
                self.note(from, at, news);
            }
        }
        let [halves, contents] = self.machine.parts();
        if halves > W::LIMITS[0] || contents > W::LIMITS[1] || !self.machine.has_room() {
            return false;
        }
        self.next = end;
        let before = self.visited.len();
        self.visited.take_new(&mut found);
        if self.two_holders.is_none() {
            let both = |parts: Parts| {
                let [a, b] = self.machine.facts(parts);
                a.holds & b.holds != 0
            };
            let first = found.iter().position(|word| both(word.unpack()));
            self.two_holders = first.map(|place| before + place);
        }
        self.most_state_bytes = self.most_state_bytes.max(self.visited.bytes());
        found.clear();
        self.found = found;
        true
    }

    /// Remembers the first step with each of these marks.
    #[cold]
    fn note(&mut self, from: usize, at: Parts, news: u16) {
        self.seen_marks |= news;
        let marked = &mut self.marked;
        self.machine.successors(at, |_, cause, marks| {
            for (place, marked) in marked.iter_mut().enumerate() {
                if marks & news & 1 << place != 0 && marked.is_none() {
                    *marked = Some(Marked { from, cause });
                }
            }
        });
    }
}
