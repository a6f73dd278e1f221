//! The compiler's standard library for the page.

use crate::paths;
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::step::step;
use std::fs;

/// The name of the target.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the target where it is missing.
pub(crate) fn set_up() -> Outcome {
    if is_installed() {
        return Ok(());
    }
    if process::find("rustup").is_none() {
        return Err(Problem::new(format!(
            "The Rust on this machine cannot compile for {WASM} and there is no rustup to add that: \
             install this target for it the way Rust was installed, or install rustup"
        )));
    }
    step(format!("Adding the target {WASM}"), "5 s", || {
        process::run_logged(
            process::command("rustup").args(["target", "add", WASM]),
            "rustup",
            &format!(
                "The target {WASM} could not be added: see to it that the network is there and \
                 that `rustup target add {WASM}` works, then start again"
            ),
        )
    })
}

fn is_installed() -> bool {
    process::answer("rustc", &["--print", "target-libdir", "--target", WASM])
        .and_then(|folder| fs::read_dir(paths::root().join(folder)).ok())
        .is_some_and(|mut files| files.next().is_some())
}
