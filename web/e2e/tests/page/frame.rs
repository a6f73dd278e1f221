//! The page as a frame in another one.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::wd::WindowHandle;
use serde_json::Value;
use tokio::time::sleep;
use turnlab_e2e::{Page, Press, WIDE, at, at_both_sizes};

const FRAGMENT: &str = "s=lost-turn&threshold=5&at=150";

#[tokio::test]
async fn a_frame_works_in_a_page_of_somebody_else() {
    at_both_sizes("", async |page| works_in_a_host(page).await).await;
}

#[tokio::test]
async fn a_bad_link_is_told_in_a_frame_too() {
    at_both_sizes("", async |page| {
        page.open_file("embed.html", "threshold=0&latency=300").await;
        let seen = page.seen().await;
        assert!(seen.alerts.iter().any(|alert| alert.contains("from 1 to 10000")), "{seen}");
        assert_eq!(seen.heads, ["PARIS", "LONDON"]);
        page.click("Dismiss").await;
        page.until("the message is gone", |seen| seen.alerts.is_empty()).await;
    })
    .await;
}

#[tokio::test]
async fn open_in_full_carries_the_run_and_the_cursor() {
    at(WIDE, "", async |page| {
        page.open_file("embed.html", FRAGMENT).await;
        page.press(Press::Right).await;
        page.until("a step", |seen| seen.clock == "2:30.25").await;
        let windows = page.client.windows().await.expect("there is a window");
        page.find("link", "Open in full").await.click().await.expect("a link can be clicked");
        let tab = new_tab(&page.client, &windows).await;
        page.client.switch_to_window(tab).await.expect("the new tab is there");
        page.until_alive().await;
        let seen = page.seen().await;
        assert_eq!((seen.clock.as_str(), seen.limits[0].as_str()), ("2:30.25", "threshold 5"));
        assert_eq!(seen.ends.len(), 2, "the whole page has a panel");
    })
    .await;
}

/// Whoever copies the link, drags it or presses it with the middle button has the run and the cursor too.
#[tokio::test]
async fn the_link_out_of_a_frame_is_whole_at_every_moment() {
    at_both_sizes("", async |page| {
        page.open_file("embed.html", FRAGMENT).await;
        let href = async || {
            let link = page.find("link", "Open in full").await;
            link.attr("href").await.expect("it is there").unwrap_or_default()
        };
        assert_eq!(href().await, format!("./index.html#{FRAGMENT}"));
        page.press(Press::Right).await;
        page.until("a step", |seen| seen.clock == "2:30.25").await;
        assert_eq!(href().await, "./index.html#s=lost-turn&threshold=5&at=150.25");
        page.click("Cut").await;
        page.until("a cut", |seen| seen.can_undo).await;
        assert!(href().await.contains("&cut=8.375&cut="), "{}", href().await);
    })
    .await;
}

/// A sandbox without `allow-popups` lets nothing open: that is said, and with it the link works.
#[tokio::test]
async fn a_sandbox_that_lets_nothing_open_is_named() {
    at(WIDE, "", async |page| {
        put_into_a_host(page, "sandbox=\"allow-scripts\"").await;
        page.find("link", "Open in full").await.click().await.expect("a link can be clicked");
        let told = "allow-popups";
        page.until(told, |seen| seen.alerts.join(" ").contains(told)).await;
        page.click("Dismiss").await;
        page.until("the message is gone", |seen| seen.alerts.is_empty()).await;
        put_into_a_host(page, "sandbox=\"allow-scripts allow-popups\"").await;
        let windows = page.client.windows().await.expect("there is a window");
        page.find("link", "Open in full").await.click().await.expect("a link can be clicked");
        new_tab(&page.client, &windows).await;
        assert!(page.seen().await.alerts.is_empty(), "it opens");
    })
    .await;
}

async fn works_in_a_host(page: &Page) {
    put_into_a_host(page, "").await;
    let seen = page.until("the diagram", |seen| seen.heads == ["PARIS", "LONDON"]).await;
    assert_eq!(seen.limits, ["threshold 5", "threshold 5"]);
    assert_eq!(seen.clock, "2:30");
    assert!(!seen.headline.is_empty(), "it says what is going on");
    assert_eq!(seen.ends.len(), 0, "no panel");

    page.click("Play").await;
    page.until("it plays", |seen| seen.playing && seen.clock != "2:30").await;
    page.click("Pause").await;
    page.press(Press::Home).await;
    page.until("the beginning", |seen| seen.clock == "0.00 s").await;
    let rest = page.fragment_at_rest().await;
    assert_eq!(rest, FRAGMENT, "a frame does not write its own address");
}

/// A page of somebody else, with ours in a frame; from now on what is looked at is the frame. Only
/// its origin is ours: a browser keeps strangers away from servers on this machine.
async fn put_into_a_host(page: &Page, sandbox: &str) {
    page.client.enter_parent_frame().await.expect("there is a page");
    page.execute("document.title = ''", &[]).await;
    let link = page.link("embed.html", FRAGMENT);
    let host = format!(
        "<!doctype html><title>A manual</title><h2>A manual</h2>\
         <iframe {sandbox} src=\"{link}\" width=\"100%\" height=\"600\"></iframe>"
    );
    let script = "location = URL.createObjectURL(new Blob([arguments[0]], { type: 'text/html' }))";
    page.execute(script, &[Value::from(host.as_str())]).await;
    while page.execute("return document.title", &[]).await != "A manual" {
        sleep(Duration::from_millis(50)).await;
    }
    page.client.enter_frame(0).await.expect("there is a frame");
    page.until_alive().await;
}

/// Waits for a tab that was not there before.
async fn new_tab(client: &Client, before: &[WindowHandle]) -> WindowHandle {
    for _ in 0..200 {
        let windows = client.windows().await.expect("there are windows");
        if let Some(tab) = windows.into_iter().find(|window| !before.contains(window)) {
            return tab;
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("No new tab opens");
}
