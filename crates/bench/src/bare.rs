//! The limit: an event loop that does nothing but keep its deadlines in order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many deadlines wait at any time, about as many as in a run.
const PENDING: u32 = 6;

/// Takes deadlines from a heap and puts as many back; says when the last one was, so that no compiler
/// can leave it out.
pub(crate) fn bare_loop(events: usize) -> i64 {
    let first = |order| Reverse((i64::from(order) * 250_000, order));
    let mut heap: BinaryHeap<Reverse<(i64, u32)>> = (0..PENDING).map(first).collect();
    let mut now_us = 0;
    for _ in 0..events {
        if let Some(Reverse((at_us, order))) = heap.pop() {
            let after_us = 250_000 + i64::from(order % 7) * 1_500_000;
            heap.push(Reverse((at_us + after_us, order + PENDING)));
            now_us = at_us;
        }
    }
    now_us
}
