//! The command `turnlab`: runs a scenario in a terminal, or searches all that can happen, and tells what
//! came of it. It is a library so that its command line can be read without doing what it says; whoever wants
//! runs and searches takes `turnlab-core`.

mod arguments;
mod bounds;
mod card;
mod check;
mod chosen;
mod compare;
mod error;
mod export;
mod link;
mod monitor;
mod odds;
mod pixels;
mod read;
mod render;
mod repairs;
mod run;
mod shell;
mod source;
mod sweep;
mod threads;
mod transcript;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use turnlab_core::scenario::LIBRARY;

use arguments::{Arguments, Command};
use error::CliError;
pub use read::read;

/// The program. 0: done. 1: what was given cannot be used. 2: the command was called wrongly (clap's own). 3: a
/// property is violated. `compare` has those of `diff`.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let fine = |text| (text, ExitCode::SUCCESS);
    let said = match arguments.command {
        Command::Run(options) => run::run(&options).map(fine),
        Command::Check(options) => check::check(&options),
        Command::Repairs(options) => repairs::repairs(&options).map(fine),
        Command::Compare(options) => {
            return tell(compare::compare(&options), ExitCode::from(compare::TROUBLE));
        }
        Command::Sweep(options) => sweep::sweep(&options).map(fine),
        Command::Odds(options) => odds::odds(&options).map(fine),
        Command::Export(options) => export::export(&options).map(fine),
        Command::Render(options) => render::render(&options).map(fine),
        Command::Link(options) => link::link(&options).map(fine),
        Command::Open(options) => link::open(&options).map(fine),
        Command::Card(options) => card::card(&options).map(fine),
        Command::Scenarios => Ok(fine(scenarios())),
        Command::Schema => Ok(fine(schema())),
        Command::Completions(options) => shell::completions(&options).map(fine),
        Command::Man(options) => shell::man(&options).map(fine),
    };
    tell(said, ExitCode::FAILURE)
}

/// Writes what was said, or what was wrong; then the status is `failed`.
fn tell(said: Result<(String, ExitCode), CliError>, failed: ExitCode) -> ExitCode {
    let told = match said.map(|(text, code)| (io::stdout().lock().write_all(text.as_bytes()), code))
    {
        Ok((Ok(()), code)) => return code,
        // Whoever reads has read enough.
        Ok((Err(error), code)) if error.kind() == ErrorKind::BrokenPipe => return code,
        Ok((Err(error), _)) => CliError::one(format!("the output could not be written: {error}")),
        Err(told) => told,
    };
    // Where standard error is closed too, there is nobody to tell.
    let _ = write!(io::stderr().lock(), "{told}");
    failed
}

/// The library: names, titles, summaries.
fn scenarios() -> String {
    let longest = LIBRARY.iter().map(|entry| entry.name.len()).max().unwrap_or(0);
    let line = |entry: &turnlab_core::scenario::LibraryEntry| {
        format!("{:longest$}  {}\n{:longest$}  {}\n", entry.name, entry.title, "", entry.summary)
    };
    LIBRARY.iter().map(line).collect()
}

fn schema() -> String {
    format!("{:#}\n", turnlab_core::scenario::file_schema())
}
