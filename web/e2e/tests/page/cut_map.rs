//! The map of cuts: what it says, and what a click does.

use serde_json::{Value, json};
use turnlab_e2e::{Page, at_both_sizes, say};

async fn words(page: &Page) -> String {
    let words = page.execute("return document.querySelector('.cut-words').textContent", &[]).await;
    words.as_str().unwrap_or_default().to_owned()
}

async fn until_words(page: &Page, begin: &str) {
    for _ in 0..200 {
        if words(page).await.starts_with(begin) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("The map says “{}” and not “{begin}”", words(page).await);
}

/// The middle of the first mark of a kind.
async fn mark(page: &Page, class: &str) -> (f64, f64) {
    let script = "const { left, right, top, bottom } =
            document.querySelector(`.strip .${arguments[0]}`).getBoundingClientRect();
        return [(left + right) / 2, (top + bottom) / 2]";
    let place = page.execute(script, &[json!(class)]).await;
    (place[0].as_f64().expect("a mark"), place[1].as_f64().expect("a mark"))
}

#[tokio::test]
async fn it_says_what_a_cut_does_and_cuts() {
    at_both_sizes("cut=none&at=8.3", async |page| {
        until_words(page, "A cut here loses the Turn, to the end").await;
        let summary =
            page.execute("return document.querySelector('.strip svg').ariaLabel", &[]).await;
        assert!(summary.as_str().is_some_and(|it| it.contains("loses the Turn")), "{summary}");
        let (x, y) = mark(page, "lost").await;
        page.press_down_at(x, y).await.drop().await;
        let seen = page.until("the cut", |seen| seen.handles.len() == 1).await;
        assert_eq!(seen.band_words.split(" the Turn").next(), Some("Nobody has"), "{seen}");
        let there = page.fragment_at_rest().await;
        assert!(there.contains("&cut=8.3"), "{there}");
        page.click("Undo").await;
        page.until("no cut", |seen| seen.handles.is_empty()).await;
    })
    .await;
}

#[tokio::test]
async fn it_follows_every_change() {
    at_both_sizes("cut=none&at=8.3", async |page| {
        until_words(page, "A cut here loses the Turn").await;
        page.choose("Rule", "initiator-decides").await;
        until_words(page, "A cut here makes mail late").await;
        page.choose("Rule", "as-shipped").await;
        until_words(page, "A cut here loses the Turn").await;
        page.open("s=two-holders&cut=none&at=8.6").await;
        until_words(page, "After a cut here both have the Turn").await;
        page.open("s=busy-day").await;
        until_words(page, "This run has ").await;
    })
    .await;
}

/// A figure, not a judgement: how long it takes from the change to the map, and how long at a time.
#[tokio::test]
async fn its_time_is_measured() {
    at_both_sizes("", async |page| {
        until_words(page, "A cut").await;
        let script = "const done = arguments[0], strip = document.querySelector('.strip'), busy = [];
            new PerformanceObserver((list) => list.getEntries().forEach((it) => busy.push(it.duration)))
                .observe({ type: 'longtask' });
            const times = [];
            const again = (left) => {
                if (left === 0) return setTimeout(() => done({ times, busy }), 100);
                const begun = performance.now();
                new MutationObserver((_, observer) => {
                    if (strip.hasAttribute('data-waiting')) return;
                    observer.disconnect();
                    times.push(performance.now() - begun);
                    setTimeout(() => again(left - 1), 100);
                }).observe(strip, { attributes: true, attributeFilter: ['data-waiting'] });
                location.hash = `s=lost-turn&threshold=${40 + left}`;
            };
            again(9);";
        let told: Value = page.client.execute_async(script, Vec::new()).await.expect("it is measured");
        say(&format!("the map of the incident at {}, rest of 60 ms and all: {told}", page.size));
    })
    .await;
}
