//! SPIN, which searches the hand-written model of `crates/cli/models`, and where it comes from.

use crate::problem::{Explain, Outcome};
use crate::{packages, paths, process};
use std::fs;
use std::path::PathBuf;

/// What the search that SPIN writes is told: no invalid end states, and room for so much.
pub(crate) const PAN_ARGUMENTS: &[&str] = &["-E", "-m1000000", "-w26"];
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

/// SPIN's search of the model within the bounds of the benchmark, compiled.
pub(crate) fn pan() -> Outcome<PathBuf> {
    set_up()?;
    let folder = paths::root().join("target/bench/spin");
    let failed = "SPIN's search could not be made";
    fs::create_dir_all(&folder).explain(failed)?;
    let model = paths::root().join("crates/cli/models/association.pml");
    let mut spin = process::command("spin");
    spin.args(["-a", "-DRULE=as_shipped", "-DMAIL_I=20", "-DMAIL_R=20", "-DLOSSES=3"]);
    spin.arg("-DIN_FLIGHT=4").arg(model);
    process::run_logged(spin.current_dir(&folder), "spin", failed)?;
    let mut gcc = process::command("gcc");
    gcc.args(["-O2", "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c"]);
    process::run_logged(gcc.current_dir(&folder), "spin-gcc", failed)?;
    Ok(folder.join("pan"))
}
