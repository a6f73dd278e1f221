//! How fast the core is, beside a bare event loop in the same run.
//!
//! The same figures are taken natively (`benches/native.rs`) and in a browser tab (`tests/tab.rs`); `cargo
//! xtask bench` does both. They differ in the clock and in how memory is measured, and in nothing else.

mod bare;
mod figures;
mod spread;
mod workload;

pub use figures::{Meter, report};
