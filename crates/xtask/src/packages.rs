//! Debian's packages, where they may be installed.

use crate::problem::Outcome;
use crate::process;

/// Whether this person may install packages here.
pub(crate) fn can_install() -> bool {
    process::find("apt-get").is_some()
        && process::answer("id", &["-u"]).is_some_and(|user| user == "0")
}

/// Installs packages with what they need.
pub(crate) fn install(packages: &[&str]) -> Outcome {
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
