//! A long picture: only what is in view is in the document, and the strip scrolls it.

use serde_json::Value;
use turnlab_e2e::{Page, Press, at_both_sizes, say};

/// How many elements the diagram may have in the document.
const MOST_NODES: u64 = 1_500;

/// Opens every fold of the run, then goes from its beginning to its end a screen at a time, with the most
/// elements that were there on the way, how many sections there were at all, and how many screens had none.
const ALL_THE_WAY: &str = "const done = arguments[0], scroller = document.querySelector('.scroller');
    const tiles = () => [...document.querySelectorAll('.tile')];
    const seen = new Set();
    let most = 0, bare = 0;
    const look = (top) => {
        const { top: above, bottom: below } = scroller.getBoundingClientRect();
        most = Math.max(most, document.querySelectorAll('.body *').length);
        tiles().forEach((tile) => seen.add(Math.round(tile.getBoundingClientRect().top + scroller.scrollTop)));
        const body = document.querySelector('.body').getBoundingClientRect();
        const covered = tiles().some((tile) => {
            const { top, bottom } = tile.getBoundingClientRect();
            return top < (above + below) / 2 && bottom > (above + below) / 2;
        });
        if (body.bottom > (above + below) / 2 && !covered) bare += 1;
        if (top > Math.min(scroller.scrollHeight, 30000)) return done({ most, bare, sections: seen.size });
        scroller.scrollTop = top;
        // That it has been scrolled is told in the next frame.
        const frames = (count, then) => requestAnimationFrame(() => (count > 1 ? frames(count - 1, then) : then()));
        frames(3, () => look(top + scroller.clientHeight * 0.8));
    };
    look(0);";

async fn scrolled(page: &Page) -> f64 {
    let top = page.execute("return document.querySelector('.scroller').scrollTop", &[]).await;
    top.as_f64().expect("a height")
}

#[tokio::test]
async fn only_what_is_in_view_is_in_the_document() {
    at_both_sizes("s=busy-day&at=0", async |page| {
        let begun = page.seen().await;
        assert!(begun.labels.iter().any(|label| label == "RTORQ open"), "{begun}");
        let told: Value =
            page.client.execute_async(ALL_THE_WAY, vec![]).await.expect("it is scrolled");
        say(&format!("a busy day at {}: {told}", page.size));
        assert!(told["most"].as_u64().is_some_and(|most| most <= MOST_NODES), "{told}");
        assert_eq!(told["bare"], 0, "screens without a picture: {told}");
        assert!(told["sections"].as_u64().is_some_and(|count| count > 20), "{told}");
        let end = page.seen().await;
        assert!(
            !end.labels.iter().any(|label| label == "RTORQ open"),
            "the beginning is out of view"
        );
    })
    .await;
}

#[tokio::test]
async fn the_frame_on_the_strip_scrolls_the_picture() {
    at_both_sizes("s=busy-day&at=0", async |page| {
        assert_eq!(scrolled(page).await, 0.0);
        page.focus("slider", "What is in view of the run").await;
        page.press(Press::End).await;
        let end = scrolled(page).await;
        assert!(end > 50_000.0, "End scrolls to {end}");
        page.press(Press::Up).await;
        let up = format!("return document.querySelector('.scroller').scrollTop < {end}");
        page.until_true("Up scrolls", &up).await;
        page.press(Press::Home).await;
        assert_eq!(scrolled(page).await, 0.0);
        assert_eq!(page.seen().await.clock, "0.00 s", "the cursor stays");
    })
    .await;
}
