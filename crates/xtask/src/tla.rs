//! `cargo xtask tla`: model checkers of TLA+ on the modules that `turnlab export` writes.

use crate::args::TlaOptions;
use crate::problem::Outcome;
use crate::tools::Tool;
use crate::{paths, process};

const VERSION: &str = "0.24.11";

/// Has tla-checker search every named rule within the bounds of docs/spin.md, and TLC too where its jar is given.
pub(crate) fn tla(options: &TlaOptions) -> Outcome {
    Tool {
        name: "tla-checker",
        commands: &["tla"],
        version: VERSION,
        // Unoptimised it takes as many minutes for one rule as it should for all.
        source: &["tla-checker", "--version", VERSION, "--config", "profile.dev.opt-level=2"],
        usually: "5 to 10 minutes on two cores, once",
    }
    .install()?;
    let mut cargo = process::cargo();
    cargo.args(["test", "-p", "turnlab-cli", "--test", "tla", "--", "--ignored", "--nocapture"]);
    cargo.env("TURNLAB_TLA_CHECKER", paths::tools().join("bin/tla"));
    if let Some(jar) = &options.tlc {
        cargo.env("TURNLAB_TLC", std::path::absolute(jar).unwrap_or_else(|_| jar.clone()));
    }
    process::run(&mut cargo, "A model checker finds something else than the search: see above")
}
