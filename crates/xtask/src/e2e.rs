//! The browser tests, in every browser: in batches that as many workers take from one queue as there are cores, each
//! with a driver of its own. What fails is tried once more, at the end: a machine may have been busy with something else.

use crate::browser::{BROWSERS, Browser};
use crate::driver::Driver;
use crate::hosts::Hosts;
use crate::problem::{Explain, Outcome, Problem};
use crate::server::{self, Server};
use crate::test::TEST_FAILED;
use crate::{diagrams, npm, paths, process};
use serde_json::Value;
use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

/// The version of axe-core, which looks for what keeps people out.
pub(crate) const AXE: &str = "4.14.1";
/// So many tests go to a worker at a time.
const BATCH: usize = 14;
const PACKAGE: [&str; 3] = ["test", "-p", "turnlab-e2e"];

const NO_TEST: &str = "No browser test has one of these in its name: `cargo test -p turnlab-e2e --test page -- --list` \
                       says what there is";

/// How much longer tests may take that had begun when no further ones are begun: then their browser has died.
const LAST: Duration = Duration::from_secs(240);

/// Tests that go to a worker together.
struct Batch {
    browser: &'static Browser,
    tests: Vec<String>,
    /// Whether they have failed before.
    is_second: bool,
}

/// What became of a batch.
struct Done {
    browser: &'static Browser,
    passed: Vec<String>,
    /// Those that failed for the second time.
    failed: Vec<String>,
    /// How many of those that passed had failed before.
    second: usize,
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
    let program = program()?;
    let queue = Mutex::new(batches(&browsers, &listed(&program, names)?, today()));
    let must = browsers.first().map_or("", |browser| browser.name);
    let axe = axe()?;
    let server = Server::start(paths::dist(), server::free_port()?)?;
    let workers = thread::available_parallelism().map_or(2, usize::from);
    let all_hosts = Hosts::start(workers)?;
    let work = |hosts: &Hosts| -> Outcome<Vec<Done>> {
        let mut done = Vec::new();
        while let Some(batch) = next(&queue) {
            // The first browser has all the time there is, and so has what has failed: it is not to be left out.
            let until = Some(until).filter(|_| batch.browser.name != must && !batch.is_second);
            if until.is_some_and(|until| Instant::now() > until) {
                done.push(Done::left_out(&batch));
                continue;
            }
            let mut tests = process::command(&program);
            tests.current_dir(paths::root().join("web/e2e"));
            tests.args(["--exact", "--test-threads=1"]).args(&batch.tests);
            if let Some(axe) = &axe {
                tests.env("TURNLAB_AXE", axe);
            }
            hosts.tell(&mut tests);
            let (one, again) = run(batch, &server, tests, until.map(|until| until + LAST))?;
            done.push(one);
            if let Some(again) = again {
                queue.lock().unwrap_or_else(PoisonError::into_inner).push_back(again);
            }
        }
        Ok(done)
    };
    let done = thread::scope(|scope| {
        let running: Vec<_> = all_hosts.iter().map(|hosts| scope.spawn(|| work(hosts))).collect();
        let ended = running.into_iter().map(|worker| worker.join());
        ended.map(|it| it.unwrap_or_else(|_| Err(Problem::new(TEST_FAILED)))).collect::<Vec<_>>()
    });
    let done = done.into_iter().collect::<Outcome<Vec<_>>>()?;
    told(&browsers, &done.into_iter().flatten().collect::<Vec<_>>())
}

/// The program of the tests, compiled.
fn program() -> Outcome<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(PACKAGE).args(["--test", "page", "--no-run"]);
    cargo.args(["--message-format", "json-render-diagnostics"]).stderr(Stdio::inherit());
    let output = cargo.output().explain(TEST_FAILED)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let told = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    // What measures is a program of this package, too.
    let mut tests = told.filter(|it| it["target"]["name"] == "page");
    let program = tests.find_map(|it| Some(PathBuf::from(it["executable"].as_str()?)));
    program.filter(|_| output.status.success()).ok_or_else(|| Problem::new(TEST_FAILED))
}

/// The whole names of the tests with one of these in theirs.
fn listed(program: &Path, names: &[String]) -> Outcome<Vec<String>> {
    let mut tests = process::command(program);
    let output = tests.args(["--list", "--format", "terse"]).args(names).output();
    let output = output.explain(TEST_FAILED)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let tests = text.lines().filter_map(|line| line.strip_suffix(": test"));
    // Those have a step of their own, with the sites that they need.
    let tests = tests.filter(|name| !name.starts_with("real_hosts::"));
    let tests: Vec<_> = tests.map(str::to_owned).collect();
    match tests.is_empty() {
        true => Err(Problem::new(NO_TEST)),
        false => Ok(tests),
    }
}

/// The days since 1970: where the time is not enough, other tests are left out each day.
fn today() -> usize {
    let seconds = UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    usize::try_from(seconds / 86_400).unwrap_or_default()
}

/// All tests in the first browser, and then in the others in turns, which begin elsewhere each day.
fn batches(browsers: &[&'static Browser], tests: &[String], day: usize) -> VecDeque<Batch> {
    let Some((first, others)) = browsers.split_first() else { return VecDeque::new() };
    let batch = |browser: &&'static Browser, tests: &[String]| Batch {
        browser,
        tests: tests.to_vec(),
        is_second: false,
    };
    let of_first = tests.chunks(BATCH).map(|tests| batch(first, tests));
    let mut chunks: Vec<_> = tests.chunks(BATCH).collect();
    let begin = day % chunks.len().max(1);
    chunks.rotate_left(begin);
    let of_others = chunks
        .into_iter()
        .flat_map(|tests| others.iter().map(move |browser| batch(browser, tests)));
    of_first.chain(of_others).collect()
}

fn next(queue: &Mutex<VecDeque<Batch>>) -> Option<Batch> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}

/// Runs a batch, and prints what it prints, each line with the browser before it; with what it came to, and with what is
/// to be tried again.
fn run(
    batch: Batch,
    server: &Server,
    mut tests: Command,
    end: Option<Instant>,
) -> Outcome<(Done, Option<Batch>)> {
    let start = Instant::now();
    let browser = batch.browser;
    let driver = Driver::start(browser)?;
    driver.tell(&mut tests, browser, server);
    let results = results(tests, browser, end)?;
    let of = |expected| {
        let of = results.iter().filter(|(_, passed)| *passed == expected);
        of.map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    let (passed, mut failed) = (of(true), of(false));
    let is_late = end.is_some_and(|end| Instant::now() > end);
    if !is_late {
        // One in whose middle the program has ended has no result.
        let missing =
            batch.tests.iter().find(|test| !passed.contains(test) && !failed.contains(test));
        failed.extend(missing.cloned());
    }
    let again = (!batch.is_second && !failed.is_empty()).then(|| {
        let rest = batch.tests.iter().filter(|test| !passed.contains(test)).cloned().collect();
        Batch { browser, tests: rest, is_second: true }
    });
    let second = if batch.is_second { passed.len() } else { 0 };
    let left_out = batch.tests.len() - passed.len() - failed.len();
    let (failed, left_out) = if again.is_some() { (Vec::new(), 0) } else { (failed, left_out) };
    Ok((Done { browser, passed, failed, second, left_out, took: start.elapsed() }, again))
}

/// Which tests pass and which fail, as they are told. At the end of the time the program is ended.
fn results(
    mut tests: Command,
    browser: &Browser,
    end: Option<Instant>,
) -> Outcome<Vec<(String, bool)>> {
    let (reader, writer) = io::pipe().explain(TEST_FAILED)?;
    tests.stdout(writer.try_clone().explain(TEST_FAILED)?).stderr(writer);
    let mut child = tests.spawn().explain(TEST_FAILED)?;
    // Its own ends of the pipe would keep it open.
    drop(tests);
    let (over, waits) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            let is_over = match left {
                Some(left) => waits.recv_timeout(left) != Err(RecvTimeoutError::Timeout),
                None => true,
            };
            if !is_over {
                println!("{:<9} is ended: its time is over", browser.name);
                // It may have ended by itself just now.
                let _ = child.kill();
            }
            child.wait()
        });
        let mut results = Vec::new();
        let mut current = None;
        for line in BufReader::new(reader).lines() {
            let line = line.explain(TEST_FAILED)?;
            if let Some((name, _)) =
                line.strip_prefix("test ").and_then(|it| it.split_once(" ... "))
            {
                current = Some(name.to_owned());
            }
            let passed = line == "ok" || line.ends_with("... ok");
            if let Some(name) = current.take_if(|_| passed || line.ends_with("FAILED")) {
                results.push((name, passed));
            }
            if !line.is_empty() && !line.starts_with("running ") {
                println!("{:<9} {line}", browser.name);
            }
        }
        drop(over);
        Ok(results)
    })
}

impl Done {
    fn left_out(batch: &Batch) -> Self {
        Done {
            browser: batch.browser,
            passed: Vec::new(),
            failed: Vec::new(),
            second: 0,
            left_out: batch.tests.len(),
            took: Duration::ZERO,
        }
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
        "\n{:<9} {:>7} {:>17} {:>7} {:>9} {:>8}",
        "browser", "passed", "at the second try", "failed", "left out", "seconds"
    );
    for browser in browsers {
        let done: Vec<_> = done.iter().filter(|done| done.browser.name == browser.name).collect();
        let sum = |of: fn(&Done) -> usize| done.iter().map(|done| of(done)).sum::<usize>();
        println!(
            "{:<9} {:>7} {:>17} {:>7} {:>9} {:>8}",
            browser.name,
            sum(|done| done.passed.len()),
            sum(|done| done.second),
            sum(|done| done.failed.len()),
            sum(|done| done.left_out),
            done.iter().map(|done| done.took).sum::<Duration>().as_secs()
        );
    }
    let failed =
        done.iter().flat_map(|done| done.failed.iter().map(|test| (done.browser.name, test)));
    let failed: Vec<_> = failed.map(|(browser, test)| format!("    {browser}: {test}")).collect();
    match failed.is_empty() {
        true => Ok(()),
        false => Err(Problem::new(format!("{TEST_FAILED}. These did:\n{}", failed.join("\n")))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_runs_in_every_browser_and_first_in_the_first() {
        let tests: Vec<_> = (0..BATCH + 1).map(|test| test.to_string()).collect();
        let browsers: Vec<_> = BROWSERS.iter().collect();
        let order = |day| {
            let batches = batches(&browsers, &tests, day);
            batches.iter().map(|it| (it.browser.name, it.tests.len())).collect::<Vec<_>>()
        };
        let [first, second, third] = [0, 1, 2].map(|place| BROWSERS[place].name);
        let of_first = [(first, BATCH), (first, 1)];
        let (large, small) = ([(second, BATCH), (third, BATCH)], [(second, 1), (third, 1)]);
        assert_eq!(order(20_000), [&of_first[..], &large, &small].concat());
        assert_eq!(order(20_001), [&of_first[..], &small, &large].concat());
    }
}
