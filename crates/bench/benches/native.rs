//! The figures natively.

use std::sync::LazyLock;
use std::time::Instant;

use peak_alloc::PeakAlloc;
use turnlab_bench::{Meter, report};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

static START: LazyLock<Instant> = LazyLock::new(now);

fn main() {
    let meter = Meter {
        now_ms: || START.elapsed().as_secs_f64() * 1e3,
        bytes: || {
            let bytes = (MEMORY.current_usage(), MEMORY.peak_usage());
            MEMORY.reset_peak_usage();
            bytes
        },
        tells_bytes_apart: true,
    };
    println!("{}", report(&meter));
}

#[allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn now() -> Instant {
    Instant::now()
}
