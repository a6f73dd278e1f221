//! Debian's packages, where they may be installed.

use crate::problem::{Outcome, Problem};
use crate::process;
use crate::step::step;

/// Installs packages, unless what is needed of them is there; `wanted` says what that is.
pub(crate) fn set_up(packages: &[&str], is_there: impl Fn() -> bool, wanted: &str) -> Outcome {
    if is_there() {
        return Ok(());
    }
    if !can_install() {
        return Err(Problem::new(wanted));
    }
    install(packages)?;
    if is_there() { Ok(()) } else { Err(Problem::new(wanted)) }
}

/// Installs them.
pub(crate) fn install(packages: &[&str]) -> Outcome {
    let what = format!("Installing {}", packages.join(" "));
    step(what, "half a minute, once", || fetch(packages))
}

fn fetch(packages: &[&str]) -> Outcome {
    let failed = format!(
        "{} could not be installed: see to it that the network is there and start again",
        packages.join(" ")
    );
    for arguments in [&["update"][..], &["install", "--no-install-recommends", "--yes"]] {
        let mut apt = process::command("apt-get");
        apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        if arguments.len() > 1 {
            apt.args(packages);
        }
        process::run_logged(&mut apt, &format!("apt-get-{}", arguments[0]), &failed)?;
    }
    Ok(())
}

/// Whether this may install any.
pub(crate) fn can_install() -> bool {
    process::find("apt-get").is_some()
        && process::answer("id", &["-u"]).is_some_and(|user| user == "0")
}
