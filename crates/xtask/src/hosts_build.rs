//! The sites in the folder `hosts`, each built as its readers are told to, with its own tool.

use crate::problem::{Explain, Outcome};
use crate::step::step;
use crate::{packages, paths, process};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The playground that the sites name, in whose place stands the one that is tested.
const NAMED: &str = "https://example.org/turnlab/";
const FAILED: &str = "The sites that show the playground could not be written";
/// What of a site stays from one build to the next.
const KEPT: [&str; 2] = ["node_modules", ENVIRONMENT];
const ENVIRONMENT: &str = ".venv";
/// What pages are asked to show in each form.
const PASTED: &str = include_str!("hosts_pasted.md");
const EXCERPT: [&str; 5] = ["render", "lost-turn", "--from=6", "--to=14", "--at=8"];

/// What a site is built with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    None,
    Node,
    Python,
}

/// One of the sites.
pub(crate) struct Site {
    /// The folder below `hosts`.
    pub(crate) name: &'static str,
    pub(crate) tool: Tool,
    usually: &'static str,
    /// Where in it the built site is.
    made: &'static str,
    /// Where a text goes that is to be a page of it.
    pasted: Option<&'static str>,
}

const fn site(
    name: &'static str,
    tool: Tool,
    usually: &'static str,
    made: &'static str,
    pasted: Option<&'static str>,
) -> Site {
    Site { name, tool, usually, made, pasted }
}

pub(crate) const SITES: [Site; 6] = [
    site("html", Tool::None, "1 s", "", None),
    site("readme", Tool::Node, "6 s", "", Some("pasted.md")),
    site("mkdocs", Tool::Python, "15 s", "site", Some("docs/pasted.md")),
    site("sphinx", Tool::Python, "20 s", "_build/html", None),
    site("vitepress", Tool::Node, "20 s", "docs/.vitepress/dist", Some("docs/pasted.md")),
    site("docusaurus", Tool::Node, "2 minutes", "build", None),
];

impl Tool {
    /// What of it is missing on this machine.
    pub(crate) fn missing(self) -> Option<&'static str> {
        let is_there = |program| process::find(program).is_some();
        match self {
            _ if !is_there("sh") => Some("shell (sh)"),
            Tool::Node if !is_there("node") || !is_there("npm") => Some("Node with npm"),
            Tool::Python if !is_there("python3") => Some("Python (python3)"),
            _ => None,
        }
    }
}

impl Site {
    /// The folder in which it is built.
    fn folder(&self) -> PathBuf {
        folder().join(self.name)
    }

    /// The folder that is to be published.
    pub(crate) fn made(&self) -> PathBuf {
        self.folder().join(self.made)
    }

    /// Builds it, with the playground at this address.
    pub(crate) fn build(&self, playground: &str) -> Outcome {
        step(format!("Building the site of {}", self.name), self.usually, || {
            self.write(playground)?;
            if self.tool == Tool::Python && !self.folder().join(ENVIRONMENT).is_dir() {
                self.make_environment()?;
            }
            self.run("sh", &["-e", "build.sh"])?;
            match self.name {
                "docusaurus" => self.paste_into_mdx(playground),
                // Its environment has its Python before others.
                "sphinx" => self.run("sh", &["-c", "python -m unittest"]),
                _ => Ok(()),
            }
        })
    }

    /// Copies it with the address, and with a page on which things are pasted.
    fn write(&self, playground: &str) -> Outcome {
        clear(&self.folder())?;
        let source = paths::root().join("hosts").join(self.name);
        copy(&source, &self.folder(), playground)?;
        match self.pasted {
            Some(pasted) => paste(&self.folder().join(pasted), playground),
            None => Ok(()),
        }
    }

    /// Runs something in its folder, where its tools are found, and nothing is installed elsewhere.
    fn run(&self, program: &str, arguments: &[&str]) -> Outcome {
        let failed = format!("The site of {} could not be built and tested", self.name);
        let mut command = process::command(program);
        command.args(arguments).current_dir(self.folder()).env("PATH", self.search_path());
        command.env("PIP_REQUIRE_VIRTUALENV", "1").env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        command.env("VIRTUAL_ENV", self.folder().join(ENVIRONMENT));
        for setting in ["audit", "fund"] {
            command.env(format!("npm_config_{setting}"), "false");
        }
        command.env("npm_config_ignore_scripts", "true");
        if self.name == "docusaurus" {
            command.env("npm_config_omit", "optional");
        }
        process::run_logged(&mut command, &format!("hosts-{}", self.name), &failed)
    }

    fn search_path(&self) -> OsString {
        process::search_path(&[self.folder().join(ENVIRONMENT).join("bin"), turnlab_folder()])
    }

    fn make_environment(&self) -> Outcome {
        let make = || {
            let mut python = process::command("python3");
            python.args(["-m", "venv"]).arg(self.folder().join(ENVIRONMENT));
            let failed = "Python makes no environment: install what its module venv needs (Debian's package is python3-venv)";
            process::run_logged(&mut python, "python-venv", failed)
        };
        make().or_else(|problem| match packages::can_install() {
            true => packages::install(&["python3-venv"]).and_then(|()| make()),
            false => Err(problem),
        })
    }

    /// A page that MDX does not take would end the build, so each part is tried by itself.
    fn paste_into_mdx(&self, playground: &str) -> Outcome {
        let (text, page) = (self.folder().join("pasted.md"), self.made().join("pasted.html"));
        paste(&text, playground)?;
        fs::rename(self.folder().join("pasted.svg"), self.made().join("pasted.svg"))
            .explain(FAILED)?;
        let script = self.folder().join("mdx.mjs");
        fs::write(&script, include_str!("hosts_mdx.mjs")).explain(FAILED)?;
        let arguments = [&script, &text, &page].map(|path| path.display().to_string());
        self.run("node", &arguments.each_ref().map(String::as_str))
    }
}

/// The folder with all of them.
pub(crate) fn folder() -> PathBuf {
    paths::root().join("target/hosts-sites")
}

/// The program that makes the figures, which is built beside this one.
fn turnlab_folder() -> PathBuf {
    let here = std::env::current_exe().ok();
    here.and_then(|program| Some(program.parent()?.to_owned())).unwrap_or_default()
}

/// Removes what was built, and not what was installed.
fn clear(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).explain(FAILED)?;
    for entry in fs::read_dir(folder).explain(FAILED)? {
        let path = entry.explain(FAILED)?.path();
        match path.is_dir() {
            true if is_kept(&path) => Ok(()),
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        }
        .explain(FAILED)?;
    }
    Ok(())
}

/// Copies files, with an address in the place of the one that they name.
fn copy(from: &Path, to: &Path, playground: &str) -> Outcome {
    fs::create_dir_all(to).explain(FAILED)?;
    for entry in fs::read_dir(from).explain(FAILED)? {
        let source = entry.explain(FAILED)?.path();
        let target = to.join(source.file_name().unwrap_or_default());
        match source.is_dir() {
            // Somebody has built it where it stands.
            true if is_kept(&source) => Ok(()),
            true => copy(&source, &target, playground),
            false => fs::read_to_string(&source)
                .and_then(|text| fs::write(target, text.replace(NAMED, playground)))
                .explain(FAILED),
        }?;
    }
    Ok(())
}

fn is_kept(folder: &Path) -> bool {
    KEPT.iter().any(|kept| folder.ends_with(kept))
}

/// Writes a text with a figure, an element and a picture, and the picture beside it.
fn paste(file: &Path, playground: &str) -> Outcome {
    let [figure, element] = ["figure", "element"].map(|format| rendered(format, playground));
    let text = PASTED.replace("FIGURE", figure?.trim_end()).replace("ELEMENT", element?.trim_end());
    fs::write(file, text.replace(NAMED, playground)).explain(FAILED)?;
    fs::write(file.with_extension("svg"), rendered("svg", playground)?).explain(FAILED)
}

/// The excerpt of all of them, as a text that can be pasted.
pub(crate) fn rendered(format: &str, playground: &str) -> Outcome<String> {
    let mut turnlab = Command::new(turnlab_folder().join("turnlab"));
    turnlab.args(EXCERPT).args(["--base", playground, "--format", format]);
    let output = turnlab.output().explain("The command turnlab cannot be started")?;
    String::from_utf8(output.stdout).explain("The command turnlab writes no text")
}
