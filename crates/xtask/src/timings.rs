//! How soon the page is there and how smoothly it moves, beside a Yew counter that is built in the same way, and a
//! page that shows the same exchange by Mermaid.

use crate::bench::FAILED;
use crate::browser::{self, Browser};
use crate::driver::Driver;
use crate::problem::{Explain, Outcome, Problem};
use crate::server::{self, Server};
use crate::wasm_target::{self, WASM};
use crate::{
    diagrams, figures, folders, gallery, minifier, names, npm, optimiser, page, paths, process,
    sizes, tools,
};
use std::fs;
use std::path::PathBuf;
use turnlab_core::scenario::LIBRARY;
use turnlab_view::Document;
use turnlab_view::export::{Excerpt, mermaid as mermaid_text};

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
    let mermaid = Server::start(mermaid()?, server::free_port()?)?;
    let driver = Driver::start(browser)?;
    let mut cargo = process::cargo();
    cargo
        .args(["run", "--quiet", "-p", "turnlab-e2e", "--bin", "timings"])
        .env("TURNLAB_BARE", bare.address())
        .env("TURNLAB_MERMAID", mermaid.address());
    driver.tell(&mut cargo, browser, &server);
    figures::run(&mut cargo, "page", FAILED)
}

/// A page with the exchange that the page opens with, by Mermaid as its documentation loads it, compressed like
/// the page.
fn mermaid() -> Outcome<PathBuf> {
    let Some(package) = npm::package("mermaid", diagrams::MERMAID)? else {
        return Err(Problem::new("Mermaid is not here, and Node with npm is needed to fetch it"));
    };
    let folder = paths::root().join("target/bench/mermaid");
    let dist = package.join("dist");
    let (script, chunks) = ("mermaid.esm.min.mjs", "chunks/mermaid.esm.min");
    folders::copy(&dist.join(chunks), &folder.join(chunks))?;
    fs::copy(dist.join(script), folder.join(script)).explain(UNWRITTEN)?;
    let story = gallery::story(&LIBRARY[0])?;
    let exchange = mermaid_text(&Document::of(&story, &Excerpt::default()));
    let exchange = exchange.replace('&', "&amp;").replace('<', "&lt;");
    let page = include_str!("../../bench/mermaid.html").replace("EXCHANGE", &exchange);
    fs::write(folder.join("index.html"), page).explain(UNWRITTEN)?;
    sizes::compress(&folder)?;
    for file in sizes::files(&folder, "mjs")? {
        let small = sizes::compressed(&fs::read(&file).explain(UNWRITTEN)?)?;
        fs::write(file.with_added_extension("br"), small).explain(UNWRITTEN)?;
    }
    Ok(folder)
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
    folders::remove(&folder)?;
    folders::copy(&paths::dist(), &folder)?;
    Ok(folder)
}
