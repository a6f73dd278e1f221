//! Where things stand: nothing is cut off, nothing lies outside, nothing jumps.

use std::collections::BTreeMap;

use serde::Deserialize;
use turnlab_e2e::{Bounds, Page, Press, at_both_sizes};

/// The least that a finger hits.
const LEAST_HEIGHT: f64 = 44.0;
/// What Firefox loses of a pixel when it takes one place from another.
const ROUNDED: f64 = 0.01;

#[derive(Deserialize)]
struct Boxes {
    cursor: Bounds,
    headline: Bounds,
    detail: Bounds,
    diagram: Bounds,
    transport: Bounds,
    give: Bounds,
}

#[tokio::test]
async fn nothing_is_wider_than_the_page() {
    at_both_sizes("", async |page| {
        assert_fits(page).await;
        page.paste("threshold=0&colour=red&rule=initiator-decides&at=25:00").await;
        page.until("a notice", |seen| !seen.alerts.is_empty()).await;
        assert_fits(page).await;
        page.open_file("embed.html", "at=8").await;
        assert_fits(page).await;
    })
    .await;
}

#[tokio::test]
async fn the_transport_is_in_view_and_can_be_hit() {
    at_both_sizes("", async |page| {
        for file in ["", "embed.html"] {
            page.open_file(file, "at=8").await;
            let room: Vec<f64> = page.answer("roomAroundTransport", &[]).await;
            assert!(room.iter().all(|room| *room >= 0.0), "Room around the transport: {room:?}");
            for (name, place) in buttons(page).await {
                let (width, height) = (page.size.width.into(), page.size.height.into());
                let inside = place.left >= 0.0 && place.right <= width && place.bottom <= height;
                assert!(inside, "“{name}” lies outside: {place:?}");
                let tall = place.bottom - place.top;
                assert!(tall >= LEAST_HEIGHT - ROUNDED, "“{name}” is only {tall} pixels high");
                let wide = place.right - place.left;
                let is_wide = wide >= LEAST_HEIGHT - ROUNDED || !page.size.is_touched;
                assert!(is_wide, "“{name}” is only {wide} pixels wide");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_cursor_lies_on_the_event() {
    at_both_sizes("at=8.25", async |page| {
        let boxes: Boxes = page.answer("boxes", &[]).await;
        let off = boxes.cursor.top - boxes.give.top;
        assert!(off.abs() <= 1.0, "The cursor is {off} pixels off the tail of the arrow");
    })
    .await;
}

#[tokio::test]
async fn the_words_fit_and_the_picture_stays_where_it_is() {
    at_both_sizes("at=0", async |page| {
        let mut tops = BTreeMap::new();
        let mut clock = String::new();
        loop {
            let seen = page.seen().await;
            if seen.clock == clock {
                break;
            }
            clock.clone_from(&seen.clock);
            let boxes: Boxes = page.answer("boxes", &[]).await;
            let read = format!("“{}” at {clock}", seen.headline);
            assert!(
                boxes.headline.bottom <= boxes.detail.top + 0.5,
                "{read} runs into what follows"
            );
            assert!(
                boxes.detail.bottom <= boxes.diagram.top + 0.5,
                "What follows {read} is covered"
            );
            assert!(boxes.diagram.bottom <= boxes.transport.top + 0.5, "The transport covers it");
            assert_fits(page).await;
            tops.entry(boxes.diagram.top.round() as i64).or_insert(read);
            page.press(Press::Right).await;
        }
        assert_eq!(tops.len(), 1, "The picture jumps when the words change: {tops:#?}");
    })
    .await;
}

#[tokio::test]
async fn the_cursor_is_brought_into_view() {
    at_both_sizes("", async |page| {
        for at in ["0", "25:00", "20", "27:45"] {
            page.paste(&format!("at={at}")).await;
            let seconds = if at == "25:00" {
                "1500"
            } else if at == "27:45" {
                "1665"
            } else {
                at
            };
            page.until_address_has(&format!("at={seconds}")).await;
            let Boxes { cursor, diagram, .. } = page.answer("boxes", &[]).await;
            let inside = diagram.top <= cursor.top && cursor.top <= diagram.bottom;
            assert!(inside, "At {at} the cursor is at {}, the picture at {diagram:?}", cursor.top);
        }
    })
    .await;
}

#[tokio::test]
async fn the_header_stays_over_the_lab_and_what_is_behind_is_not_scrolled() {
    at_both_sizes("lab=search", async |page| {
        // Its style sheet may come after its words.
        let script = "const form = document.querySelector('.search .bounds');
            return !!form && getComputedStyle(form).display === 'flex'";
        page.until_true("the lab", script).await;
        let middle = f64::from(page.size.height) / 2.0;
        page.roll(200.0, middle, 600).await;
        let script = "const done = arguments[arguments.length - 1];
            const root = document.documentElement;
            const header = () => document.querySelector('.header').getBoundingClientRect().top;
            const fits = root.scrollHeight <= innerHeight;
            const held = getComputedStyle(root).overflowY === 'hidden';
            setTimeout(() => done([header(), fits || held]), 400);";
        let after = page.execute_later(script).await;
        assert_eq!(after, serde_json::json!([0, true]), "the header's top, and that it is held");
    })
    .await;
}

async fn buttons(page: &Page) -> Vec<(String, Bounds)> {
    let found: Vec<(String, Bounds)> = page.answer("buttons", &[]).await;
    // Who has no keyboard needs no list of keys.
    let count = if page.size.is_touched { 8 } else { 9 };
    assert_eq!(found.len(), count, "buttons in the transport");
    found
}

async fn assert_fits(page: &Page) {
    let over: BTreeMap<String, f64> = page.answer("overflow", &[]).await;
    assert!(over.values().all(|pixels| *pixels <= 0.0), "Pixels too many: {over:?}");
}
