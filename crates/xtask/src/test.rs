//! `cargo xtask test`: every check there is, in one command, up to the first that fails.

use crate::args::TestOptions;
use crate::browser::{self, BROWSERS, Browser};
use crate::diagrams;
use crate::problem::Outcome;
use crate::wasm_target::{self, WASM};
use crate::{
    crates, docs, e2e, hosts_step, npm_step, page, process, sizes, spin, supply, tla, tools,
    tshark, types,
};
use std::time::{Duration, Instant};

/// One check.
pub(crate) struct Step {
    /// What `--only` calls it.
    pub(crate) name: &'static str,
    run: fn(&Asked) -> Outcome,
}

/// What the checks are asked for.
struct Asked<'a> {
    /// The browser of what runs in one.
    browser: &'static Browser,
    /// The browser that is asked for; none means all.
    only_browser: Option<&'static Browser>,
    /// When the browser tests have to have come to an end.
    until: Instant,
    /// What the names of browser tests have to have in them, one of these; none means all.
    tests: &'a [String],
}

/// All checks, the quick ones first.
pub(crate) const STEPS: &[Step] = &[
    Step { name: "format", run: format },
    Step { name: "clippy", run: clippy },
    Step { name: "supply", run: |_| supply::check() },
    Step { name: "native", run: native },
    Step { name: "docs", run: |_| docs::check() },
    Step { name: "crates", run: |_| crates::check() },
    Step { name: "exports", run: exports },
    Step { name: "spin", run: compare_with_spin },
    Step { name: "tlc", run: |_| tla::check() },
    Step { name: "captures", run: captures },
    Step { name: "wasm", run: wasm },
    Step { name: "npm", run: |asked| npm_step::check(asked.browser) },
    Step { name: "build", run: build },
    Step { name: "hosts", run: |asked| hosts_step::check(asked.browser) },
    Step { name: "e2e", run: e2e },
];

/// Runs the checks that are asked for, then says how they went.
pub(crate) fn test(options: &TestOptions) -> Outcome {
    let only_browser = options.browser.map(browser::named);
    let asked = Asked {
        browser: only_browser.unwrap_or(&BROWSERS[0]),
        only_browser,
        until: Instant::now() + Duration::from_secs(60 * options.minutes),
        tests: &options.tests,
    };
    let mut done = Vec::new();
    let mut outcome = Ok(());
    for step in STEPS.iter().filter(|step| is_asked_for(step, &options.only)) {
        println!("\n== {}", step.name);
        let start = Instant::now();
        outcome = (step.run)(&asked);
        done.push((step.name, outcome.is_ok(), start.elapsed()));
        if outcome.is_err() {
            break;
        }
    }
    print_summary(&done);
    outcome
}

/// The browser tests are never run on a page that is older than its source.
fn is_asked_for(step: &Step, only: &[&str]) -> bool {
    let needs_page = ["hosts", "e2e"].iter().any(|name| only.contains(name));
    only.is_empty() || only.contains(&step.name) || (step.name == "build" && needs_page)
}

fn print_summary(done: &[(&str, bool, Duration)]) {
    println!("\n{:<8} {:<6} {:>7}", "step", "result", "seconds");
    for (name, passed, took) in done {
        let result = if *passed { "ok" } else { "failed" };
        println!("{name:<8} {result:<6} {:>7.1}", took.as_secs_f64());
    }
}

fn format(_: &Asked) -> Outcome {
    cargo(&["fmt", "--all", "--check"], "The source is not formatted: run `cargo fmt --all`")
}

fn clippy(_: &Asked) -> Outcome {
    wasm_target::set_up()?;
    let failed = "Clippy objects: see its messages above";
    let workspace = ["--workspace", "--exclude", "turnlab-bindgen"];
    let for_wasm = [
        "--target",
        WASM,
        "-p",
        "turnlab-web",
        "-p",
        "turnlab-lab",
        "-p",
        "turnlab-host",
        "-p",
        "turnlab-share",
        "-p",
        "turnlab-searcher",
        "-p",
        "turnlab-wasm",
        "-p",
        "turnlab-bench",
    ];
    for chosen in [&workspace[..], &for_wasm] {
        let arguments = [&["clippy", "--all-targets"], chosen, &["--", "-D", "warnings"]].concat();
        cargo(&arguments, failed)?;
    }
    Ok(())
}

fn native(_: &Asked) -> Outcome {
    let elsewhere = ["turnlab-bindgen", "turnlab-capture", "turnlab-e2e"];
    let excluded = elsewhere.iter().flat_map(|package| ["--exclude", package]);
    let arguments: Vec<_> = ["test", "--workspace"].into_iter().chain(excluded).collect();
    cargo(&arguments, TEST_FAILED)
}

fn exports(asked: &Asked) -> Outcome {
    diagrams::check(asked.browser)?;
    types::check()
}

/// The exhaustive search beside SPIN's, on the model that was written for that.
fn compare_with_spin(_: &Asked) -> Outcome {
    spin::set_up()?;
    let test = ["test", "--package", "turnlab-cli", "--test", "spin", "--", "--ignored"];
    cargo(&test, "The search and SPIN do not find the same: see the messages above")
}

fn captures(_: &Asked) -> Outcome {
    let tshark = tshark::set_up()?;
    let mut cargo = process::cargo();
    cargo.args(["test", "-p", "turnlab-capture"]).env("TURNLAB_TSHARK", tshark);
    process::run(&mut cargo, TEST_FAILED)
}

fn wasm(asked: &Asked) -> Outcome {
    let (browser, variable) = browser::for_wasm_tests(asked.browser)?;
    wasm_target::set_up()?;
    tools::bindgen()?;
    browser.set_up()?;
    let mut cargo = process::cargo();
    cargo
        .args(["test", "--target", WASM, "-p", "turnlab-wasm"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env(variable, browser.driver);
    process::run(&mut cargo, TEST_FAILED)
}

fn build(_: &Asked) -> Outcome {
    tools::set_up()?;
    page::build()?;
    sizes::report()
}

fn e2e(asked: &Asked) -> Outcome {
    e2e::check(asked.only_browser, asked.tests, asked.until)
}

pub(crate) const TEST_FAILED: &str = "Tests failed: see their messages above";

fn cargo(arguments: &[&str], failed: &str) -> Outcome {
    process::run(process::cargo().args(arguments), failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(only: &[&str]) -> Vec<&'static str> {
        let steps = STEPS.iter().filter(|step| is_asked_for(step, only));
        steps.map(|step| step.name).collect()
    }

    #[test]
    fn all_steps_run_unless_some_are_named() {
        assert_eq!(chosen(&[]).len(), STEPS.len());
        assert_eq!(chosen(&["wasm", "format"]), ["format", "wasm"]);
    }

    #[test]
    fn the_browser_tests_get_a_fresh_page() {
        assert_eq!(chosen(&["e2e"]), ["build", "e2e"]);
        assert_eq!(chosen(&["hosts"]), ["build", "hosts"]);
    }
}
