//! How much memory is in use.

use cap::Cap;
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// Bytes that are allocated at the moment.
pub(crate) fn live() -> usize {
    ALLOCATOR.allocated()
}

/// The most bytes that were ever allocated.
pub(crate) fn peak() -> usize {
    ALLOCATOR.max_allocated()
}
