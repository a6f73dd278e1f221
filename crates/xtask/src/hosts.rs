//! The published folder as hosts have it: at the root, below a path, with a newer build in its place, and served by one
//! that does not know WebAssembly. The browser tests visit them.

use crate::problem::{Explain, Outcome};
use crate::server::{self, Server};
use crate::{folders, offline, paths, single_file, site};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FAILED: &str = "The folders of the browser tests could not be written";
/// Where the folder lies below a path.
const BELOW: &str = "docs/turnlab";
/// The folder that is replaced while a test looks on, and what takes its place: another build, and one that keeps
/// nothing.
const NOW: &str = "now";
const NEXT: &str = "next";
const WITHOUT: &str = "without";

/// Servers for all of them, as long as this lives.
pub(crate) struct Hosts {
    folder: PathBuf,
    root: Server,
    below: Server,
    without_wasm: Server,
}

impl Hosts {
    /// Publishes the page in `dist/`, as a folder and as one file, so many times: tests replace what is there.
    pub(crate) fn start(count: usize) -> Outcome<Vec<Self>> {
        site::publish(None, true)?;
        single_file::publish(None)?;
        let all = paths::root().join("target/hosts");
        folders::remove(&all)?;
        (0..count).map(|place| Self::start_in(all.join(place.to_string()))).collect()
    }

    fn start_in(folder: PathBuf) -> Outcome<Self> {
        for name in [BELOW, NOW, NEXT, WITHOUT] {
            folders::copy(&site::folder(), &folder.join(name))?;
        }
        for name in [NEXT, WITHOUT] {
            uncompress(&folder.join(name))?;
        }
        make_another(&folder.join(NEXT))?;
        folders::copy(&paths::dist(), &folder.join(WITHOUT))?;
        Ok(Hosts {
            root: Server::start(site::folder(), server::free_port()?)?,
            below: Server::start(folder.clone(), server::free_port()?)?,
            without_wasm: Server::start_without_wasm(site::folder(), server::free_port()?)?,
            folder,
        })
    }

    /// Tells the tests where they are.
    pub(crate) fn tell(&self, tests: &mut Command) {
        tests
            .env("TURNLAB_HOST", self.root.address())
            .env("TURNLAB_HOST_BELOW", self.below.address())
            .env("TURNLAB_HOST_WITHOUT_WASM", self.without_wasm.address())
            .env("TURNLAB_HOST_FOLDER", &self.folder)
            .env("TURNLAB_SINGLE_FILE", single_file::target());
    }
}

/// Leaves the files as they are: what stands beside them would be of the build before.
fn uncompress(folder: &Path) -> Outcome {
    for file in folders::below(folder)? {
        if file.extension().is_some_and(|kind| kind == "br" || kind == "gz") {
            fs::remove_file(file).explain(FAILED)?;
        }
    }
    Ok(())
}

/// Makes a build of it whose page has another title.
fn make_another(folder: &Path) -> Outcome {
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page).explain(FAILED)?;
    let text = text.replacen("<title>", "<title>Another build of ", 1);
    fs::write(&page, text).explain(FAILED)?;
    offline::write_for(folder)
}
