//! tshark, which judges captures, and where it comes from.

use crate::packages;
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::step::step;
use std::path::PathBuf;

const PACKAGE: &str = "tshark";

/// Where tshark is; installs it if it is missing, or says that it has to be.
pub(crate) fn set_up() -> Outcome<PathBuf> {
    if let Some(program) = process::find("tshark") {
        return Ok(program);
    }
    if packages::can_install() {
        step("Installing tshark", "half a minute, once", || packages::install(&[PACKAGE]))?;
    }
    process::find("tshark").ok_or_else(|| {
        Problem::new(
            "The tests of captures need tshark on the PATH: install it (Debian's package is tshark) \
             and start again",
        )
    })
}
