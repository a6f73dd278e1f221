//! Whether the package for npm works for those who install it: in Node, as its README says, for TypeScript, and in a
//! page that Vite has built.

use crate::browser::Browser;
use crate::npm_package::{self, Build};
use crate::problem::Outcome;
use crate::step::step;
use crate::{diagrams, folders, npm, paths, process, tab, types};
use std::path::PathBuf;
use std::process::Command;

/// The version of Vite, which bundles for browsers.
pub(crate) const VITE: &str = "8.4.0";

/// Makes the package, installs it in a project of its own, and has it used there.
pub(crate) fn check(browser: &'static Browser) -> Outcome {
    if process::find("node").is_none() || process::find("npm").is_none() {
        return diagrams::left_out("Node with npm", "the package for npm");
    }
    install(Build::Test)?;
    let failed = "The package does not do in Node what it should: see the messages above";
    process::run(in_project("node").args(["--test", "--test-reporter=spec", "."]), failed)?;
    types::check_project(&folder())?;
    in_browser(browser)
}

/// The project that uses it.
fn folder() -> PathBuf {
    paths::root().join("target/npm/project")
}

fn in_project(program: &str) -> Command {
    let mut command = process::command(program);
    command.current_dir(folder());
    command
}

fn install(build: Build) -> Outcome {
    let packed = npm_package::make(build)?;
    folders::remove(&folder())?;
    folders::copy(&paths::root().join("crates/wasm/tests/npm"), &folder())?;
    let mut npm = in_project("npm");
    npm.args(["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts"]).arg(packed);
    process::run_logged(&mut npm, "npm-install", "npm does not install the package")
}

/// Builds a page with Vite and opens it, which says what came of it.
fn in_browser(browser: &'static Browser) -> Outcome {
    let Some(vite) = npm::package("vite", VITE)? else {
        return diagrams::left_out("Node with npm", "Vite");
    };
    step("Building a page with Vite", "3 s", || {
        let mut node = in_project("node");
        node.arg(vite.join("bin/vite.js")).args(["build", "--outDir", "dist"]);
        process::run_logged(&mut node, "vite", "Vite does not take the package")
    })?;
    let told = tab::told(browser, folder().join("dist"))?;
    println!("In {}, bundled by Vite {VITE}: {told}.", browser.name);
    Ok(())
}
