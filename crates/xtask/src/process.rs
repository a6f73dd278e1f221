//! Running other programs.

use crate::paths;
use crate::problem::{Explain, Outcome, Problem};
use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A command that runs at the root of the repository and finds our tools before others.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let program = program.as_ref();
    let mut command = Command::new(find(program).as_deref().unwrap_or(program));
    command.current_dir(paths::root()).env("PATH", search_path(&[])).stdin(Stdio::null());
    command
}

/// Cargo, the one that runs this.
pub(crate) fn cargo() -> Command {
    command(env::var_os("CARGO").map_or("cargo".into(), PathBuf::from))
}

/// Where a program is.
pub(crate) fn find(program: impl AsRef<Path>) -> Option<PathBuf> {
    env::split_paths(&search_path(&[]))
        .map(|folder| folder.join(program.as_ref()))
        .flat_map(|file| [env::consts::EXE_EXTENSION, "cmd"].map(|e| file.with_added_extension(e)))
        .find(|file| file.is_file())
}

/// What a program prints when it succeeds.
pub(crate) fn answer(program: impl AsRef<Path>, arguments: &[&str]) -> Option<String> {
    let output = command(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Runs a command in front of the person at the terminal; `failed` says what its failure means.
pub(crate) fn run(command: &mut Command, failed: &str) -> Outcome {
    match command.status().explain(failed)?.success() {
        true => Ok(()),
        false => Err(Problem::new(failed)),
    }
}

/// Runs a command whose output goes to a log; `failed` says what its failure means.
pub(crate) fn run_logged(command: &mut Command, log_name: &str, failed: &str) -> Outcome {
    let path = paths::log(log_name);
    let log = create_log(&path)?;
    let errors = log.try_clone().explain(failed)?;
    run(command.stdout(log).stderr(errors), failed)
        .map_err(|_| Problem::new(format!("{failed} ({} says more)", paths::shown(&path))))
}

/// A file for what a command prints.
pub(crate) fn create_log(path: &Path) -> Outcome<File> {
    let created = path.parent().map_or(Ok(()), fs::create_dir_all);
    created.and_then(|()| File::create(path)).explain("The folder target/ cannot be written to")
}

/// The folders in which programs are looked for: these, those of our tools, and those of the environment.
pub(crate) fn search_path(first: &[PathBuf]) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain([paths::tools_bin()]).chain(env::split_paths(&path));
    env::join_paths(folders).unwrap_or(path)
}
