//! The commands of this repository: `cargo xtask help` lists them. No build logic lives elsewhere.
#![expect(
    clippy::disallowed_methods,
    reason = "these commands say how long they take, which no run depends on"
)]

mod args;
mod bench;
mod book_links;
mod browser;
mod budgets;
mod crates;
#[cfg(test)]
mod dependencies;
mod diagrams;
mod docs;
mod driver;
mod e2e;
mod figures;
mod first_paint;
mod folders;
mod fuzz;
mod gallery;
mod hosts;
mod hosts_build;
mod hosts_step;
#[allow(dead_code, reason = "they are the page's, and not all are in its first paint")]
#[path = "../../../web/src/components/icons.rs"]
mod icons;
mod minifier;
mod names;
mod npm;
mod npm_package;
mod npm_step;
mod offline;
mod optimiser;
mod packages;
mod page;
mod parts;
mod paths;
mod pip;
mod policy;
mod problem;
mod process;
mod scenario_pages;
mod serve;
mod server;
mod single_file;
mod site;
mod sizes;
mod spin;
mod step;
mod supply;
mod swarm;
mod tab;
mod test;
mod timings;
mod tla;
mod tlc;
mod tools;
mod tshark;
mod types;
mod usage;
mod wasm_target;
mod weigh;
mod without_script;

use args::Command;
use problem::Outcome;
use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse(std::env::args_os()).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Outcome {
    match command {
        Command::Help => {
            print!("{}", usage::USAGE);
            Ok(())
        }
        Command::Serve(options) => serve::serve(&options),
        Command::Build => {
            tools::set_up()?;
            page::build()?;
            sizes::report()
        }
        Command::Dist(options) => {
            tools::set_up()?;
            page::build()?;
            let base = options.base.as_deref();
            match options.is_single_file {
                true => single_file::publish(base),
                false => site::publish(base, options.is_kept),
            }
        }
        Command::Docs(options) => docs::docs(&options),
        Command::Test(options) => test::test(&options),
        Command::Bench(options) => bench::bench(&options),
        Command::Npm => npm_package::npm(),
        Command::Fuzz(options) => fuzz::fuzz(&options),
        Command::Weigh => weigh::weigh(),
        Command::Swarm(options) => swarm::swarm(&options),
        Command::Tla(options) => tla::tla(&options),
        Command::FinishPage => page::finish(),
    }
}
