//! Where the page and the WebDriver are.

use std::env;

/// What `cargo xtask test --only e2e` says in the environment.
pub(crate) struct Settings {
    /// The address of the page, ending in `/`.
    pub(crate) url: String,
    /// The address of the WebDriver.
    pub(crate) webdriver: String,
    /// The name of the browser.
    pub(crate) browser: String,
    /// The browser's program, where the driver does not find it by itself.
    pub(crate) program: Option<String>,
}

impl Settings {
    /// Reads the environment.
    pub(crate) fn from_environment() -> Self {
        Settings {
            url: required("TURNLAB_URL"),
            webdriver: required("TURNLAB_WEBDRIVER"),
            browser: required("TURNLAB_BROWSER"),
            program: env::var("TURNLAB_BROWSER_PROGRAM").ok(),
        }
    }
}

/// What stands in the environment under this name.
///
/// # Panics
///
/// Where nothing does: then nobody has prepared what the tests need.
#[must_use]
pub fn required(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| {
        panic!(
            "These tests need a served page and a WebDriver ({name} is not set): run `cargo xtask \
             test --only e2e`."
        )
    })
}
