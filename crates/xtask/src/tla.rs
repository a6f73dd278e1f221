//! Model checkers of TLA+ on the modules that `turnlab export` writes.

use crate::args::TlaOptions;
use crate::diagrams;
use crate::problem::Outcome;
use crate::tools::Tool;
use crate::{paths, process, tlc};
use std::path::Path;
use std::process::Command;

const VERSION: &str = "0.24.11";
const FAILED: &str = "A model checker finds something else than the search: see above";

/// Has TLC search every named rule within some bounds.
pub(crate) fn check() -> Outcome {
    if process::find("python3").is_none() {
        return diagrams::left_out("Python with pip", "TLC");
    }
    process::run(&mut test("tlc_finds_the_same", &tlc::jar()?), FAILED)
}

/// Has TLC and tla-checker search every named rule within the bounds of docs/spin.md.
pub(crate) fn tla(options: &TlaOptions) -> Outcome {
    let jar = match &options.tlc {
        Some(jar) => std::path::absolute(jar).unwrap_or_else(|_| jar.clone()),
        None => tlc::jar()?,
    };
    Tool {
        name: "tla-checker",
        commands: &["tla"],
        version: VERSION,
        // Unoptimised it takes as many minutes for one rule as it should for all.
        source: &["tla-checker", "--version", VERSION, "--config", "profile.dev.opt-level=2"],
        usually: "5 to 10 minutes on two cores, once",
    }
    .install()?;
    let mut test = test("model_checkers_find_the_same", &jar);
    process::run(test.env("TURNLAB_TLA_CHECKER", paths::tools().join("bin/tla")), FAILED)
}

fn test(name: &str, jar: &Path) -> Command {
    let mut cargo = process::cargo();
    cargo.args(["test", "-p", "turnlab-cli", "--test", "tla", "--", "--ignored", "--nocapture"]);
    cargo.arg(name).env("TURNLAB_TLC", jar);
    cargo
}
