//! Moving the cursor, and what stands at it.

use turnlab_e2e::{Page, Press, TALL, WIDE, at, at_both_sizes};

use crate::walk::{CUT, GIVES};

const CURSOR: &str = "Cursor on the time axis";

#[tokio::test]
async fn both_ends_are_told_at_the_cursor() {
    at_both_sizes("at=10", async |page| {
        let seen = page.seen().await;
        assert_eq!(seen.headline, CUT);
        let stands = "Nobody has had the Turn since the cut, 1.6 s ago. LONDON has 1 message \
                      waiting, PARIS none.";
        assert_eq!(seen.detail, stands);
        let [paris, london] = &seen.ends[..] else { panic!("two ends, not {:?}", seen.ends) };
        assert_eq!((paris.name.as_str(), london.name.as_str()), ("PARIS", "LONDON"));
        assert_eq!(seen.states(), ["Lost", "Lost"]);
        let remembers = ["remembers that LONDON has it", "remembers that PARIS has it"];
        assert_eq!(seen.beliefs(), remembers);
        assert_eq!(seen.queues(), [0, 1]);
        assert_eq!(paris.timers, "connects again in 8.4 s, gives up recovery in 58.4 s");
        assert_eq!(london.timers, "gives up recovery in 58.4 s");
        assert_eq!(seen.turn, "lost since 8.38 s");
        assert_eq!(seen.associations, "1 of 9, next at 50 queued");
    })
    .await;
}

#[tokio::test]
async fn stepping_goes_from_one_event_to_the_next_and_back() {
    at_both_sizes("", async |page| {
        page.click("Step forward").await;
        let given = page.until("the next event", |seen| seen.clock == "8.25 s").await;
        assert_eq!(given.headline, GIVES);
        assert_eq!(given.turn, "on its way to LONDON");
        page.click("Step back").await;
        page.until("the event before", |seen| seen.clock == "8.00 s").await;
        for (key, clock) in [
            (Press::Right, "8.25 s"),
            (Press::Left, "8.00 s"),
            (Press::Down, "8.25 s"),
            (Press::Up, "8.00 s"),
            (Press::Left, "2.50 s"),
            (Press::End, "27:45"),
            (Press::Home, "0.00 s"),
        ] {
            page.press(key).await;
            page.until(&format!("{clock} after {key:?}"), |seen| seen.clock == clock).await;
        }
    })
    .await;
}

#[tokio::test]
async fn stepping_stops_at_the_cut_itself() {
    at_both_sizes("at=8.25", async |page| {
        page.press(Press::Right).await;
        let seen = page.until("a step", |seen| seen.clock != "8.25 s").await;
        assert_eq!(seen.clock, "8.38 s", "the event after the give is the cut");
        assert!(seen.headline.starts_with("Cut:"), "{}", seen.headline);
    })
    .await;
}

#[tokio::test]
async fn the_cursor_is_dragged_by_its_knob() {
    at_both_sizes("at=4", async |page| {
        let mut hand = page.grab(CURSOR).await;
        for _ in 0..10 {
            hand.move_by(8.0).await;
        }
        // A browser hands a finger's moves on from frame to frame.
        page.until("it follows", |seen| seen.clock != "4.00 s").await;
        page.at_rest().await;
        let off = cursor_y(page).await - hand.y();
        assert!(off.abs() < 2.0, "The line is {off} pixels off the pointer");
        let held = page.seen().await;
        hand.drop().await;
        let dropped = page.at_rest().await;
        assert_eq!(dropped.clock, held.clock, "the clock after letting go");
        assert!(!dropped.can_undo, "moving about is nothing to undo");
    })
    .await;
}

#[tokio::test]
async fn a_mouse_brings_the_cursor_to_where_it_is_pressed() {
    at(WIDE, "at=4", async |page| {
        let line = cursor_y(page).await;
        let mut hand = page.press_down_at(300.0, line + 100.0).await;
        let there = cursor_y(page).await;
        assert!((there - line - 100.0).abs() < 2.0, "The line is at {there}, not {}", line + 100.0);
        hand.move_by(-60.0).await;
        let there = cursor_y(page).await;
        assert!((there - line - 40.0).abs() < 2.0, "The line is at {there}, not {}", line + 40.0);
        hand.drop().await;
    })
    .await;
}

#[tokio::test]
async fn a_finger_on_the_picture_scrolls_it() {
    at(TALL, "at=4", async |page| {
        if !page.has_fingers() {
            return println!("this driver has a mouse alone");
        }
        let top = "return document.querySelector('.scroller').scrollTop";
        let before = page.execute(top, &[]).await.as_f64();
        let mut hand = page.press_down_at(200.0, 480.0).await;
        for _ in 0..10 {
            hand.move_by(-20.0).await;
        }
        hand.drop().await;
        assert_eq!(page.seen().await.clock, "4.00 s", "the cursor stays where it was in time");
        let after = page.execute(top, &[]).await.as_f64();
        assert!(after > before, "The picture scrolled from {before:?} to {after:?}");
    })
    .await;
}

async fn cursor_y(page: &Page) -> f64 {
    let boxes = page.answer::<serde_json::Value>("boxes", &[]).await;
    boxes["cursor"]["top"].as_f64().expect("the cursor is somewhere")
}

#[tokio::test]
async fn no_time_stands_twice_beside_the_cursor() {
    at_both_sizes("s=lost-turn&at=18.625", async |page| {
        let twice = "const cursor = document.querySelector('.cursor-time'), own = cursor.getBoundingClientRect(); \
             return [...document.querySelectorAll('.body .t-time')] \
             .filter((it) => it.textContent === cursor.textContent) \
             .map((it) => it.getBoundingClientRect()) \
             .filter((it) => it.top < own.top - 0.5 || it.bottom > own.bottom + 0.5) \
             .filter((it) => Math.abs(it.top - own.bottom) < 60).length";
        for _ in 0..30 {
            assert_eq!(page.execute(twice, &[]).await, serde_json::json!(0), "{}", page.seen().await.clock);
            page.press(Press::Right).await;
        }
    })
    .await;
}
