//! The tools that build the page, each in the one version that fits.

use crate::folders;
use crate::minifier;
use crate::optimiser;
use crate::paths;
use crate::problem::{Explain, Outcome, Problem};
use crate::process;
use crate::step::step;
use crate::wasm_target;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::process::Command;

/// The newest Trunk that the Rust of this repository compiles.
const TRUNK: &str = "0.21.14";

/// Something that `cargo install` puts under `target/tools`.
pub(crate) struct Tool<'a> {
    /// What it is called in messages.
    pub(crate) name: &'a str,
    /// The commands it consists of, all of which tell their version.
    pub(crate) commands: &'a [&'a str],
    /// The version they have to tell.
    pub(crate) version: &'a str,
    /// What `cargo install` is told.
    pub(crate) source: &'a [&'a str],
    /// How long that takes.
    pub(crate) usually: &'a str,
}

/// Everything that building the page needs.
pub(crate) fn set_up() -> Outcome {
    wasm_target::set_up()?;
    bindgen()?;
    trunk()?;
    optimiser::set_up();
    minifier::set_up();
    Ok(())
}

/// Trunk, without the TLS and the look for updates that it has no use for here.
fn trunk() -> Outcome {
    Tool {
        name: "Trunk",
        commands: &["trunk"],
        version: TRUNK,
        source: &["trunk", "--version", TRUNK, "--no-default-features"],
        usually: "3 to 5 minutes on two cores, once",
    }
    .install()
}

/// `wasm-bindgen` and its test runner, in the version of the library that the page links.
pub(crate) fn bindgen() -> Outcome {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))
        .explain("Cargo.lock cannot be read: restore it from the repository")?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Problem::new("Cargo.lock names no wasm-bindgen: restore it"))?;
    Tool {
        name: "wasm-bindgen",
        commands: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version,
        source: &["--path", "crates/bindgen"],
        usually: "1 minute on two cores, once",
    }
    .install()
}

impl Tool<'_> {
    /// Installs what is not there in the right version.
    ///
    /// Unoptimised, as it is compiled far more often than it has much to do, and apart from the
    /// builds of the workspace, which would otherwise throw it away.
    pub(crate) fn install(&self) -> Outcome {
        let sources = self.sources()?;
        let stamp = paths::tools().join(format!("{}.sources", self.name));
        let is_current = sources == fs::read_to_string(&stamp).unwrap_or_default();
        if is_current && self.is_installed() {
            return Ok(());
        }
        let Self { name, version, .. } = self;
        let what = format!("Compiling {name} {version}");
        step(what, self.usually, || {
            process::run_logged(
                &mut self.install_command(),
                &format!("install-{}", name.to_lowercase()),
                &format!(
                    "{name} {version} could not be installed: see to it that the network is there \
                     and start again, it goes on where it stopped"
                ),
            )
        })?;
        match &*sources {
            "" => Ok(()),
            sources => fs::write(stamp, sources).explain("target/tools cannot be written"),
        }
    }

    /// What a tool of this repository was made from, whose version does not tell that it has changed; nothing for
    /// another.
    fn sources(&self) -> Outcome<String> {
        let ["--path", folder] = self.source else { return Ok(String::new()) };
        let mut files = folders::below(&paths::root().join(folder))?;
        files.sort();
        let mut hasher = DefaultHasher::new();
        for file in files {
            fs::read(file).explain("A tool of this repository cannot be read")?.hash(&mut hasher);
        }
        Ok(format!("{:016x}", hasher.finish()))
    }

    fn is_installed(&self) -> bool {
        self.commands.iter().all(|command| {
            process::answer(command, &["--version"]).is_some_and(|answer| {
                let version = answer.split_whitespace().nth(1).unwrap_or_default();
                version.trim_start_matches('v') == self.version
            })
        })
    }

    fn install_command(&self) -> Command {
        let mut cargo = process::cargo();
        cargo
            .args(["install", "--locked", "--debug", "--force"])
            .args(self.source)
            .arg("--root")
            .arg(paths::tools())
            .arg("--target-dir")
            .arg(paths::root().join("target/tools-build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_INCREMENTAL", "false");
        cargo
    }
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_tells_the_version_of_a_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
