//! Work that can be divided: parts of it are done by themselves, at the same time or one after the other, and come to the
//! same when they are joined, however many there were.

/// Work of which parts can be done by themselves.
pub trait Parts: Sized + Send {
    /// Only a part, the one of this place among so many, counted from 0.
    #[must_use]
    fn part(self, place: usize, of: usize) -> Self;

    /// Goes on for about so much (steps, situations: what the work counts); whether it is done.
    fn advance(&mut self, steps: usize) -> bool;

    /// Takes what another part of the same work has come to.
    fn join(&mut self, other: Self);
}

/// Does all of it on as many threads, in slices of so much. What it comes to does not depend on how many there are.
///
/// # Panics
///
/// Where a part does.
#[must_use]
pub fn on_threads<W: Parts>(threads: usize, slice: usize, begin: impl Fn() -> W + Sync) -> W {
    let run = |place: usize| {
        let mut part = begin().part(place, threads.max(1));
        while !part.advance(slice) {}
        part
    };
    if threads <= 1 {
        return run(0);
    }
    std::thread::scope(|scope| {
        let run = &run;
        let others: Vec<_> = (1..threads).map(|place| scope.spawn(move || run(place))).collect();
        let mut first = run(0);
        for other in others {
            let part = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            first.join(part);
        }
        first
    })
}
