//! The cut is dragged, moved by keys, removed: the picture follows.

use turnlab_e2e::{Page, Press, Seen, at_both_sizes};

use crate::walk::{assert_flows, assert_lost, see_lost};

const SCRIPTED: &str = "cut at 8.38 s";

#[tokio::test]
async fn dragged_off_the_give_and_back_onto_it() {
    at_both_sizes("", async |page| {
        see_lost(page).await;
        let mut hand = page.grab(SCRIPTED).await;
        hand.move_until(4.0, "the Turn arrives before the cut", |seen| seen.bands == 0).await;
        // The pointer is still down, and all of it has followed.
        let held = page.seen().await;
        assert_flows(&held);
        // A cut at the instant of the arrival strikes after it: LONDON has the Turn, and remembers it.
        let got = ["solid", "pale"].contains(&held.lanes[1][1].fill.as_str());
        assert!(got, "LONDON got the Turn: {:?}", held.fills());
        assert_ne!(held.handles, [SCRIPTED], "the time on the handle");
        hand.move_until(6.0, "nothing is lost any more", |seen| seen.lost_arrows == 0).await;
        let held = at_rest(page).await;
        assert_flows(&held);
        hand.drop().await;
        let dropped = page.until("something to undo", |seen| seen.can_undo).await;
        assert_eq!(dropped.labels, held.labels, "the arrows after letting go");
        assert_eq!(dropped.handles, held.handles, "the cut after letting go");

        let mut hand = page.grab(&dropped.handles[0]).await;
        hand.move_until(-4.0, "the Turn is lost again", |seen| seen.bands == 1).await;
        see_lost(page).await;
        hand.drop().await;
        page.until("the cut is dropped", |seen| seen.can_undo).await;
        see_lost(page).await;
    })
    .await;
}

/// A finger's last move may still be on its way to the page: reads until nothing moves.
async fn at_rest(page: &Page) -> Seen {
    let mut seen = page.seen().await;
    loop {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let next = page.seen().await;
        if next.handles == seen.handles {
            return next;
        }
        seen = next;
    }
}

#[tokio::test]
async fn dragged_up_before_the_give() {
    at_both_sizes("", async |page| {
        let mut hand = page.grab(SCRIPTED).await;
        hand.move_until(-4.0, "the cut comes before the give", |seen| seen.bands == 0).await;
        assert_flows(&page.seen().await);
        hand.drop().await;
        let dropped = page.until("something to undo", |seen| seen.can_undo).await;
        assert_flows(&dropped);
        let rest = page.fragment_at_rest().await;
        assert!(rest.contains("&cut=8."), "The address has the cut where it is now: {rest}");
    })
    .await;
}

#[tokio::test]
async fn keys_move_a_cut_that_has_the_focus() {
    at_both_sizes("", async |page| {
        page.focus("slider", SCRIPTED).await;
        let mut undos = 0;
        for (key, name) in [
            (Press::Down, "cut at 8.43 s"),
            (Press::Up, SCRIPTED),
            (Press::ShiftAndDown, "cut at 8.88 s"),
        ] {
            page.press(key).await;
            page.until(&format!("{name} after {key:?}"), |seen| seen.handles == [name]).await;
            assert_eq!(page.focused().await, name, "what has the focus after {key:?}");
            undos += 1;
        }
        assert_flows(&page.seen().await);
        for _ in 0..undos {
            page.click("Undo").await;
        }
        let seen = page.until("nothing more to undo", |seen| !seen.can_undo).await;
        assert_eq!(seen.handles, [SCRIPTED]);
    })
    .await;
}

#[tokio::test]
async fn a_removed_cut_lets_the_mail_flow() {
    at_both_sizes("", async |page| {
        let begun = page.seen().await;
        page.click("Remove the cut at 8.38 s").await;
        mail_flows_to_the_end(page).await;
        page.click("Undo").await;
        comes_back(page, &begun).await;

        page.tap("Remove: cut at 8.38 s").await;
        mail_flows_to_the_end(page).await;
        page.click("Undo").await;
        comes_back(page, &begun).await;

        page.focus("slider", SCRIPTED).await;
        page.press(Press::Delete).await;
        mail_flows_to_the_end(page).await;
        page.press(Press::Character('z')).await;
        comes_back(page, &begun).await;
    })
    .await;
}

async fn mail_flows_to_the_end(page: &Page) {
    let seen = page.until("no cut", |seen| seen.handles.is_empty()).await;
    assert_flows(&seen);
    assert_eq!(seen.lost_arrows, 0, "arrows that are lost");
    // Its order, and so its time: LONDON's message follows the give at once.
    let order = ["RT-TURN-PLEASE", "RT-TURN-GIVE", "message 2"];
    let given = seen.labels.iter().position(|label| label == "RT-TURN-GIVE").expect("a give");
    for (label, expected) in seen.labels[given - 1..].iter().zip(order) {
        assert!(label.starts_with(expected), "{label}, not {expected}, in {:?}", seen.labels);
    }
    page.until_address_has("cut=none").await;
    page.execute("document.activeElement.blur()", &[]).await;
    page.press(Press::End).await;
    let end = page.until("the end", |seen| seen.clock == "27:45").await;
    assert_eq!(end.queues(), [0, 0], "messages that wait in the end");
    assert_eq!(end.associations, "1 of 9, next at 50 queued");
}

async fn comes_back(page: &Page, begun: &Seen) {
    page.until("the cut is back", |seen| seen.handles == begun.handles).await;
    // What is around the view comes in the next frame.
    let seen = page.until("the arrows after undoing", |seen| seen.labels == begun.labels).await;
    assert_lost(&seen);
}
