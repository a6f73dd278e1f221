//! Building the page with Trunk, and what Trunk leaves to be done.

use crate::optimiser;
use crate::problem::{Explain, Outcome, Problem};
use crate::process;
use crate::step::step;
use crate::{
    first_paint, gallery, minifier, names, offline, parts, paths, scenario_pages, sizes,
    without_script,
};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Builds the release page into `dist/`.
pub(crate) fn build() -> Outcome {
    let built = step("Building the page", "1 to 2 minutes the first time", || {
        let failed = "The page could not be built";
        process::run_logged(trunk().args(["build", "--release"]), LOG, failed)
    });
    built.inspect_err(|_| show_log())
}

/// Trunk, from the tools.
pub(crate) fn trunk() -> Command {
    let mut trunk = process::command("trunk");
    trunk.env("RUST_LIB_BACKTRACE", "0");
    // Trunk takes no other word for yes here, and the convention is that any word means yes.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_places());
    trunk
}

/// So that the page does not tell where its crates were on the machine that built it, and is the same from each.
pub(crate) fn without_places() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let flag =
        |registry: fs::DirEntry| format!("--remap-path-prefix={}/=", registry.path().display());
    // A flag ends where there is a space.
    let flags = registries.map(flag).filter(|flag| !flag.contains(' '));
    flags.collect::<Vec<_>>().join(" ")
}

/// What Trunk's hook in `Trunk.toml` calls when the page is complete but for this: what is seen of it
/// before the program is there, the same page under the name that is embedded, the pictures of the library, and
/// wasm, scripts and styles that are as small as they get.
pub(crate) fn finish() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
        Problem::new("Only Trunk can ask for this, at the end of `cargo xtask build`")
    })?;
    let staging = Path::new(&staging);
    let page = fs::read_to_string(staging.join("index.html")).explain(UNREADABLE)?;
    let released = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let page = if released { minifier::with_one_style(&page)? } else { page };
    gallery::draw(&staging.join("library"))?;
    copy_parts(staging, released)?;
    let mut page = page;
    if released {
        for file in sizes::files(staging, "wasm")? {
            optimiser::optimise(&file)?;
            if !names::is_part(&file) {
                names::shorten(&file)?;
            }
        }
        for file in [sizes::files(staging, "js")?, sizes::files(staging, "css")?].concat() {
            minifier::minify(&file)?;
        }
        page = parts::put_aside(staging, &page)?;
        scenario_pages::write(staging, &page)?;
    }
    offline::write_none(staging)?;
    for (name, text) in [
        ("index.html", first_paint::whole(&page)?),
        ("embed.html", first_paint::embedded(&page)?),
        ("lost-turn.html", without_script::figure()?),
    ] {
        fs::write(staging.join(name), text).explain("The page could not be completed")?;
    }
    Ok(())
}

/// Copies the parts of programs that `wasm-bindgen` has put beside them (`crates/bindgen`), which Trunk does not know.
fn copy_parts(staging: &Path, released: bool) -> Outcome {
    let failed = "The parts of the program cannot be copied";
    let made = paths::root().join("target/wasm-bindgen");
    let made = made.join(if released { "release" } else { "debug" });
    for folder in fs::read_dir(made).explain(failed)? {
        let folder = folder.explain(failed)?.path();
        if folder.to_string_lossy().ends_with(PARTS) {
            for part in fs::read_dir(folder).explain(failed)? {
                let part = part.explain(failed)?;
                if part.path().extension().is_some_and(|kind| kind == "wasm") {
                    fs::copy(part.path(), staging.join(part.file_name())).explain(failed)?;
                }
            }
        }
    }
    Ok(())
}

/// What the names of their folders end with.
const PARTS: &str = "-parts";

const UNREADABLE: &str = "The page that Trunk made cannot be read";

const LOG: &str = "build-page";

fn show_log() {
    if let Ok(text) = fs::read_to_string(paths::log(LOG)) {
        eprintln!("{text}");
    }
}
