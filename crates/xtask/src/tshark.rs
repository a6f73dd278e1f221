//! tshark, which judges captures, and where it comes from.

use crate::packages;
use crate::problem::{Outcome, Problem};
use crate::process;
use std::path::PathBuf;

const WANTED: &str = "The tests of captures need tshark on the PATH: install it (Debian's package is \
                      tshark) and start again";

/// Where tshark is; installs it if it is missing, or says that it has to be.
pub(crate) fn set_up() -> Outcome<PathBuf> {
    packages::set_up(&["tshark"], || process::find("tshark").is_some(), WANTED)?;
    process::find("tshark").ok_or_else(|| Problem::new(WANTED))
}
