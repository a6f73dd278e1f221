//! The browser tests, in every browser: in batches that as many workers take from one queue as there are cores, each
//! with a driver of its own.

use crate::browser::{BROWSERS, Browser};
use crate::driver::Driver;
use crate::hosts::Hosts;
use crate::problem::{Explain, Outcome, Problem};
use crate::server::{self, Server};
use crate::test::TEST_FAILED;
use crate::{diagrams, npm, paths, process};
use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The version of axe-core, which looks for what keeps people out.
const AXE: &str = "4.14.1";
/// So many tests go to a worker at a time.
const BATCH: usize = 14;
const PACKAGE: [&str; 3] = ["test", "-p", "turnlab-e2e"];

/// Tests that go to a worker together.
struct Batch {
    browser: &'static Browser,
    tests: Vec<String>,
}

/// What became of a batch.
struct Done {
    browser: &'static Browser,
    passed: usize,
    failed: usize,
    left_out: usize,
    took: Duration,
}

/// Runs the tests with one of these in their names, or all; in this browser, or in all of them. What of the browsers
/// after the first has not begun by the end of the time is left out, and told.
pub(crate) fn check(only: Option<&'static Browser>, names: &[String], until: Instant) -> Outcome {
    let chosen = |browser: &&Browser| only.is_none_or(|only| only.name == browser.name);
    let browsers: Vec<_> = BROWSERS.iter().filter(chosen).collect();
    for browser in &browsers {
        browser.set_up()?;
    }
    process::run(process::cargo().args(PACKAGE).arg("--lib"), TEST_FAILED)?;
    let names = listed(names)?;
    let queue = Mutex::new(batches(&browsers, &names));
    let must = browsers.first().map_or("", |browser| browser.name);
    let axe = axe()?;
    let server = Server::start(paths::dist(), server::free_port()?)?;
    let workers = thread::available_parallelism().map_or(2, usize::from);
    let hosts = Hosts::start(workers)?;
    let work = |hosts: &Hosts| -> Outcome<Vec<Done>> {
        let mut done = Vec::new();
        while let Some(batch) = next(&queue) {
            let is_late = batch.browser.name != must && Instant::now() > until;
            done.push(if is_late {
                Done::left_out(&batch)
            } else {
                run(&batch, &server, hosts, axe.as_deref())?
            });
        }
        Ok(done)
    };
    let done = thread::scope(|scope| {
        let running: Vec<_> = hosts.iter().map(|hosts| scope.spawn(|| work(hosts))).collect();
        let ended = running.into_iter().map(|worker| worker.join());
        ended.map(|it| it.unwrap_or_else(|_| Err(Problem::new(TEST_FAILED)))).collect::<Vec<_>>()
    });
    let done = done.into_iter().collect::<Outcome<Vec<_>>>()?;
    let done: Vec<_> = done.into_iter().flatten().collect();
    told(&browsers, &done)
}

/// The whole names of the tests with one of these in theirs.
fn listed(names: &[String]) -> Outcome<Vec<String>> {
    let mut cargo = process::cargo();
    cargo.args(PACKAGE).args(["--quiet", "--test", "page", "--", "--list", "--format", "terse"]);
    let output = cargo.args(names).output().explain(TEST_FAILED)?;
    if !output.status.success() {
        return Err(Problem::new(format!(
            "{TEST_FAILED}\n{}",
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let tests = text.lines().filter_map(|line| line.strip_suffix(": test"));
    // Those have a step of their own, with the sites that they need.
    Ok(tests.filter(|name| !name.starts_with("real_hosts::")).map(str::to_owned).collect())
}

/// All tests in the first browser, and then in the others in turns.
fn batches(browsers: &[&'static Browser], tests: &[String]) -> VecDeque<Batch> {
    let Some((first, others)) = browsers.split_first() else { return VecDeque::new() };
    let batch =
        |browser: &&'static Browser, tests: &[String]| Batch { browser, tests: tests.to_vec() };
    let of_first = tests.chunks(BATCH).map(|tests| batch(first, tests));
    let of_others = tests
        .chunks(BATCH)
        .flat_map(|tests| others.iter().map(move |browser| batch(browser, tests)));
    of_first.chain(of_others).collect()
}

fn next(queue: &Mutex<VecDeque<Batch>>) -> Option<Batch> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}

/// Runs a batch, and prints what it prints, each line with the browser before it.
fn run(batch: &Batch, server: &Server, hosts: &Hosts, axe: Option<&Path>) -> Outcome<Done> {
    let start = Instant::now();
    let driver = Driver::start(batch.browser)?;
    let mut cargo = process::cargo();
    cargo.args(PACKAGE).args(["--quiet", "--test", "page", "--"]);
    cargo.args(["--exact", "--test-threads=1"]).args(&batch.tests);
    hosts.tell(&mut cargo);
    driver.tell(&mut cargo, batch.browser, server);
    if let Some(axe) = axe {
        cargo.env("TURNLAB_AXE", axe);
    }
    let [passed, failed] = counted(&mut cargo, batch.browser)?;
    let left_out = batch.tests.len().saturating_sub(passed + failed);
    Ok(Done { browser: batch.browser, passed, failed, left_out, took: start.elapsed() })
}

/// How many tests pass and how many fail.
fn counted(cargo: &mut Command, browser: &Browser) -> Outcome<[usize; 2]> {
    let (reader, writer) = io::pipe().explain(TEST_FAILED)?;
    cargo.stdout(writer.try_clone().explain(TEST_FAILED)?).stderr(writer);
    let mut child = cargo.spawn().explain(TEST_FAILED)?;
    // Its own copies of the pipe would keep it open.
    cargo.stdout(process::nowhere()).stderr(process::nowhere());
    let mut counts = [0, 0];
    for line in BufReader::new(reader).lines() {
        let line = line.explain(TEST_FAILED)?;
        if line.starts_with("test ") {
            counts[0] += usize::from(line.ends_with("... ok"));
            counts[1] += usize::from(line.ends_with("FAILED"));
        }
        if !line.is_empty() && !line.starts_with("running ") {
            println!("{:<9} {line}", browser.name);
        }
    }
    let status = child.wait().explain(TEST_FAILED)?;
    // One that ends in the middle of a test has failed, too.
    counts[1] += usize::from(!status.success() && counts[1] == 0);
    Ok(counts)
}

impl Done {
    fn left_out(batch: &Batch) -> Self {
        let (browser, left_out) = (batch.browser, batch.tests.len());
        Done { browser, passed: 0, failed: 0, left_out, took: Duration::ZERO }
    }
}

fn axe() -> Outcome<Option<PathBuf>> {
    match npm::package("axe-core", AXE)? {
        Some(package) => Ok(Some(package.join("axe.min.js"))),
        None => diagrams::left_out("Node with npm", "axe-core").map(|()| None),
    }
}

/// Says how it went in each browser.
fn told(browsers: &[&'static Browser], done: &[Done]) -> Outcome {
    println!(
        "\n{:<9} {:>7} {:>7} {:>9} {:>8}",
        "browser", "passed", "failed", "left out", "seconds"
    );
    for browser in browsers {
        let done: Vec<_> = done.iter().filter(|done| done.browser.name == browser.name).collect();
        let sum = |of: fn(&Done) -> usize| done.iter().map(|done| of(done)).sum::<usize>();
        let took: Duration = done.iter().map(|done| done.took).sum();
        println!(
            "{:<9} {:>7} {:>7} {:>9} {:>8}",
            browser.name,
            sum(|done| done.passed),
            sum(|done| done.failed),
            sum(|done| done.left_out),
            took.as_secs()
        );
    }
    match done.iter().any(|done| done.failed > 0) {
        true => Err(Problem::new(TEST_FAILED)),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_runs_in_every_browser_and_first_in_the_first() {
        let tests: Vec<_> = (0..BATCH + 1).map(|test| test.to_string()).collect();
        let browsers: Vec<_> = BROWSERS.iter().collect();
        let batches = batches(&browsers, &tests);
        let order: Vec<_> = batches.iter().map(|it| (it.browser.name, it.tests.len())).collect();
        let [first, second, third] = [0, 1, 2].map(|place| BROWSERS[place].name);
        assert_eq!(
            order,
            [(first, BATCH), (first, 1), (second, BATCH), (third, BATCH), (second, 1), (third, 1)]
        );
    }
}
