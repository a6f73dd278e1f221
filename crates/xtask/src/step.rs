//! Saying what is being done, one line per step.

use crate::problem::Outcome;
use std::fmt::Display;
use std::io::{self, Write};
use std::time::Instant;

/// Does something that takes long enough to be announced, and says afterwards how long it took.
pub(crate) fn step<T>(
    what: impl Display,
    usually: &str,
    work: impl FnOnce() -> Outcome<T>,
) -> Outcome<T> {
    print!("{what}, usually {usually} ... ");
    // A terminal that is gone is noticed by what comes after.
    let _ = io::stdout().flush();
    let start = Instant::now();
    let outcome = work();
    match outcome {
        Ok(_) => println!("{} s", start.elapsed().as_secs()),
        Err(_) => println!("failed"),
    }
    outcome
}
