//! The program `turnlab`: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    turnlab_cli::main()
}
