//! Browsers that go from one test to the next, with nothing in them: to start one costs more than most tests.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use fantoccini::error::{CmdError, NewSessionError};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::runtime::{Builder, Runtime};
use tokio::time::{Instant, sleep, timeout};

use crate::browser::Browser;
use crate::driver::Extra;
use crate::settings::Settings;

/// How long a browser may take to start, and to be emptied.
pub(crate) const START: Duration = Duration::from_secs(90);
/// How long a driver that does not answer is asked again, and after how long.
const ANSWER: Duration = Duration::from_secs(5);
const AGAIN: Duration = Duration::from_secs(1);
/// So many tests have one browser: what it has not given back by then is given back with it.
const MOST_TESTS: u32 = 20;

/// A browser that runs.
pub(crate) struct Kept {
    /// Its session.
    pub(crate) client: Client,
    tests: u32,
}

static WAITING: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// Sessions outlive the runtimes of single tests.
static RUNTIME: std::sync::LazyLock<Runtime> = std::sync::LazyLock::new(|| {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).enable_all().build().expect("a thread can be started")
});

impl Kept {
    /// One that is empty: one that waits, else a new one.
    pub(crate) async fn take(settings: &Settings, browser: &'static Browser) -> Self {
        let waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match waiting {
            Some(kept) => kept,
            None => Kept { client: connect(settings, browser).await, tests: 0 },
        }
    }

    /// Empties it for the next test, or closes it where that cannot be done.
    pub(crate) async fn give_back(mut self, browser: &Browser) {
        self.tests += 1;
        if let Some(forget) = browser.forget.filter(|_| self.tests < MOST_TESTS) {
            let emptied = timeout(START, empty(&self.client, forget)).await;
            if matches!(emptied, Ok(Ok(()))) {
                WAITING.lock().unwrap_or_else(PoisonError::into_inner).push(self);
                return;
            }
        }
        self.close().await;
    }

    /// Ends it.
    pub(crate) async fn close(self) {
        // A browser that is gone already has been reported.
        let _ = timeout(START, self.client.close()).await;
    }
}

/// How a browser forgets all that it has kept of its visits.
#[derive(Clone, Copy)]
pub(crate) enum Forget {
    /// By commands of the DevTools protocol.
    DevTools,
    /// By a script that may do what the browser itself does.
    Chrome,
}

/// A new tab has no history, and is of no size and taste; what tabs share is thrown away.
async fn empty(client: &Client, forget: Forget) -> Result<(), CmdError> {
    let old = client.windows().await?;
    let tab = client.new_window(true).await?;
    for window in old {
        client.switch_to_window(window).await?;
        client.close_window().await?;
    }
    client.switch_to_window(tab.handle).await?;
    match forget {
        Forget::DevTools => {
            let all = json!({ "origin": "*", "storageTypes": "all" });
            client.issue_cmd(Extra::devtools("Storage.clearDataForOrigin", all)).await?;
            client.issue_cmd(Extra::devtools("Network.clearBrowserCache", json!({}))).await?;
            // A tab that a driver has opened has no focus by itself.
            let focused = json!({ "enabled": true });
            client
                .issue_cmd(Extra::devtools("Emulation.setFocusEmulationEnabled", focused))
                .await?;
            for kind in ["browser", "performance"] {
                client.issue_cmd(Extra::log(kind)).await?;
            }
        }
        Forget::Chrome => {
            client.issue_cmd(Extra::context("chrome")).await?;
            client.execute_async(FORGET, Vec::new()).await?;
            client.issue_cmd(Extra::context("content")).await?;
        }
    }
    Ok(())
}

const FORGET: &str = "const done = arguments[0];
    Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: () => done(true) });";

/// A new session of the driver. One that does not answer, as may be on a machine with much other work, is asked again.
pub(crate) async fn connect(settings: &Settings, browser: &Browser) -> Client {
    let begun = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(browser.capabilities(settings.program.as_deref()));
        let webdriver = settings.webdriver.clone();
        let session = RUNTIME.spawn(async move { builder.connect(&webdriver).await });
        match timeout(START.saturating_sub(begun.elapsed()), session).await {
            Ok(Ok(Ok(client))) => return client,
            Ok(Ok(Err(NewSessionError::FailedC(_)))) if begun.elapsed() < ANSWER => {
                sleep(AGAIN).await;
            }
            Ok(Ok(Err(error))) => panic!("{} does not start: {error}", browser.name),
            _ => panic!("{} does not start within {START:?}", browser.name),
        }
    }
}
