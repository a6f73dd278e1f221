//! A browser for a test, at a size, and what is said when the test fails.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::time::Duration;
use std::{fmt, fs, thread};

use futures_util::FutureExt;
use serde_json::json;
use tokio::time::{sleep, timeout};

use crate::browser::Browser;
use crate::driver::Extra;
use crate::kept::{Kept, START};
use crate::page::Page;
use crate::settings::Settings;

/// The size of what a page can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Whether it is that of a telephone, to be touched by a finger.
    pub is_touched: bool,
}

/// A screen on a desk.
pub const WIDE: Size = Size { width: 1440, height: 900, is_touched: false };
/// A telephone held upright.
pub const TALL: Size = Size { width: 390, height: 844, is_touched: true };
/// How long a test may take at one size: a browser that has died never answers, and its driver waits for ever.
const LONGEST: Duration = Duration::from_secs(600);

/// Both.
pub const SIZES: [Size; 2] = [WIDE, TALL];

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}×{}", self.width, self.height)
    }
}

/// Runs a test at both sizes, each in an empty browser that has opened this fragment.
pub async fn at_both_sizes(fragment: &str, test: impl AsyncFn(&Page)) {
    for size in SIZES {
        at(size, fragment, &test).await;
    }
}

/// Runs a test at one size, in an empty browser that has opened this fragment.
///
/// # Panics
///
/// Where the test does, or where the page did not keep quiet.
pub async fn at<T>(size: Size, fragment: &str, test: impl AsyncFn(&Page) -> T) -> T {
    let opened = async |page: &Page| {
        page.open(fragment).await;
        test(page).await
    };
    at_host(size, &Settings::from_environment().url, opened).await
}

/// Runs a test at one size, in an empty browser; the page is at this address.
///
/// # Panics
///
/// Where the test does, or where the page did not keep quiet.
pub async fn at_host<T>(size: Size, url: &str, test: impl AsyncFn(&Page) -> T) -> T {
    at_hosts(size, url, &[], test).await
}

/// The same where others may be asked, too, whose addresses begin like this.
///
/// # Panics
///
/// Where the test does, or where the page did not keep quiet.
pub async fn at_hosts<T>(
    size: Size,
    url: &str,
    others: &[String],
    test: impl AsyncFn(&Page) -> T,
) -> T {
    let settings = Settings::from_environment();
    let browser = Browser::named(&settings.browser);
    let _seat = browser.seats.acquire().await.expect("seats are never taken away");
    let kept = Kept::take(&settings, browser).await;
    let page = Page {
        client: kept.client.clone(),
        browser,
        url: url.to_owned(),
        size,
        others: others.to_vec(),
    };
    let whole = async {
        fit(&page).await;
        let result = test(&page).await;
        page.kept_quiet().await;
        result
    };
    let whole = async { timeout(LONGEST, whole).await.expect("a browser that answers") };
    let outcome = AssertUnwindSafe(whole).catch_unwind().await;
    match outcome {
        Ok(result) => {
            kept.give_back(browser).await;
            result
        }
        Err(panic) => {
            let _ = timeout(START, report(&page)).await;
            kept.close().await;
            resume_unwind(panic)
        }
    }
}

/// Gives the page its size: a window has a least width and borders, so the window alone will not do.
async fn fit(page: &Page) {
    let Size { width, height, is_touched } = page.size;
    if page.browser.has_devtools {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_touched,
        });
        let command = Extra::devtools("Emulation.setDeviceMetricsOverride", metrics);
        page.client.issue_cmd(command).await.expect("the driver sets the size");
        return;
    }
    if page.browser.needs_bare_window {
        go_to_bare_window(page).await;
    }
    let (mut window_width, mut window_height) = (width, height);
    for _ in 0..5 {
        let resized = page.client.set_window_size(window_width, window_height).await;
        resized.expect("the driver sets the size");
        // A window takes its size a moment after it was asked to.
        sleep(Duration::from_millis(100)).await;
        let inner = page.client.execute("return [innerWidth, innerHeight]", vec![]).await;
        let inner = inner.expect("a page has a size");
        if inner == json!([width, height]) {
            return;
        }
        let fitted = |now: u32, wanted: u32, place: usize| {
            (now + wanted).saturating_sub(inner[place].as_u64().unwrap_or(0) as u32).max(1)
        };
        window_width = fitted(window_width, width, 0);
        window_height = fitted(window_height, height, 1);
    }
}

/// Goes on in a window without bars.
async fn go_to_bare_window(page: &Page) {
    let open = "open('about:blank', '_blank', 'popup')";
    page.client.execute(open, vec![]).await.expect("a script opens a window");
    let first = page.client.window().await.expect("there is a window");
    for _ in 0..100 {
        let windows = page.client.windows().await.expect("there are windows");
        if let Some(bare) = windows.into_iter().find(|window| *window != first) {
            return page.client.switch_to_window(bare).await.expect("there is a window");
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("A script opens no window in {}", page.browser.name);
}

/// Says what a person would have seen when the test failed, and keeps a picture of it.
async fn report(page: &Page) {
    eprintln!("In {} at {}, at the address {}", page.browser.name, page.size, page.address().await);
    // A test that waited has said so already; where nothing can be seen there is nothing to tell.
    match AssertUnwindSafe(page.seen()).catch_unwind().await {
        Ok(seen) => eprintln!("a person saw:\n{seen}"),
        Err(_) => eprintln!("nothing could be seen."),
    }
    let Ok(picture) = page.client.screenshot().await else {
        return;
    };
    let test = thread::current().name().unwrap_or("test").replace("::", "-");
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/e2e"));
    let file = folder.join(format!("{test}-{}-{}.png", page.browser.name, page.size.width));
    if fs::create_dir_all(&folder).is_ok() && fs::write(&file, picture).is_ok() {
        eprintln!("A picture of it: {}", file.display());
    }
}
