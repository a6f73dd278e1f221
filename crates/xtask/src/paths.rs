//! Where things are in the repository.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}

/// Where tools are kept from one start to the next.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Where the tools' commands are.
pub(crate) fn tools_bin() -> PathBuf {
    tools().join("bin")
}

/// What the last command of this name printed.
pub(crate) fn log(name: &str) -> PathBuf {
    root().join("target/logs").join(format!("{name}.log"))
}

/// The built page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// As a person at the root of the repository would write it.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
