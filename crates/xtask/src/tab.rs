//! The measures of `cargo xtask bench` in a browser tab, with wasm that is made as the page's is.

use crate::bench::{FAILED, PACKAGE};
use crate::browser::{self, Browser};
use crate::problem::{Explain, Outcome, Problem};
use crate::server::{self, Server};
use crate::wasm_target::{self, WASM};
use crate::{diagrams, figures, folders, optimiser, page, paths, process, spin, tools};
use std::fs;
use std::path::PathBuf;
use std::process::Child;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long the tab may say nothing.
const PATIENCE: Duration = Duration::from_secs(300);
/// The served page, as the command `wasm-bindgen` is told.
const FOLDER: &str = "target/bench/page";

/// The core of the page as fast as it gets, and not for size as well.
const FAST_CORE: &[&str] = &["--config", "profile.page.package.turnlab-core.opt-level=3"];

/// Takes the figures in a tab and prints each line as soon as it is there.
pub(crate) fn measure(browser: &Browser) -> Outcome {
    measure_built(browser, Measured { place: "tab", ..Measured::default() }, |_| String::new())
}

/// Takes those of the search: as the page is built, and with a fast core. SPIN searches when the tab asks
/// for it, so that they take turns.
pub(crate) fn measure_search(browser: &Browser) -> Outcome {
    let pan = spin::pan()?;
    let reply = move |path: &str| match path {
        "/spin" => process::answer(&pan, spin::PAN_ARGUMENTS).unwrap_or_default(),
        _ => String::new(),
    };
    for (how, place, options) in
        [("as the page is built", "tab", &[][..]), ("core with opt-level 3", "fast tab", FAST_CORE)]
    {
        println!("\n-- {how}");
        measure_built(browser, Measured { place, chosen: "?search", options }, reply.clone())?;
    }
    Ok(())
}

/// Takes those of the diagram, beside Mermaid in the same tab; then of the built page, as it is scrolled.
pub(crate) fn measure_diagram(browser: &Browser) -> Outcome {
    fs::create_dir_all(folder()).explain("There is no room for the page that measures")?;
    if !diagrams::copy_mermaid(&folder())? {
        return Err(Problem::new("Mermaid is not here, and Node with npm is needed to fetch it"));
    }
    let diagram = Measured { place: "tab", chosen: "?diagram", options: &[] };
    measure_built(browser, diagram, |_| String::new())?;
    println!("\n-- the built page");
    page::build()?;
    measure_page(browser)
}

/// How smoothly the page in `dist/` scrolls and scrubs.
fn measure_page(browser: &Browser) -> Outcome {
    let cannot = "The page that measures the built page could not be made";
    let folder = paths::root().join("target/bench/frames");
    folders::copy(&paths::dist(), &folder)?;
    fs::copy(paths::root().join("crates/bench/frames.html"), folder.join("frames.html"))
        .explain(cannot)?;
    heard(browser, folder, "frames.html", "page", |_| String::new()).map(drop)
}

/// What is measured by the page that is built for it.
#[derive(Default)]
struct Measured<'a> {
    /// Where, as the table of figures calls it.
    place: &'a str,
    /// What, as the page is asked for it.
    chosen: &'a str,
    /// What Cargo is told beside what the page is built with.
    options: &'a [&'a str],
}

fn measure_built(
    browser: &Browser,
    Measured { place, chosen, options }: Measured,
    reply: impl Fn(&str) -> String + Clone + Send + Sync + 'static,
) -> Outcome {
    browser.set_up()?;
    build(options)?;
    heard(browser, folder(), chosen, place, reply).map(drop)
}

/// Opens a page of a folder, hears each line that it tells, and gives what it says when it is done.
fn heard(
    browser: &Browser,
    folder: PathBuf,
    page: &str,
    place: &str,
    reply: impl Fn(&str) -> String + Clone + Send + Sync + 'static,
) -> Outcome<String> {
    let (posted, told) = mpsc::channel();
    let server = Server::start_for_measures(folder, server::free_port()?, posted, reply)?;
    let _tab = Tab::open(browser, &arguments(browser)?, &format!("{}{page}", server.address()))?;
    loop {
        let silent = "The tab said nothing for five minutes: target/logs/bench-tab.log may say why";
        let (path, text) = told.recv_timeout(PATIENCE).explain(silent)?;
        match &*path {
            "/line" => figures::hear(place, &text),
            "/spin" => {}
            "/done" => {
                // The browser gets its answer before it is ended.
                thread::sleep(Duration::from_millis(100));
                return Ok(text);
            }
            _ => return Err(Problem::new(format!("The tab failed: {text}"))),
        }
    }
}

/// Opens the page in a folder and waits for what it posts to `/done`.
pub(crate) fn told(browser: &'static Browser, folder: PathBuf) -> Outcome<String> {
    // Of those that there are, WebKit is opened by its driver alone.
    let browser = if browser.name == "webkit" { browser::named("chromium") } else { browser };
    browser.set_up()?;
    heard(browser, folder, "", "tab", |_| String::new())
}

fn folder() -> PathBuf {
    paths::root().join(FOLDER)
}

fn profile() -> PathBuf {
    paths::root().join("target/bench/profile")
}

/// The page that measures: compiled, bound and optimised with what `cargo xtask build` uses.
fn build(options: &[&str]) -> Outcome {
    wasm_target::set_up()?;
    tools::bindgen()?;
    optimiser::set_up();
    let bindgen =
        format!("wasm-bindgen --target web --no-typescript --out-name bench --out-dir {FOLDER}");
    let mut cargo = process::cargo();
    cargo
        .args(options)
        .args(["run", "--profile", "page", "--target", WASM, "-p", PACKAGE])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", bindgen);
    process::run(&mut cargo, FAILED)?;
    fs::copy(paths::root().join("crates/bench/page.html"), folder().join("index.html"))
        .explain("The page that measures could not be copied")?;
    optimiser::optimise(&folder().join("bench_bg.wasm"))
}

/// A browser in which one page is open, until this is dropped.
pub(crate) struct Tab(Child);

impl Tab {
    /// Opens it.
    pub(crate) fn open(browser: &Browser, arguments: &[String], address: &str) -> Outcome<Self> {
        let cannot = format!("{} could not be started: install it anew", browser.name);
        folders::remove(&profile())?;
        fs::create_dir_all(profile()).explain(&cannot)?;
        let log = process::create_log(&paths::log("bench-tab"))?;
        let errors = log.try_clone().explain(&cannot)?;
        let program = browser.program().ok_or_else(|| Problem::new(&*cannot))?;
        let mut command = process::command(program);
        command.args(arguments).arg(address).stdout(log).stderr(errors);
        command.spawn().map(Self).explain(&cannot)
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        // It has ended, or this is all that can be done about it.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How a browser opens a page without a window and without anybody's settings.
pub(crate) fn arguments(browser: &Browser) -> Outcome<Vec<String>> {
    let profile = profile().display().to_string();
    let (words, profile) = match browser.name {
        "chromium" => (CHROMIUM, format!("--user-data-dir={profile}")),
        "firefox" => (FIREFOX, profile),
        other => {
            return Err(Problem::new(format!(
                "This can be done in chromium or firefox and not in {other}"
            )));
        }
    };
    Ok(words.split_whitespace().map(str::to_owned).chain([profile]).collect())
}

const CHROMIUM: &str = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
    --no-first-run --disable-background-networking --disable-component-update";
const FIREFOX: &str = "--headless --no-remote --profile";
