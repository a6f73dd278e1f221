//! The limit: an event loop that does nothing but keep its deadlines in order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many deadlines wait at any time, about as many as in a run.
const PENDING: u32 = 6;

/// Takes so many deadlines from a heap and puts as many back, with a record of each.
pub(crate) fn event_loop(events: usize) -> Vec<(i64, u32)> {
    let first = |order| Reverse((i64::from(order) * 250_000, order));
    let mut heap: BinaryHeap<Reverse<(i64, u32)>> = (0..PENDING).map(first).collect();
    let mut happened = Vec::new();
    while happened.len() < events
        && let Some(Reverse((at_us, order))) = heap.pop()
    {
        let after_us = 250_000 + i64::from(order % 7) * 1_500_000;
        heap.push(Reverse((at_us + after_us, order + PENDING)));
        happened.push((at_us, order));
    }
    happened
}
