//! Whether TypeScript takes the types that are handed out.

use crate::problem::Outcome;
use crate::{diagrams, npm, paths, process};
use std::path::Path;
use std::process::Command;

/// The version of its compiler.
pub(crate) const TYPESCRIPT: &str = "5.9.3";
/// What is compiled: what uses the types of the element, and the types of the boundary.
const FILES: [&str; 2] = ["web/element/use.ts", "crates/wasm/package/turnlab.d.ts"];

/// Compiles them and writes nothing.
pub(crate) fn check() -> Outcome {
    match compiler()? {
        Some(mut tsc) => run(tsc.args(FILES.map(|file| paths::root().join(file)))),
        None => diagrams::left_out("Node with npm", "TypeScript"),
    }
}

/// The same with what uses an installed package, in its project.
pub(crate) fn check_project(folder: &Path) -> Outcome {
    let Some(mut tsc) = compiler()? else {
        return diagrams::left_out("Node with npm", "TypeScript");
    };
    tsc.current_dir(folder).args(["--moduleResolution", "node16", "--module", "node16", "use.ts"]);
    run(&mut tsc)
}

fn compiler() -> Outcome<Option<Command>> {
    let Some(package) = npm::package("typescript", TYPESCRIPT)? else { return Ok(None) };
    let mut node = process::command("node");
    node.arg(package.join("bin/tsc"));
    node.args(["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom"]);
    Ok(Some(node))
}

fn run(tsc: &mut Command) -> Outcome {
    process::run(tsc, "TypeScript does not take the types: see its messages above")
}
