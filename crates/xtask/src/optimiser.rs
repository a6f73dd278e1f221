//! `wasm-opt`, which makes the page's wasm smaller and which the page can do without.

use crate::paths;
use crate::problem::{Explain, Outcome};
use crate::process;
use crate::step::step;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// The version of Binaryen, whose npm package holds `wasm-opt` as a program for Node.
const BINARYEN: &str = "132";

/// Smaller than the options for size make it once it is compressed, and faster: a large function that is called
/// once stays one, so that it is compiled when it is called; those of one module stand together; and no load says
/// how it is aligned, which no browser asks.
const SMALL: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-O2",
    "--one-caller-inline-max-function-size=60",
    "--always-inline-max-function-size=4",
    "-O2",
    "--dealign",
    "--reorder-functions-by-name",
];

/// As fast as it gets.
const FAST: &[&str] = &["-O3"];

/// What the compiler's wasm makes use of, and no more.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Installs the optimiser where there is Node, and says so where it stays away.
pub(crate) fn set_up() {
    if optimiser().is_some() {
        return;
    }
    if process::find("node").is_none() || process::find("npm").is_none() {
        println!(
            "There is no Node with npm here, so the page is built without wasm-opt and somewhat larger."
        );
        return;
    }
    let installed = step(format!("Installing wasm-opt {BINARYEN}"), "5 s, once", || {
        process::run_logged(&mut install_command(), "install-wasm-opt", "npm failed")
    });
    if let Err(problem) = installed {
        println!("The page is built without wasm-opt and somewhat larger: {problem}");
    }
}

/// Optimises a wasm file in its place, if there is an optimiser.
pub(crate) fn optimise(wasm: &Path) -> Outcome {
    let Some(mut optimiser) = optimiser() else {
        return Ok(());
    };
    let failed = "The page's wasm could not be optimised: delete target/tools/node and start again";
    let bytes = fs::read(wasm).explain(failed)?;
    let options = options_for(wasm);
    let kept = kept_for(wasm, &bytes, options);
    if !kept.is_file() {
        let smaller = wasm.with_extension("smaller");
        optimiser.args(options).args(FEATURES).arg(wasm).arg("--output").arg(&smaller);
        process::run(&mut optimiser, failed)?;
        keep(&smaller, &kept).explain(failed)?;
    }
    fs::copy(kept, wasm).map(drop).explain(failed)
}

/// The search is to be fast, everything else to be there soon.
fn options_for(wasm: &Path) -> &'static [&'static str] {
    let name = wasm.file_stem().unwrap_or_default().to_string_lossy();
    if name.contains("searcher") { FAST } else { SMALL }
}

/// Where what comes of this wasm is kept, so that an unchanged page is not optimised again: a folder for
/// each program, whose name ends before what Trunk appends to it.
fn kept_for(file: &Path, wasm: &[u8], options: &[&str]) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    (BINARYEN, options, wasm).hash(&mut hasher);
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let program: Vec<&str> = name.split(['-', '_']).take(2).collect();
    let folder = program.join("-");
    paths::tools().join(format!("optimised/{folder}/{:016x}.wasm", hasher.finish()))
}

/// Moves a file to where it is kept, instead of the one from before.
fn keep(file: &Path, kept: &Path) -> io::Result<()> {
    if let Some(folder) = kept.parent() {
        if folder.is_dir() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    fs::rename(file, kept)
}

/// The command of the right version, ours before another.
fn optimiser() -> Option<Command> {
    if ours().is_file() && process::find("node").is_some() {
        let mut node = process::command("node");
        node.arg(ours());
        return Some(node);
    }
    let version = process::answer("wasm-opt", &["--version"])?;
    let fits = version.split_whitespace().nth(2) == Some(BINARYEN);
    fits.then(|| process::command("wasm-opt"))
}

fn ours() -> PathBuf {
    paths::tools().join("node/node_modules/binaryen/bin/wasm-opt")
}

fn install_command() -> Command {
    let mut npm = process::command("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
        .arg(paths::tools().join("node"))
        .arg(format!("binaryen@{BINARYEN}"));
    npm
}
