//! `cargo xtask docs`: the book, which mdBook makes of the folder `docs` with the preprocessor of this repository.

use crate::args::DocsOptions;
use crate::problem::{Explain, Outcome};
use crate::server::Server;
use crate::step::step;
use crate::tools::Tool;
use crate::{book_links, folders, paths, process};
use std::fs;
use std::path::{Path, PathBuf};

/// The release whose books the preprocessor takes.
const MDBOOK: &str = "0.5.4";
/// Where the book is below the page.
pub(crate) const BELOW: &str = "docs";
const FAILED: &str = "The book could not be written";

/// Builds the book beside the page that was built last, and serves both if that is asked for.
pub(crate) fn docs(options: &DocsOptions) -> Outcome {
    if options.serve {
        Server::ensure_free(options.port)?;
    }
    let folder = folder();
    folders::remove(&folder)?;
    let has_page = paths::dist().is_dir();
    if has_page {
        folders::copy(&paths::dist(), &folder)?;
    }
    build(&folder.join(BELOW))?;
    println!("\nThe book is {}.", paths::shown(&folder.join(BELOW).join("index.html")));
    if !has_page {
        println!(
            "Its figures come alive once the page is beside it: `cargo xtask build` makes that."
        );
    }
    if !options.serve {
        return Ok(());
    }
    let server = Server::start(folder, options.port)?;
    println!("It is at {}{BELOW}/ (Ctrl-C ends it)", server.address());
    server.run()
}

/// Builds the book into a folder, and looks whether all that it refers to is there.
pub(crate) fn build(folder: &Path) -> Outcome {
    set_up()?;
    step("Compiling the preprocessor", "1 minute the first time", || {
        let mut cargo = process::cargo();
        cargo.args(["build", "--quiet", "--package", "mdbook-turnlab"]);
        process::run(&mut cargo, "The preprocessor does not compile: see the messages above")
    })?;
    step("Building the book", "10 seconds", || {
        let mut mdbook = process::command("mdbook");
        mdbook.arg("build").arg(paths::root().join("docs")).arg("--dest-dir").arg(folder);
        mdbook.env("MDBOOK_LOG", "warn");
        process::run(&mut mdbook, "The book could not be built: see the messages above")
    })?;
    // mdBook copies all that is no chapter.
    fs::remove_file(folder.join("book.toml")).explain(FAILED)?;
    book_links::check(folder)
}

/// Builds it and has the tests of the preprocessor use mdBook.
pub(crate) fn check() -> Outcome {
    build(&folder().join(BELOW))?;
    let mut cargo = process::cargo();
    cargo.args(["test", "--package", "mdbook-turnlab", "--test", "with_mdbook", "--", "--ignored"]);
    cargo.env("TURNLAB_MDBOOK", process::find("mdbook").unwrap_or_else(|| PathBuf::from("mdbook")));
    process::run(&mut cargo, "Tests failed: see their messages above")
}

/// mdBook, without what watches and serves.
fn set_up() -> Outcome {
    Tool {
        name: "mdBook",
        commands: &["mdbook"],
        version: MDBOOK,
        source: &["mdbook", "--version", MDBOOK, "--no-default-features", "--features", "search"],
        usually: "2 to 4 minutes on two cores, once",
    }
    .install()
}

/// The page with the book in it.
fn folder() -> PathBuf {
    paths::root().join("target/book")
}
