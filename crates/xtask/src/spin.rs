//! SPIN, which searches the hand-written model of `models/`, and where it comes from.

use crate::problem::Outcome;
use crate::{packages, process};

/// SPIN, and what it takes to compile what SPIN writes; gcc alone has no headers.
const PACKAGES: &[&str] = &["spin", "gcc", "libc6-dev"];

/// Installs what is missing, or says what has to be.
pub(crate) fn set_up() -> Outcome {
    let wanted = "The comparison with SPIN needs the commands spin (of https://spinroot.com) and gcc \
                  on the PATH: install them (Debian's packages are spin, gcc and libc6-dev) and start \
                  again";
    packages::set_up(PACKAGES, is_installed, wanted)
}

/// Other programs are called spin, too.
fn is_installed() -> bool {
    let spin = process::answer("spin", &["-V"]);
    spin.is_some_and(|answer| answer.starts_with("Spin Version")) && process::find("gcc").is_some()
}
