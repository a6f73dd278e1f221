//! The browsers that the tests can run in, and where they come from.

use crate::problem::{Outcome, Problem};
use crate::tools::Tool;
use crate::{packages, process};
use std::iter;
use std::path::PathBuf;

/// One browser and the program that drives it.
pub(crate) struct Browser {
    /// What `--browser` calls it.
    pub(crate) name: &'static str,
    /// What the browser's program may be called.
    programs: &'static [&'static str],
    /// The program that drives it for the WebDriver protocol.
    pub(crate) driver: &'static str,
    /// The driver's arguments, `{port}` standing for the port it shall listen on.
    pub(crate) driver_arguments: &'static [&'static str],
    /// Whether it cannot do without a display, if only one that nobody sees.
    pub(crate) needs_display: bool,
    /// The driver's package on crates.io, with its version, where Debian has none.
    driver_crate: Option<(&'static str, &'static str)>,
    /// Debian's packages.
    packages: &'static [&'static str],
    /// Where the runner of the wasm tests looks for the driver's path, if it can use that driver.
    runner_variable: Option<&'static str>,
}

/// The first is the one that is used unless another is asked for.
pub(crate) const BROWSERS: &[Browser] = &[
    Browser {
        name: "chromium",
        programs: &["chromium", "chromium-browser", "google-chrome", "chrome"],
        driver: "chromedriver",
        driver_arguments: &["--port={port}"],
        needs_display: false,
        driver_crate: None,
        packages: &["chromium", "chromium-driver"],
        runner_variable: Some("CHROMEDRIVER"),
    },
    Browser {
        name: "firefox",
        programs: &["firefox", "firefox-esr"],
        driver: "geckodriver",
        driver_arguments: &["--port", "{port}", "--allow-system-access"],
        needs_display: false,
        driver_crate: Some(("geckodriver", "0.37.1")),
        packages: &["firefox-esr"],
        runner_variable: Some("GECKODRIVER"),
    },
    Browser {
        name: "webkit",
        programs: &["WebKitWebDriver"],
        driver: "WebKitWebDriver",
        driver_arguments: &["--port={port}"],
        needs_display: true,
        driver_crate: None,
        packages: &["webkit2gtk-driver", "xvfb", "xauth"],
        runner_variable: None,
    },
];

/// The browser that `--browser` names.
pub(crate) fn named(name: &str) -> &'static Browser {
    BROWSERS.iter().find(|browser| browser.name == name).unwrap_or(&BROWSERS[0])
}

/// The browser for the wasm tests and the variable that tells their runner its driver: the one
/// that is asked for unless the runner cannot use it.
pub(crate) fn for_wasm_tests(asked: &'static Browser) -> Outcome<(&'static Browser, &'static str)> {
    let (browser, variable) = iter::once(asked)
        .chain(BROWSERS)
        .find_map(|browser| Some((browser, browser.runner_variable?)))
        .ok_or_else(|| Problem::new("None of the browsers can run the wasm tests: add one"))?;
    if browser.name != asked.name {
        println!("The runner of these tests cannot use {}: {} it is.", asked.name, browser.name);
    }
    Ok((browser, variable))
}

impl Browser {
    /// The browser's program, if it is installed.
    pub(crate) fn program(&self) -> Option<PathBuf> {
        self.programs.iter().find_map(process::find)
    }

    /// Installs what is missing, or says what has to be.
    pub(crate) fn set_up(&self) -> Outcome {
        if let Some((name, version)) = self.driver_crate {
            install_driver(name, version)?;
        }
        packages::set_up(self.packages, || self.is_installed(), &self.wanted())
    }

    fn is_installed(&self) -> bool {
        let display = !self.needs_display || process::find("xvfb-run").is_some();
        self.program().is_some() && process::find(self.driver).is_some() && display
    }

    fn wanted(&self) -> String {
        let display = if self.needs_display { ", xvfb-run" } else { "" };
        format!(
            "The tests in {} need {} and {}{display} on the PATH: install them (Debian's packages \
             are {}) and start again",
            self.name,
            self.programs.join(" or "),
            self.driver,
            self.packages.join(" ")
        )
    }
}

fn install_driver(name: &'static str, version: &'static str) -> Outcome {
    Tool {
        name,
        commands: &[name],
        version,
        source: &[name, "--version", version],
        usually: "1 minute on two cores, once",
    }
    .install()
}
