//! `cargo xtask serve`: from a fresh checkout to the page in a browser.

use crate::args::ServeOptions;
use crate::paths;
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::server::Server;
use crate::{page, tools};
use std::process::{Command, Stdio};

/// Builds the page and serves it until the program is ended.
pub(crate) fn serve(options: &ServeOptions) -> Outcome {
    // Before minutes of compiling, not after.
    Server::ensure_free(options.port)?;
    tools::set_up()?;
    if options.dev {
        return watch(options);
    }
    page::build()?;
    let server = Server::start(paths::dist(), options.port)?;
    println!("\nTurnlab is at {} (Ctrl-C ends it)", server.address());
    if options.open {
        open(&server.address());
    }
    server.run()
}

/// Leaves building, serving and reloading to Trunk.
fn watch(options: &ServeOptions) -> Outcome {
    let mut trunk = page::trunk();
    trunk.args(["serve", "--address", "127.0.0.1", "--port"]);
    trunk.arg(options.port.to_string());
    if options.open {
        trunk.arg("--open");
    }
    println!("Compiling and watching, usually 1 minute the first time; Ctrl-C ends it.");
    become_command(&mut trunk)
}

/// Hands this process over, so that whatever ends it ends the command.
#[cfg(unix)]
fn become_command(command: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(Problem::new(format!("Trunk could not be started ({error})")))
}

#[cfg(not(unix))]
fn become_command(command: &mut Command) -> Outcome {
    process::run(command, "Trunk ended: see its messages above")
}

fn open(address: &str) {
    let (program, arguments): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start"]),
        _ => ("xdg-open", &[]),
    };
    let opened = process::command(program)
        .args(arguments)
        .arg(address)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if opened.is_err() {
        println!("No browser could be opened: open that address in one.");
    }
}
