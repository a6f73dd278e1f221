//! How long each input takes and how much memory is in use, told as it grows. It is the time of the processor that
//! counts, for the machine has other things to do.

use std::alloc::System;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use cap::Cap;
use cpu_time::ThreadTime;
use turnlab_fuzz::Target;

/// More than this is too much for any input: the allocation fails, and that ends it.
const MOST_MEMORY: usize = 1 << 30;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, MOST_MEMORY);

/// How long the slowest input has taken, in nanoseconds, and the most bytes that were in use.
static SLOWEST: AtomicU64 = AtomicU64::new(0);
static PEAK: AtomicU64 = AtomicU64::new(0);
/// How often something is measured that seems to be the slowest.
const MEASURED: usize = 3;

/// The target that TURNLAB_FUZZ names, with what it may take told.
pub(crate) fn target() -> &'static Target {
    let name = std::env::var("TURNLAB_FUZZ").unwrap_or_default();
    let target = turnlab_fuzz::named(&name)
        .unwrap_or_else(|| panic!("TURNLAB_FUZZ has to name a target, and is {name:?}"));
    eprintln!("limit in us: {}", target.limit_ms * 1_000);
    target
}

/// Looks at an input. What seems to be the slowest is measured again, and the least counts.
pub(crate) fn measure(input: &[u8], look: fn(&[u8])) {
    let once = || {
        let start = ThreadTime::now();
        look(input);
        start.elapsed()
    };
    let took = once();
    if nanoseconds(took) > SLOWEST.load(Ordering::Relaxed) {
        let least = (1..MEASURED).map(|_| once()).fold(took, Duration::min);
        if nanoseconds(least) > SLOWEST.fetch_max(nanoseconds(least), Ordering::Relaxed) {
            tell_slowest(least, input);
        }
    }
    let peak = ALLOCATOR.max_allocated() as u64;
    if peak > PEAK.load(Ordering::Relaxed) * 21 / 20 {
        PEAK.store(peak, Ordering::Relaxed);
        eprintln!("peak in bytes: {peak}");
    }
}

/// How long the slowest has taken, in nanoseconds.
#[allow(dead_code, reason = "libFuzzer is led by something else")]
pub(crate) fn slowest() -> u64 {
    SLOWEST.load(Ordering::Relaxed)
}

fn nanoseconds(took: Duration) -> u64 {
    took.as_nanos().try_into().unwrap_or(u64::MAX)
}

fn tell_slowest(took: Duration, input: &[u8]) {
    eprintln!("slowest in us: {} with {} bytes", took.as_micros(), input.len());
    if let Ok(file) = std::env::var("TURNLAB_FUZZ_SLOWEST") {
        // Whoever asked for the file sees that it is not there.
        let _ = std::fs::write(file, input);
    }
}
