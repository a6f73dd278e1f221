//! Cutting by hand while it plays.

use turnlab_e2e::{Page, Press, Seen, WIDE, at, at_both_sizes, say};

use crate::walk::{ARRIVES, CUT, GIVES, assert_flows, assert_lost};

/// What "long enough to be hit by hand" means.
const LEAST_HAND_OVER_MS: f64 = 500.0;

#[tokio::test]
async fn the_button_cuts_what_is_on_its_way() {
    at_both_sizes("cut=none&at=7", async |page| {
        plays_until_the_give(page).await;
        page.click("Cut").await;
        lost_and_found_again(page, Press::Character('z'), Press::ShiftAnd('Z')).await;
    })
    .await;
}

#[tokio::test]
async fn the_key_cuts_what_is_on_its_way() {
    at_both_sizes("cut=none&at=7", async |page| {
        plays_until_the_give(page).await;
        page.press(Press::Character('x')).await;
        lost_and_found_again(page, Press::Character('z'), Press::ShiftAnd('Z')).await;
    })
    .await;
}

#[tokio::test]
async fn a_hand_over_takes_long_enough_to_be_hit() {
    at(WIDE, "cut=none&at=7", async |page| {
        page.record().await;
        page.click("Play").await;
        page.until("the Turn arrives", |seen| seen.headline.starts_with(ARRIVES)).await;
        let story = page.recorded().await;
        let when = |words: &str| story.iter().find(|seen| seen.headline.contains(words));
        let (given, arrived) = (when(GIVES), when(ARRIVES));
        let took_ms = arrived.expect("just seen").ms - given.expect("seen before").ms;
        say(&format!("a hand-over takes {took_ms:.0} ms on the screen"));
        assert!(took_ms >= LEAST_HAND_OVER_MS, "A hand-over takes only {took_ms:.0} ms");
    })
    .await;
}

#[tokio::test]
async fn cutting_what_is_down_already_is_answered() {
    at_both_sizes("", async |page| {
        for by_key in [false, true] {
            page.open("at=9").await;
            let before = page.seen().await;
            if by_key {
                page.press(Press::Character('x')).await
            } else {
                page.click("Cut").await
            }
            let said: String = page.answer("status", &[]).await;
            assert_eq!(said, "Nothing is connected to cut.", "by key: {by_key}");
            let seen = page.seen().await;
            assert_eq!(seen.handles, before.handles);
            assert!(!seen.can_undo, "nothing was done");
        }
    })
    .await;
}

async fn plays_until_the_give(page: &Page) {
    assert_flows(&page.seen().await);
    // A driver on a busy machine takes its time between what it sees and what it presses.
    page.choose("Speed", "0.5×").await;
    page.click("Play").await;
    page.until("PARIS gives the Turn", |seen| seen.headline == GIVES).await;
}

/// After a cut while the Turn was on its way: the run has changed, and can be changed back.
async fn lost_and_found_again(page: &Page, undo: Press, redo: Press) {
    let is_drawn = |seen: &Seen| !seen.handles.is_empty() && seen.rails.len() == 2;
    let cut = page.until("the cut, and what is around the view", is_drawn).await;
    assert_lost(&cut);
    assert_eq!(cut.lost_arrows, 1, "the give, and nothing else, is lost");
    assert!(cut.playing, "it plays on");
    page.until(CUT, |seen| seen.headline == CUT).await;
    page.click("Pause").await;
    page.until("paused", |seen| !seen.playing).await;
    let with_cut = page.fragment_at_rest().await;
    assert!(with_cut.contains("&cut=8."), "The address has the cut: {with_cut}");
    let cut = page.seen().await;

    for by_key in [false, true] {
        if by_key {
            page.press(undo).await
        } else {
            page.click("Undo").await
        }
        let undone = page.until("the cut is undone", |seen| seen.handles.is_empty()).await;
        assert_flows(&undone);
        assert!(undone.can_redo && !undone.can_undo);
        page.until_address_has("cut=none").await;

        if by_key {
            page.press(redo).await
        } else {
            page.click("Redo").await
        }
        // What is out of view is drawn a moment later.
        let same = |seen: &Seen| {
            (&seen.handles, &seen.labels, &seen.rails) == (&cut.handles, &cut.labels, &cut.rails)
        };
        let redone = page.until("the cut is back, and all as it was", same).await;
        assert_lost(&redone);
        assert_eq!(page.fragment_at_rest().await, with_cut, "the address after doing it again");
    }
}
