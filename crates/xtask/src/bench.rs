//! `cargo xtask bench`: how fast the core is, natively and in a browser tab.

use crate::args::BenchOptions;
use crate::browser::{self, Browser};
use crate::problem::Outcome;
use crate::wasm_target::{self, WASM};
use crate::{process, tools};

/// One place in which the figures are taken.
pub(crate) struct Place {
    /// What `--only` calls it.
    pub(crate) name: &'static str,
    run: fn(&'static Browser) -> Outcome,
}

/// Every place.
pub(crate) const PLACES: &[Place] =
    &[Place { name: "native", run: native }, Place { name: "tab", run: tab }];

const PACKAGE: &str = "turnlab-bench";
const FAILED: &str = "The figures could not be taken: see the messages above";

/// Takes the figures in the places that are asked for.
pub(crate) fn bench(options: &BenchOptions) -> Outcome {
    let browser = browser::named(options.browser);
    let asked_for = |place: &&Place| options.only.is_empty() || options.only.contains(&place.name);
    for place in PLACES.iter().filter(asked_for) {
        println!("\n== {}", place.name);
        (place.run)(browser)?;
    }
    Ok(())
}

fn native(_: &Browser) -> Outcome {
    process::run(process::cargo().args(["bench", "-p", PACKAGE]), FAILED)
}

/// Compiled as the page is, but for what the optimiser of wasm does to it afterwards.
fn tab(browser: &'static Browser) -> Outcome {
    let (browser, variable) = browser::for_wasm_tests(browser)?;
    wasm_target::set_up()?;
    tools::bindgen()?;
    browser.set_up()?;
    let mut cargo = process::cargo();
    cargo
        .args(["test", "--profile", "page", "--target", WASM, "-p", PACKAGE, "--test", "tab"])
        .args(["--", "--nocapture"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env(variable, browser.driver);
    process::run(&mut cargo, FAILED)
}
