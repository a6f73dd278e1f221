//! The browsers, as one table: a further one is a further entry.

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::kept::Forget;

/// What the tests have to know of a browser.
pub(crate) struct Browser {
    pub(crate) name: &'static str,
    /// What to ask its driver for; the argument is the browser's program.
    capabilities: fn(Option<&str>) -> Value,
    /// Whether its driver hands out everything in the console and on the network, and takes
    /// commands of the DevTools protocol. Elsewhere a recorder in the page has to do.
    pub(crate) has_devtools: bool,
    /// Whether a driver's script that imports a module gets the one that the page runs. Firefox has a sandbox for them with
    /// modules of its own, so that nothing can be asked of the page's program there.
    pub(crate) shares_modules: bool,
    /// Whether its windows have bars that keep them from being as narrow as a telephone, and those that a
    /// script opens have none.
    pub(crate) needs_bare_window: bool,
    /// How it forgets what was done in it, so that it can go on to the next test.
    pub(crate) forget: Option<Forget>,
    /// How many sessions its driver has at a time.
    pub(crate) seats: &'static Semaphore,
}

/// How long a script may take: many actions of a page on a busy machine, each of them a run of a day.
const LONGEST_SCRIPT_MS: u32 = 120_000;

static CHROMIUM_SEATS: Semaphore = Semaphore::const_new(2);
static FIREFOX_SEATS: Semaphore = Semaphore::const_new(1);
static WEBKIT_SEATS: Semaphore = Semaphore::const_new(1);

static BROWSERS: [Browser; 3] = [
    Browser {
        name: "chromium",
        capabilities: chromium,
        has_devtools: true,
        shares_modules: true,
        needs_bare_window: false,
        forget: Some(Forget::DevTools),
        seats: &CHROMIUM_SEATS,
    },
    Browser {
        name: "firefox",
        capabilities: firefox,
        has_devtools: false,
        shares_modules: false,
        needs_bare_window: false,
        forget: Some(Forget::Chrome),
        seats: &FIREFOX_SEATS,
    },
    Browser {
        name: "webkit",
        capabilities: webkit,
        has_devtools: false,
        shares_modules: true,
        needs_bare_window: true,
        forget: None,
        seats: &WEBKIT_SEATS,
    },
];

impl Browser {
    /// The browser of that name.
    pub(crate) fn named(name: &str) -> &'static Browser {
        BROWSERS.iter().find(|browser| browser.name == name).unwrap_or_else(|| {
            let known = BROWSERS.each_ref().map(|browser| browser.name).join(", ");
            panic!("TURNLAB_BROWSER is “{name}”: it must be one of {known}.")
        })
    }

    /// What to ask the driver for.
    pub(crate) fn capabilities(&self, program: Option<&str>) -> Capabilities {
        let mut capabilities = match (self.capabilities)(program) {
            Value::Object(capabilities) => capabilities,
            _ => Capabilities::new(),
        };
        capabilities.insert("timeouts".to_owned(), json!({ "script": LONGEST_SCRIPT_MS }));
        capabilities
    }
}

/// The driver gives every session a new profile, which it removes.
fn chromium(program: Option<&str>) -> Value {
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    json!({
        "goog:chromeOptions": with_program(json!({
            "args": arguments,
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        }), program),
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

/// A profile for Firefox, zipped and in base64: `chrome/userChrome.css` with
/// `:root{min-width:0!important}`, without which no window is as narrow as a telephone.
const NARROW_PROFILE: &str = "UEsDBBQAAAAAAAAAIVANGcDUHAAAABwAAAAVAAAAY2hyb21lL3VzZXJDaHJvbWUuY3NzOnJvb3R7\
    bWluLXdpZHRoOjAhaW1wb3J0YW50fVBLAQIUAxQAAAAAAAAAIVANGcDUHAAAABwAAAAVAAAAAAAAAAAAAACAAQAAAABjaHJvbWUv\
    dXNlckNocm9tZS5jc3NQSwUGAAAAAAEAAQBDAAAATwAAAAAA";

fn firefox(program: Option<&str>) -> Value {
    let options = json!({
        "args": ["-headless"],
        "profile": NARROW_PROFILE,
        "prefs": { "toolkit.legacyUserProfileCustomizations.stylesheets": true },
    });
    json!({ "moz:firefoxOptions": with_program(options, program) })
}

/// The driver finds the browser by itself: it is no program that anybody else would start.
fn webkit(_: Option<&str>) -> Value {
    let arguments = ["--automation", "--javascript-can-open-windows-automatically=true"];
    json!({ "webkitgtk:browserOptions": { "args": arguments } })
}

fn with_program(mut options: Value, program: Option<&str>) -> Value {
    if let Some(program) = program {
        options["binary"] = json!(program);
    }
    options
}
