//! Packages of npm that the tests use, each in a folder of its own version.

use crate::problem::Outcome;
use crate::step::step;
use crate::{paths, process};
use std::path::PathBuf;

/// The folder with this package, after it has been installed where it can be; nothing where there is no Node
/// with npm.
pub(crate) fn package(name: &str, version: &str) -> Outcome<Option<PathBuf>> {
    let folder = paths::tools().join(format!("{name}-{version}"));
    let package = folder.join("node_modules").join(name);
    if package.is_dir() {
        return Ok(Some(package));
    }
    if process::find("node").is_none() || process::find("npm").is_none() {
        return Ok(None);
    }
    let mut npm = process::command("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"])
        .arg("--prefix")
        .arg(&folder)
        .arg(format!("{name}@{version}"));
    let failed = "npm failed: see to it that the network is there and start again";
    step(format!("Installing {name} {version}"), "10 s, once", || {
        process::run_logged(&mut npm, &format!("install-{name}"), failed)
    })?;
    Ok(Some(package))
}
