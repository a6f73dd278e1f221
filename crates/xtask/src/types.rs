//! Whether TypeScript takes the types that are handed out.

use crate::problem::Outcome;
use crate::{diagrams, npm, paths, process};

/// The version of its compiler.
const TYPESCRIPT: &str = "5.9.3";
/// What is compiled: what uses the types of the element, and the types of the boundary.
const FILES: [&str; 2] = ["web/element/use.ts", "crates/wasm/src/turnlab.d.ts"];

/// Compiles them and writes nothing.
pub(crate) fn check() -> Outcome {
    let Some(package) = npm::package("typescript", TYPESCRIPT)? else {
        return diagrams::left_out("Node with npm", "TypeScript");
    };
    let mut node = process::command("node");
    node.arg(package.join("bin/tsc"));
    node.args(["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom"]);
    node.args(FILES.map(|file| paths::root().join(file)));
    process::run(&mut node, "TypeScript does not take the types: see its messages above")
}
