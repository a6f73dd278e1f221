//! Writes the capture of a scenario of the library, or of a link, to a file:
//!
//! ```text
//! cargo run -p turnlab-capture --example capture -- lost-turn lost-turn.pcapng
//! ```
//!
//! A file whose name ends in `.pcap` is of the older format.

use std::process::ExitCode;

use turnlab_core::scenario::{Scenario, library_entry, read_link};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, path] = &arguments[..] else {
        eprintln!(
            "Which scenario or link, and which file? For example: lost-turn lost-turn.pcapng"
        );
        return ExitCode::FAILURE;
    };
    match write(source, path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn write(source: &str, path: &str) -> Result<(), String> {
    let scenario = scenario(source);
    let problems = |problems: Vec<_>| format!("{source} cannot be run: {problems:?}");
    let history = scenario.run().map_err(problems)?;
    let file = match path.ends_with(".pcap") {
        true => turnlab_capture::pcap(&history, &scenario.mtas, None),
        false => turnlab_capture::pcapng(&history, &scenario.mtas, None),
    };
    std::fs::write(path, file).map_err(|error| format!("{path} could not be written: {error}"))
}

fn scenario(source: &str) -> Scenario {
    match library_entry(source) {
        Some(entry) => entry.scenario(),
        None => read_link(source).0.scenario,
    }
}
