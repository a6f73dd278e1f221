//! Captures as stock tshark dissects them. Without tshark these tests say that they are skipped;
//! `cargo xtask test` installs it and promises it to them.

mod every;
#[path = "../../../core/tests/common/random.rs"]
#[allow(dead_code, reason = "the tests of the core use the rest of it")]
mod random;
mod stories;
mod story;
mod tshark;
