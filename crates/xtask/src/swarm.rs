//! `cargo xtask swarm`: more random scenarios than a test can wait for.

use crate::args::SwarmOptions;
use crate::problem::Outcome;
use crate::process;
use std::time::Instant;

/// What is said if one of them fails.
const FAILED: &str = "The swarm found something: see its message above";

/// Runs the seeds that are asked for with every core, optimised.
pub(crate) fn swarm(options: &SwarmOptions) -> Outcome {
    let seeds = format!("{}..{}", options.seeds.start, options.seeds.end);
    let test = ["test", "--release", "-p", "turnlab-core", "--test", "swarm"];
    let only = ["--", "--ignored", "--nocapture"];
    let start = Instant::now();
    process::run(process::cargo().args(test).args(only).env("TURNLAB_SWARM", &seeds), FAILED)?;
    println!("The seeds {seeds} took {} s, the build included.", start.elapsed().as_secs());
    Ok(())
}
