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
        // Some browsers tell it as it is written, and some as it leads.
        assert!(href().await.ends_with(&format!("/index.html#{FRAGMENT}")), "{}", href().await);
        page.press(Press::Right).await;
        page.until("a step", |seen| seen.clock == "2:30.25").await;
        let stepped = "/index.html#s=lost-turn&threshold=5&at=150.25";
        assert!(href().await.ends_with(stepped), "{}", href().await);
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

/// A frame in the page that there is: tells what is seen of it when it is alive, or when it has come if it may run no
/// script.
const FRAME: &str = "
    const [src, width, height, scripts, done] = arguments;
    const frame = document.createElement('iframe');
    Object.assign(frame, { src, width, height });
    if (!scripts) frame.sandbox = 'allow-same-origin';
    const look = () => {
        const page = frame.contentDocument, root = page.documentElement;
        if (scripts && (!('alive' in root.dataset) || page.querySelector('.first-paint')))
            return setTimeout(look, 50);
        const high = (name) => [...page.querySelectorAll(name)]
            .reduce((sum, it) => sum + it.getBoundingClientRect().height, 0);
        const [picture, transport] = [high('.scroller'), high('.transport')];
        const seen = { picture, transport, strip: high('.cut-map'), unknown: high('.unknown'), known: high('.known'),
            scheme: getComputedStyle(root).colorScheme, full: page.querySelector('.open-in-full')?.hash ?? '',
            figure: [...page.querySelectorAll('noscript a')].map((link) => link.getAttribute('href')) };
        frame.remove();
        done(seen);
    };
    frame.onload = look;
    document.body.append(frame);";

async fn framed(page: &Page, fragment: &str, [width, height]: [u32; 2], scripts: bool) -> Value {
    let src = page.link("embed.html", fragment);
    let about: Vec<Value> = vec![src.into(), width.into(), height.into(), scripts.into()];
    page.client.execute_async(FRAME, about).await.expect("the frame is seen")
}

/// Without a script no frame knows its run: it never shows another one in its place.
#[tokio::test]
async fn without_a_script_a_frame_says_what_is_true() {
    at(WIDE, "", async |page| {
        let handed_out = "s=lost-turn&end=run&at=8&run=6d58df2c:1497-stalled:1492-lost";
        for fragment in
            ["s=lost-turn&at=8", "s=lost-turn", handed_out, "s=lost-turn&at=8&theme=dark"]
        {
            let seen = framed(page, fragment, [700, 560], false).await;
            assert!(seen["picture"].as_f64() > Some(300.0), "the incident is seen: {seen}");
            assert!(seen["known"].as_f64() > Some(0.0) && seen["unknown"] == 0.0, "{seen}");
            assert_eq!(seen["scheme"] == "dark", fragment.ends_with("dark"), "{seen}");
        }
        for fragment in ["", "s=repaired&at=20", FRAGMENT, "theme=dark"] {
            let seen = framed(page, fragment, [700, 560], false).await;
            assert!(seen["picture"] == 0.0 && seen["known"] == 0.0, "“{fragment}”: {seen}");
            assert!(seen["unknown"].as_f64() > Some(0.0), "it says what there is: {seen}");
            assert_eq!(seen["transport"], 0.0, "nothing that cannot be pressed: {seen}");
            assert_eq!(seen["figure"][0], "./lost-turn.html");
        }
        let figure = "return fetch('lost-turn.html').then((it) => it.text())";
        let figure = page.execute(figure, &[]).await;
        assert!(figure.as_str().is_some_and(|text| text.contains("<figure")), "there is a figure");
        let console = page.console().await;
        let is_about_it = |line: &String| line.contains("Blocked script execution");
        assert!(console.iter().all(is_about_it), "{console:?}");
    })
    .await;
}

/// A low frame is a picture, with one row of what moves it.
#[tokio::test]
async fn a_low_frame_shows_the_picture() {
    at(WIDE, "", async |page| {
        for (size, least) in [([700, 300], 180.0), ([360, 300], 180.0), ([700, 560], 300.0)] {
            let seen = framed(page, FRAGMENT, size, true).await;
            assert!(seen["picture"].as_f64() > Some(least), "at {size:?}: {seen}");
            assert_eq!(seen["strip"] != 0.0, size[1] > 480, "at {size:?}: {seen}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_frame_is_light_or_dark_as_its_link_says() {
    at(WIDE, "", async |page| {
        for theme in ["light", "dark"] {
            let fragment = format!("{FRAGMENT}&theme={theme}");
            let seen = framed(page, &fragment, [700, 560], true).await;
            assert_eq!(
                (&seen["scheme"], &seen["full"]),
                (&theme.into(), &format!("#{fragment}").into())
            );
        }
        let seen = framed(page, &format!("{FRAGMENT}&theme=auto"), [700, 560], true).await;
        assert_eq!(seen["scheme"], "light dark");
        assert_eq!(seen["full"], format!("#{FRAGMENT}"));
        page.open(&format!("{FRAGMENT}&theme=dark")).await;
        let scheme = "return getComputedStyle(document.documentElement).colorScheme";
        assert_eq!(page.execute(scheme, &[]).await, "dark");
        assert_eq!(page.fragment_at_rest().await, format!("{FRAGMENT}&theme=dark"));
        page.paste(FRAGMENT).await;
        assert_eq!(page.fragment_at_rest().await, FRAGMENT);
        assert_eq!(page.execute(scheme, &[]).await, "light dark");
    })
    .await;
}

/// A page of somebody else, with ours in a frame.
async fn put_into_a_host(page: &Page, sandbox: &str) {
    let link = page.link("embed.html", FRAGMENT);
    let frame = format!("<iframe {sandbox} src=\"{link}\" width=\"100%\" height=\"600\"></iframe>");
    page.enter_host(&frame).await;
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
