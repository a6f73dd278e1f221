//! The folder that is published: pages of scenarios, and what they may do.

use serde_json::json;
use turnlab_e2e::{Page, at_both_sizes};

/// What the address says after the page's folder.
async fn address(page: &Page) -> String {
    let script = "return location.pathname.split('/').slice(-2).join('/') + location.hash";
    page.execute(script, &[]).await.as_str().unwrap_or_default().to_owned()
}

async fn text(page: &Page, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
    page.execute(script, &[json!(selector)]).await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_page_of_a_scenario_opens_on_it() {
    at_both_sizes("", async |page| {
        page.open_file("repaired/", "").await;
        assert_eq!(text(page, "title").await, "The repair · Turnlab");
        let seen = page.seen().await;
        assert_eq!(seen.bands, 0, "the Turn is not lost: {seen}");
        assert_eq!(address(page).await, "repaired/#s=repaired&at=8");
        // What is loaded later lies beside the pages, and not below this one.
        page.click("Library").await;
        let loaded = "return [...document.querySelectorAll('dialog.library img')].filter((it) => it.naturalWidth).length > 3";
        page.until_true("pictures of the library", loaded).await;
    })
    .await;
}

#[tokio::test]
async fn the_address_goes_before_the_page() {
    at_both_sizes("", async |page| {
        page.open_file("repaired/", "s=lost-turn&at=8").await;
        assert_eq!(page.seen().await.bands, 1, "the Turn is lost");
    })
    .await;
}

#[tokio::test]
async fn a_page_runs_no_script_but_its_own() {
    at_both_sizes("", async |page| {
        let script = "const script = document.createElement('script'); script.textContent = 'globalThis.strange = 1'; \
            document.body.append(script); document.body.insertAdjacentHTML('beforeend', \
            '<button id=pressed onclick=\"globalThis.strange = 2\"></button>'); \
            document.getElementById('pressed').click(); return globalThis.strange ?? 0";
        let allowed = page.execute(script, &[]).await;
        assert_eq!(allowed, json!(0), "a script that is not the page's has run");
        assert!(!page.console().await.is_empty(), "nothing tells of it");
    })
    .await;
}
