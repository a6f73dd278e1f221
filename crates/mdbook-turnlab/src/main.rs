//! The command `mdbook-turnlab`, which mdBook calls: with `supports` and the name of a renderer, or with a book on
//! standard input.

use std::io::{self, Read, Write};
use std::process::ExitCode;

const USAGE: &str = "\
mdbook-turnlab is called by mdBook, where book.toml has

    [preprocessor.turnlab]
    before = [\"links\"]
    base = \"https://example.org/turnlab/\"

and makes of each fenced block `turnlab` a run that is seen and played.

mdbook-turnlab supports RENDERER
    Says by its exit code whether it does: it supports all of them.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => match book() {
            Ok(()) => ExitCode::SUCCESS,
            Err(problems) => {
                for problem in problems {
                    eprintln!("mdbook-turnlab: {problem}");
                }
                ExitCode::FAILURE
            }
        },
        ["supports", _] => ExitCode::SUCCESS,
        ["--version" | "-V"] => {
            println!("mdbook-turnlab {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        ["--help" | "-h" | "help"] => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Reads a book, and writes it with its runs.
fn book() -> Result<(), Vec<String>> {
    let mut input = String::new();
    let unread = |error| vec![format!("the book could not be read: {error}.")];
    io::stdin().lock().read_to_string(&mut input).map_err(unread)?;
    let output = mdbook_turnlab::preprocess(&input)?;
    let unwritten = |error| vec![format!("the book could not be written: {error}.")];
    io::stdout().lock().write_all(output.as_bytes()).map_err(unwritten)
}
