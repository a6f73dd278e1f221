//! The package for npm: the JavaScript boundary with its types, packed as `npm publish` takes it.

use crate::problem::{Explain, Outcome, Problem};
use crate::wasm_target::{self, WASM};
use crate::{folders, optimiser, page, paths, process, sizes, tools};
use std::fs;
use std::path::PathBuf;

/// How the program in it is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// To be published.
    Release,
    /// To be tested: what the tests in a browser compile is not compiled again.
    Test,
}

const FAILED: &str = "The package for npm could not be written";
/// What the package has of its own in the repository.
const SOURCE: &str = "crates/wasm/package";
/// The version there, in whose place the version of the workspace stands.
const UNSET: &str = "\"version\": \"0.0.0\"";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes the package and prints its sizes.
pub(crate) fn npm() -> Outcome {
    let packed = make(Build::Release)?;
    sizes::of_files(&folder())?;
    println!("{} is what `npm publish` takes.", paths::shown(&packed));
    Ok(())
}

/// Makes the package; the file that npm has packed.
pub(crate) fn make(build: Build) -> Outcome<PathBuf> {
    if process::find("npm").is_none() {
        return Err(Problem::new(
            "There is no npm on the PATH: install Node with npm, which packs it",
        ));
    }
    folders::remove(&folder())?;
    folders::copy(&paths::root().join(SOURCE), &folder())?;
    fs::copy(paths::root().join("LICENSE"), folder().join("LICENSE")).explain(FAILED)?;
    let description = folder().join("package.json");
    let text = fs::read_to_string(&description).explain(FAILED)?;
    let text = text.replace(UNSET, &format!("\"version\": \"{VERSION}\""));
    fs::write(description, text).explain(FAILED)?;
    compile(build)?;
    pack()
}

/// Where the package is put together.
pub(crate) fn folder() -> PathBuf {
    paths::root().join("target/npm/package")
}

fn compile(build: Build) -> Outcome {
    wasm_target::set_up()?;
    tools::bindgen()?;
    let failed = "The program of the package could not be built: see the messages above";
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "turnlab-wasm", "--target", WASM]);
    match build {
        Build::Release => {
            let flags = page::without_places();
            cargo.arg("--release").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
        }
        Build::Test => cargo.args(["--features", "turnlab-report/schema"]),
    };
    process::run(&mut cargo, failed)?;
    let profile = if build == Build::Release { "release" } else { "debug" };
    let program = paths::root().join("target").join(WASM).join(profile).join("turnlab_wasm.wasm");
    let mut bindgen = process::command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "bindings", "--out-dir"]);
    process::run(bindgen.arg(folder()).arg(program), failed)?;
    if build == Build::Release {
        optimiser::set_up();
        optimiser::optimise(&folder().join("bindings_bg.wasm"))?;
    }
    Ok(())
}

fn pack() -> Outcome<PathBuf> {
    let mut npm = process::command("npm");
    npm.args(["pack", "--silent", "--pack-destination"]).arg(paths::root().join("target/npm"));
    let log = "npm-pack";
    process::run_logged(npm.arg(folder()), log, "npm could not pack the package")?;
    Ok(paths::root().join(format!("target/npm/turnlab-{VERSION}.tgz")))
}
