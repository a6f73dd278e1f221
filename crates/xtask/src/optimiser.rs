//! `wasm-opt`, which makes the page's wasm smaller and which the page can do without.

use crate::problem::{Explain, Outcome};
use crate::{npm, paths, process};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// The version of Binaryen, whose npm package holds `wasm-opt` as a program for Node.
pub(crate) const BINARYEN: &str = "132.0.0";
const PACKAGE: &str = "binaryen";

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
    if is_on_path() {
        return;
    }
    match npm::package(PACKAGE, BINARYEN) {
        Ok(Some(_)) => {}
        Ok(None) => println!(
            "There is no Node with npm here, so the page is built without wasm-opt and somewhat larger."
        ),
        Err(problem) => {
            println!("The page is built without wasm-opt and somewhat larger: {problem}");
        }
    }
}

/// Optimises a wasm file in its place, if there is an optimiser.
pub(crate) fn optimise(wasm: &Path) -> Outcome {
    let Some(mut optimiser) = optimiser() else {
        return Ok(());
    };
    let failed = "The page's wasm could not be optimised: delete target/tools and start again";
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

/// The command of the right version; nothing where there is none.
fn optimiser() -> Option<Command> {
    if is_on_path() {
        return Some(process::command("wasm-opt"));
    }
    process::find("node")?;
    let installed = npm::package(PACKAGE, BINARYEN).ok()??;
    let mut node = process::command("node");
    node.arg(installed.join("bin/wasm-opt"));
    Some(node)
}

fn is_on_path() -> bool {
    let answer = process::answer("wasm-opt", &["--version"]).unwrap_or_default();
    let version = BINARYEN.split('.').next();
    answer.split_whitespace().nth(2) == version
}
