//! The map of cuts: what it says, and what a pointer does on it.

use serde_json::{Value, json};
use turnlab_e2e::{Page, Press, WIDE, at, at_both_sizes, say};

async fn words(page: &Page) -> String {
    let words = page.execute("return document.querySelector('.cut-words').textContent", &[]).await;
    words.as_str().unwrap_or_default().to_owned()
}

async fn until_words(page: &Page, part: &str) {
    for _ in 0..200 {
        if words(page).await.contains(part) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("The map says “{}” and not “{part}”", words(page).await);
}

/// The middle of the first mark of a kind.
async fn mark(page: &Page, class: &str) -> (f64, f64) {
    let script = "const { left, right, top, bottom } =
            document.querySelector(`.strip .${arguments[0]}`).getBoundingClientRect();
        return [(left + right) / 2, (top + bottom) / 2]";
    let place = page.execute(script, &[json!(class)]).await;
    (place[0].as_f64().expect("a mark"), place[1].as_f64().expect("a mark"))
}

/// Where something is on the screen: left, top, right, bottom.
async fn edges(page: &Page, selector: &str) -> [f64; 4] {
    let script = "const { left, right, top, bottom } =
            document.querySelector(arguments[0]).getBoundingClientRect();
        return [left, top, right, bottom]";
    let found = page.execute(script, &[json!(selector)]).await;
    serde_json::from_value(found).expect("it is somewhere")
}

async fn top_of_view(page: &Page) -> f64 {
    let top = page.execute("return document.querySelector('.scroller').scrollTop", &[]).await;
    top.as_f64().expect("it is somewhere")
}

#[tokio::test]
async fn a_click_goes_there_and_the_scissors_cut() {
    at_both_sizes("cut=none&at=8.3", async |page| {
        until_words(page, "the Turn is lost for").await;
        let summary =
            page.execute("return document.querySelector('.strip svg').ariaLabel", &[]).await;
        assert!(summary.as_str().is_some_and(|it| it.contains("loses the Turn")), "{summary}");
        page.press(Press::Home).await;
        page.until("the beginning", |seen| seen.clock == "0.00 s").await;
        let (x, y) = mark(page, "lost").await;
        for _ in 0..2 {
            page.tap_at(x, y).await;
            let seen = page.until("the cursor", |seen| seen.clock.starts_with("8.")).await;
            assert!(seen.handles.is_empty() && !seen.can_undo, "a click cuts nothing: {seen}");
        }
        until_words(page, "the Turn is lost for").await;
        let there = page.fragment_at_rest().await;
        let at = there.rsplit_once("at=").expect("the cursor").1.to_owned();
        page.click(&words(page).await).await;
        let seen = page.until("the cut", |seen| seen.handles.len() == 1).await;
        assert_eq!(seen.band_words.split(" the Turn").next(), Some("Nobody has"), "{seen}");
        page.until_address_has(&format!("cut={at}")).await;
        page.press(Press::Character('z')).await;
        page.until("no cut", |seen| seen.handles.is_empty()).await;
    })
    .await;
}

#[tokio::test]
async fn a_drag_brings_cursor_and_view() {
    at_both_sizes("at=0", async |page| {
        let [left, top, right, bottom] = edges(page, ".strip").await;
        if page.size.is_touched {
            assert!(bottom - top >= 44.0, "the strip is {} high", bottom - top);
            // It is there when there are words for it.
            until_words(page, "A cut here").await;
            let [_, top, _, bottom] = edges(page, ".cut-here").await;
            assert!(bottom - top >= 44.0, "its button is {} high", bottom - top);
        }
        // Inside of the frame, which is at the beginning.
        let mut hand = page.press_down_at(left + 4.0, (top + bottom) / 2.0).await;
        let mut before = top_of_view(page).await;
        assert_eq!(before, 0.0);
        for _ in 0..2 {
            hand.move_across((right - left) / 3.0).await;
            let script = format!(
                "return document.querySelector('.scroller').scrollTop > {}",
                before + 100.0
            );
            page.until_true("the picture follows", &script).await;
            before = top_of_view(page).await;
        }
        hand.drop().await;
        let seen = page.at_rest().await;
        assert!(!seen.can_undo && seen.handles == ["cut at 8.38 s"], "nothing is cut: {seen}");
        let [_, top, _, bottom] = edges(page, ".scroller").await;
        let [_, line, ..] = edges(page, ".cursor").await;
        assert!(top < line && line < bottom, "the cursor is in view: {top} {line} {bottom}");
    })
    .await;
}

#[tokio::test]
async fn a_mouse_finds_scissors_where_it_points() {
    at(WIDE, "cut=none&at=0", async |page| {
        until_words(page, "A cut").await;
        let (x, y) = mark(page, "lost").await;
        page.point_at(x, y).await;
        until_words(page, "the Turn is lost for").await;
        let [left, top, right, bottom] = edges(page, ".cut-here").await;
        assert!(left <= x && x <= right, "{x} between {left} and {right}");
        assert_eq!(page.seen().await.clock, "0.00 s", "pointing moves nothing");
        // Straight up, and past the edge between strip and scissors.
        page.point_at(x, bottom).await;
        page.point_at(x, (top + bottom) / 2.0).await;
        until_words(page, "the Turn is lost for").await;
        page.tap_at(x, (top + bottom) / 2.0).await;
        let seen = page.until("the cut", |seen| seen.handles.len() == 1).await;
        assert!(seen.clock.starts_with("8.") && seen.bands == 1, "{seen}");
        page.point_at(700.0, 300.0).await;
        until_words(page, "A cut here").await;
    })
    .await;
}

#[tokio::test]
async fn it_follows_every_change() {
    at_both_sizes("cut=none&at=8.3", async |page| {
        until_words(page, "the Turn is lost for").await;
        page.choose("Rule", "initiator-decides").await;
        until_words(page, "A cut here: mail is late by").await;
        page.choose("Rule", "as-shipped").await;
        until_words(page, "the Turn is lost for").await;
        page.open("s=two-holders&cut=none&at=8.6").await;
        until_words(page, "both ends have a Turn").await;
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
