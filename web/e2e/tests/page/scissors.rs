//! Scissors on an arrow that is on its way, and a tap on the picture.

use serde_json::json;
use turnlab_e2e::{Page, Press, TALL, WIDE, at, at_both_sizes};

/// Whether they are shown, and where.
async fn scissors(page: &Page) -> Option<(f64, f64)> {
    let script = "const { left, right, top, bottom } = document.querySelector('.snip').getBoundingClientRect();
        return right > left ? [(left + right) / 2, (top + bottom) / 2] : null";
    serde_json::from_value(page.execute(script, &[]).await).expect("a place")
}

async fn until_scissors(page: &Page, shown: bool) -> (f64, f64) {
    for _ in 0..200 {
        let found = scissors(page).await;
        if found.is_some() == shown {
            return found.unwrap_or_default();
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("The scissors are not {}", if shown { "there" } else { "gone" });
}

/// Half way along the first arrow with this name.
async fn half_way(page: &Page, arrow: &str) -> (f64, f64) {
    let script = "const arrow = document.querySelector(`.body .arrow[aria-label='${arguments[0]}']`);
        const line = arrow.querySelector('line');
        const { x, y } = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM());
        return [x, y]";
    serde_json::from_value(page.execute(script, &[json!(arrow)]).await).expect("a place")
}

const GIVE: &str = "PARIS to LONDON: RT-TURN-GIVE";

#[tokio::test]
async fn a_mouse_finds_them_on_any_arrow() {
    at(WIDE, "cut=none&at=5", async |page| {
        until_scissors(page, false).await;
        let (x, y) = half_way(page, GIVE).await;
        page.point_at(x, y).await;
        let (left, top) = until_scissors(page, true).await;
        let said =
            "return document.querySelector('.snip').innerText.includes('the Turn is lost for')";
        page.until_true("what a cut there does", said).await;
        assert_eq!(page.seen().await.clock, "5.00 s", "pointing moves nothing");
        page.point_at((x + left) / 2.0, (y + top) / 2.0).await;
        page.tap_at(x, top).await;
        let seen = page.until("the cut", |seen| seen.handles.len() == 1).await;
        assert_eq!((seen.bands, seen.lost_arrows), (1, 1), "the give is lost: {seen}");
        page.point_at(x, 20.0).await;
        until_scissors(page, false).await;
    })
    .await;
}

#[tokio::test]
async fn they_stand_where_the_cursor_crosses_an_arrow() {
    at_both_sizes("cut=none&at=8", async |page| {
        page.press(Press::Right).await;
        page.until("the give leaves", |seen| seen.clock == "8.25 s").await;
        until_scissors(page, true).await;
        page.execute("document.querySelector('.snip').focus()", &[]).await;
        page.press(Press::Enter).await;
        page.until_address_has("cut=8.25").await;
        page.press(Press::Character('z')).await;
        page.until("no cut", |seen| seen.handles.is_empty()).await;
        page.open("cut=none&at=5").await;
        until_scissors(page, false).await;
    })
    .await;
}

#[tokio::test]
async fn a_tap_brings_the_cursor_and_on_an_arrow_scissors() {
    at(TALL, "cut=none&at=5", async |page| {
        if !page.has_fingers() {
            return println!("this driver has a mouse alone");
        }
        // The give well into view.
        page.execute("document.querySelector('.scroller').scrollTop = 120", &[]).await;
        page.at_rest().await;
        let (x, y) = half_way(page, GIVE).await;
        page.tap_at(x, y + 8.0).await;
        let seen = page.until("the cursor", |seen| seen.clock.starts_with("8.")).await;
        assert!(seen.handles.is_empty(), "a tap cuts nothing: {seen}");
        let (left, top) = until_scissors(page, true).await;
        page.tap_at(left, top).await;
        let seen = page.until("the cut", |seen| seen.handles.len() == 1).await;
        assert_eq!((seen.bands, seen.lost_arrows), (1, 1), "the give is lost: {seen}");
        page.click("Undo").await;
        page.until("no cut", |seen| seen.handles.is_empty()).await;
        let (x, y) = half_way(page, GIVE).await;
        page.tap_at(x, y - 40.0).await;
        let seen = page.until("the cursor", |now| now.clock != seen.clock).await;
        assert!(seen.handles.is_empty(), "{seen}");
    })
    .await;
}
