//! Whether the programs themselves take what is exported for them: Mermaid draws each diagram in a browser, PlantUML
//! checks the syntax of each, and markdown-it keeps what is pasted into Markdown.

use crate::browser::{self, Browser};
use crate::problem::{Explain, Outcome, Problem};
use crate::server::{self, Server};
use crate::tab::{self, Tab};
use crate::{npm, packages, paths, process};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::{env, fs};

/// The version of Mermaid's npm package.
pub(crate) const MERMAID: &str = "12.3.0";
/// The version of markdown-it, which makes HTML of Markdown.
pub(crate) const MARKDOWN_IT: &str = "15.0.3";
/// How long the page may say nothing.
const PATIENCE: Duration = Duration::from_secs(120);
/// Set by whoever insists: what is missing is then not left out, but an error.
const INSIST: &str = "CI";

/// Exports all diagrams and has them looked at.
pub(crate) fn check(browser: &'static Browser) -> Outcome {
    let mut cargo = process::cargo();
    cargo.args(["run", "-p", "turnlab-view", "--example", "exports", "--"]).arg(folder());
    process::run(&mut cargo, "The diagrams could not be exported: see the messages above")?;
    match set_up_mermaid()? {
        true => draw(browser)?,
        false => left_out("Node with npm", "Mermaid")?,
    }
    match set_up_plantuml()? {
        true => check_syntax()?,
        false => left_out("PlantUML (Debian's package is plantuml)", "PlantUML")?,
    }
    match npm::package("markdown-it", MARKDOWN_IT)? {
        Some(package) => paste(&package),
        None => left_out("Node with npm", "markdown-it"),
    }
}

/// Has markdown-it render all that is made for pages.
fn paste(package: &Path) -> Outcome {
    let mut cargo = process::cargo();
    cargo.args(["run", "-p", "turnlab-export", "--example", "pasted", "--"]).arg(folder());
    process::run(&mut cargo, "The figures could not be exported: see the messages above")?;
    let script = folder().join("pasted.mjs");
    fs::write(&script, include_str!("pasted.mjs"))
        .explain("The script that pastes the figures could not be made")?;
    let mut node = process::command("node");
    node.arg(script).arg(package).arg(folder());
    process::run(&mut node, "Figures do not survive in Markdown: see the messages above")
}

fn folder() -> PathBuf {
    paths::root().join("target/exports")
}

/// Says that a check was left out since something is missing, or fails where somebody insists.
pub(crate) fn left_out(missing: &str, program: &str) -> Outcome {
    let told = format!("There is no {missing} here, so {program} has not been asked");
    match env::var_os(INSIST) {
        Some(_) => Err(Problem::new(told)),
        None => {
            println!("{told}.");
            Ok(())
        }
    }
}

/// Whether Mermaid is there, with a page that draws with it.
fn set_up_mermaid() -> Outcome<bool> {
    let is_there = copy_mermaid(&folder())?;
    let page = include_str!("diagrams.html");
    fs::write(folder().join("index.html"), page)
        .explain("The page that draws the diagrams could not be made")?;
    Ok(is_there)
}

/// Whether Mermaid is there, after it has been installed where it can be; then it is in this folder.
pub(crate) fn copy_mermaid(into: &Path) -> Outcome<bool> {
    let Some(package) = npm::package("mermaid", MERMAID)? else {
        return Ok(false);
    };
    let bundle = package.join("dist/mermaid.min.js");
    fs::copy(bundle, into.join("mermaid.js")).explain("Mermaid could not be copied")?;
    Ok(true)
}

/// Has each diagram drawn in a tab, which says what is wrong with any.
fn draw(browser: &'static Browser) -> Outcome {
    // Of those that there are, WebKit is opened by its driver alone.
    let browser = if browser.name == "webkit" { browser::named("chromium") } else { browser };
    browser.set_up()?;
    let (posted, told) = mpsc::channel();
    let server =
        Server::start_for_measures(folder(), server::free_port()?, posted, |_| String::new())?;
    let _tab = Tab::open(browser, &tab::arguments(browser)?, &server.address())?;
    let mut wrong = 0;
    loop {
        let silent = "The tab said nothing for two minutes: target/logs/bench-tab.log may say why";
        let (path, text) = told.recv_timeout(PATIENCE).explain(silent)?;
        // The browser gets its answer before it is ended.
        thread::sleep(Duration::from_millis(if path == "/done" { 100 } else { 0 }));
        match &*path {
            "/wrong" => {
                println!("{text}");
                wrong += 1;
            }
            "/done" if wrong == 0 => {
                println!("Mermaid {MERMAID} draws all of {text} diagrams.");
                return Ok(());
            }
            "/done" => return Err(Problem::new(format!("Mermaid draws {wrong} diagrams wrongly"))),
            _ => return Err(Problem::new(format!("The tab failed: {text}"))),
        }
    }
}

/// Whether PlantUML is there, after it has been installed where it can be.
fn set_up_plantuml() -> Outcome<bool> {
    if process::find("plantuml").is_none() && packages::can_install() {
        packages::install(&["plantuml"])?;
    }
    Ok(process::find("plantuml").is_some())
}

fn check_syntax() -> Outcome {
    let files = fs::read_dir(folder()).explain("The exported diagrams are gone: start again")?;
    let files = files.filter_map(|entry| Some(entry.ok()?.path()));
    let files: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|it| it == "puml")).collect();
    let mut plantuml = process::command("plantuml");
    plantuml.args(["-charset", "UTF-8", "-checkonly", "-failfast2"]).args(&files);
    process::run(&mut plantuml, "PlantUML does not take a diagram: see its messages above")?;
    println!("PlantUML takes all of {} diagrams.", files.len());
    Ok(())
}
