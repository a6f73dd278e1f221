//! Packages of npm that the build and the tests use, each in a folder of its own version.

use crate::problem::{Explain, Outcome};
use crate::step::step;
use crate::{paths, process};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

const FAILED: &str = "npm failed: see to it that the network is there and start again";

/// Held while a package is looked for and installed, as tests want the same one at the same time.
static INSTALLING: Mutex<()> = Mutex::new(());

/// The folder with this package, after it has been installed where it can be; nothing where there is no Node
/// with npm.
pub(crate) fn package(name: &str, version: &str) -> Outcome<Option<PathBuf>> {
    let folder = paths::tools().join(format!("{name}-{version}"));
    let package = folder.join("node_modules").join(name);
    let _installing = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    if package.is_dir() {
        return Ok(Some(package));
    }
    if process::find("node").is_none() || process::find("npm").is_none() {
        return Ok(None);
    }
    step(format!("Installing {name} {version}"), "10 s, once", || {
        let part = paths::tools().join(format!("{name}-{version}.{}.part", std::process::id()));
        if let Err(problem) = install(&part, name, version) {
            // What is left of it is in nobody's way.
            let _ = fs::remove_dir_all(&part);
            return Err(problem);
        }
        put(&part, &folder).or_else(|problem| {
            // Another command may have been faster.
            let is_there = package.is_dir();
            is_there.then_some(()).ok_or(problem).explain("target/tools cannot be written")
        })
    })?;
    Ok(Some(package))
}

fn install(folder: &Path, name: &str, version: &str) -> Outcome {
    let mut npm = process::command("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"])
        .arg("--prefix")
        .arg(folder)
        .arg(format!("{name}@{version}"));
    process::run_logged(&mut npm, &format!("install-{name}"), FAILED)
}

/// Moves a folder that is whole to where it is looked for, so that none is found that is not.
fn put(part: &Path, folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    fs::rename(part, folder)
}
