//! The keys: they are listed, and those that are letters can be switched off.

use turnlab_e2e::{Page, Press, at_both_sizes};

const SWITCH: &str = "Keys that are a single letter or sign (X, Z, ?)";

#[tokio::test]
async fn a_question_mark_shows_the_keys() {
    at_both_sizes("", async |page| {
        page.press(Press::ShiftAnd('?')).await;
        assert_eq!(dialog(page).await, "Keys");
        page.press(Press::Character('x')).await;
        page.press(Press::End).await;
        page.press(Press::Escape).await;
        assert_eq!(dialog(page).await, "");
        let seen = page.seen().await;
        assert_eq!(seen.clock, "8.00 s", "keys in the dialog are its own");
        assert!(!seen.can_undo, "nothing is cut from the dialog");
    })
    .await;
}

#[tokio::test]
async fn letters_are_switched_off_for_later_visits_too() {
    at_both_sizes("cut=none", async |page| {
        for cuts in [true, false] {
            page.press(Press::Character('x')).await;
            if cuts {
                page.until("a cut", |seen| !seen.handles.is_empty()).await;
                page.press(Press::Character('z')).await;
                page.until("no cut", |seen| seen.handles.is_empty()).await;
                page.press(Press::ShiftAnd('?')).await;
                page.find("checkbox", SWITCH).await.click().await.expect("it can be switched");
                page.press(Press::Escape).await;
            }
        }
        page.press(Press::ShiftAnd('?')).await;
        assert_eq!(dialog(page).await, "", "the sign is switched off with the letters");
        page.press(Press::Right).await;
        let seen = page.until("the arrows still work", |seen| seen.clock != "8.00 s").await;
        assert!(seen.handles.is_empty(), "no cut by a letter");

        page.reload().await;
        page.press(Press::Character('x')).await;
        assert!(page.at_rest().await.handles.is_empty(), "no cut after loading again");
    })
    .await;
}

#[tokio::test]
async fn letters_act_in_the_playground_alone() {
    at_both_sizes("cut=none", async |page| {
        page.focus("button", "Share").await;
        page.press(Press::Character('x')).await;
        assert!(page.at_rest().await.handles.is_empty(), "no cut from the header");
        page.focus("button", "Step forward").await;
        page.press(Press::Character('x')).await;
        page.until("a cut", |seen| !seen.handles.is_empty()).await;
    })
    .await;
}

async fn dialog(page: &Page) -> String {
    page.answer("dialog", &[]).await
}
