//! How soon the page is there and how smoothly it moves, beside a Yew counter that is built in the same way.

use crate::bench::FAILED;
use crate::browser::{self, Browser};
use crate::driver::Driver;
use crate::problem::{Explain, Outcome};
use crate::server::{self, Server};
use crate::wasm_target::{self, WASM};
use crate::{minifier, names, optimiser, page, paths, process, sizes, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the counter is, as the command `wasm-bindgen` is told.
const COUNTER: &str = "target/bench/counter";
const UNWRITTEN: &str = "The pages that are measured could not be written under target/bench";

/// Takes the figures in Chromium, the only browser that can be slowed down.
pub(crate) fn measure(_: &Browser) -> Outcome {
    let browser = browser::named("chromium");
    browser.set_up()?;
    tools::set_up()?;
    page::build()?;
    build_counter()?;
    let folder = copy_page()?;
    sizes::compress(&folder)?;
    sizes::compress(&paths::root().join(COUNTER))?;
    let mut cargo = process::cargo();
    cargo.args(["build", "--quiet", "-p", "turnlab-e2e", "--bins"]);
    process::run(&mut cargo, FAILED)?;
    let server = Server::start(folder, server::free_port()?)?;
    let bare = Server::start(paths::root().join(COUNTER), server::free_port()?)?;
    let driver = Driver::start(browser)?;
    let mut cargo = process::cargo();
    cargo
        .args(["run", "--quiet", "-p", "turnlab-e2e", "--bin", "timings"])
        .env("TURNLAB_BARE", bare.address());
    driver.tell(&mut cargo, browser, &server);
    process::run(&mut cargo, FAILED)
}

/// The counter: compiled, bound, optimised and minified with what `cargo xtask build` uses.
fn build_counter() -> Outcome {
    wasm_target::set_up()?;
    let bindgen =
        format!("wasm-bindgen --target web --no-typescript --out-name counter --out-dir {COUNTER}");
    let mut cargo = process::cargo();
    cargo
        .args(["run", "--quiet", "--profile", "page", "--target", WASM, "-p", "turnlab-counter"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", bindgen);
    process::run(&mut cargo, FAILED)?;
    let folder = paths::root().join(COUNTER);
    let page = paths::root().join("crates/counter/index.html");
    fs::copy(page, folder.join("index.html")).explain(UNWRITTEN)?;
    let wasm = folder.join("counter_bg.wasm");
    optimiser::optimise(&wasm)?;
    names::shorten(&wasm)?;
    minifier::minify(&folder.join("counter.js"))
}

fn copy_page() -> Outcome<PathBuf> {
    let folder = paths::root().join("target/bench/built");
    let emptied = if folder.is_dir() { fs::remove_dir_all(&folder) } else { Ok(()) };
    emptied.explain(UNWRITTEN)?;
    copy(&paths::dist(), &folder)?;
    Ok(folder)
}

/// Copies a folder with all that is below it.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).explain(UNWRITTEN)?;
    for entry in fs::read_dir(from).explain(UNWRITTEN)? {
        let entry = entry.explain(UNWRITTEN)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).explain(UNWRITTEN)?;
        }
    }
    Ok(())
}
