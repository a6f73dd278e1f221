//! Building the page with Trunk, and what Trunk leaves to be done.

use crate::optimiser;
use crate::problem::{Explain, Outcome, Problem};
use crate::process;
use crate::step::step;
use crate::{paths, sizes};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// Builds the release page into `dist/`.
pub(crate) fn build() -> Outcome {
    let built = step("Building the page", "1 to 2 minutes the first time", || {
        let failed = "The page could not be built";
        process::run_logged(trunk().args(["build", "--release"]), LOG, failed)
    });
    built.inspect_err(|_| show_log())
}

/// Trunk, from the tools.
pub(crate) fn trunk() -> Command {
    let mut trunk = process::command("trunk");
    trunk.env("RUST_LIB_BACKTRACE", "0");
    // Trunk takes no other word for yes here, and the convention is that any word means yes.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// What Trunk's hook in `Trunk.toml` calls when the page is complete but for this: the same page
/// under the name that is embedded, and wasm that is as small as it gets.
pub(crate) fn finish() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
        Problem::new("Only Trunk can ask for this, at the end of `cargo xtask build`")
    })?;
    let staging = Path::new(&staging);
    fs::copy(staging.join("index.html"), staging.join("embed.html"))
        .explain("The page could not be copied to embed.html")?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        for file in sizes::files(staging, "wasm")? {
            optimiser::optimise(&file)?;
        }
    }
    Ok(())
}

const LOG: &str = "build-page";

fn show_log() {
    if let Ok(text) = fs::read_to_string(paths::log(LOG)) {
        eprintln!("{text}");
    }
}
