//! Whether the playground stands and plays in the pages of other tools: the sites in the folder `hosts`, built by their
//! tools and opened in a browser.

use crate::browser::Browser;
use crate::driver::Driver;
use crate::hosts_build::{SITES, Site, folder, rendered};
use crate::problem::{Explain, Outcome};
use crate::server::{self, Server};
use crate::test::TEST_FAILED;
use crate::{diagrams, paths, process};
use std::fs;

/// Builds all of them that can be built here, then has the browser tests look at them.
pub(crate) fn check(browser: &'static Browser) -> Outcome {
    let playground = Server::start(paths::dist(), server::free_port()?)?;
    process::run(process::cargo().args(["build", "--package", "turnlab-cli"]), TEST_FAILED)?;
    let mut built = Vec::new();
    for site in &SITES {
        match site.tool.missing() {
            Some(missing) => diagrams::left_out(missing, site.name)?,
            None => {
                site.build(&playground.address())?;
                built.push((site, Server::start(site.made(), server::free_port()?)?));
            }
        }
    }
    look(browser, &playground, &built)
}

fn look(browser: &Browser, playground: &Server, sites: &[(&Site, Server)]) -> Outcome {
    browser.set_up()?;
    let arguments = ["test", "-p", "turnlab-e2e", "--test", "page"];
    process::run(process::cargo().args(arguments).arg("--no-run"), TEST_FAILED)?;
    for format in ["figure", "element"] {
        let text = rendered(format, &playground.address())?;
        fs::write(folder().join(format!("{format}.html")), text).explain(TEST_FAILED)?;
    }
    let addresses =
        sites.iter().map(|(site, server)| format!("{}={}", site.name, server.address()));
    let driver = Driver::start(browser)?;
    let mut cargo = process::cargo();
    cargo
        .args(arguments)
        .args(["--", "--ignored", "real_hosts"])
        .env("TURNLAB_SITES", addresses.collect::<Vec<_>>().join(" "))
        .env("TURNLAB_SITES_FOLDER", folder())
        .env("TURNLAB_SITES_PICTURES", paths::root().join("target/hosts-pictures"));
    driver.tell(&mut cargo, browser, playground);
    process::run(&mut cargo, TEST_FAILED)
}
