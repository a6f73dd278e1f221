//! A run that follows an order of steps and not the clock.

use turnlab_e2e::{Page, Press, at_both_sizes};

const ORDER: &str = "s=lost-turn&order=open:PARIS,to:LONDON,to:PARIS,mail:LONDON,to:PARIS,cut,\
                     reconnect:PARIS,to:LONDON,to:PARIS&at=5";

async fn note(page: &Page) -> String {
    let note =
        page.execute("return document.querySelector('.order-note p')?.textContent ?? ''", &[]);
    note.await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn it_says_so_and_goes_back_to_the_clock() {
    at_both_sizes(ORDER, async |page| {
        assert!(
            note(page).await.starts_with("This run follows an order of steps and not the clock")
        );
        let seen = page.seen().await;
        assert!(seen.handles.is_empty() && seen.bands == 1, "{seen}");
        page.click("Back to the clock").await;
        let seen = page.until("the incident", |seen| seen.handles.len() == 1).await;
        assert!(seen.can_undo);
        assert_eq!(note(page).await, "");
        assert!(!page.fragment_at_rest().await.contains("order="));
        page.click("Undo").await;
        page.until("the order again", |seen| seen.fragment.contains("order=")).await;
        assert!(note(page).await.contains("an order of steps"));
    })
    .await;
}

#[tokio::test]
async fn it_is_not_cut_and_says_why() {
    at_both_sizes("", async |page| {
        for by_key in [false, true] {
            page.open(ORDER).await;
            if by_key {
                page.press(Press::Character('x')).await
            } else {
                page.click("Cut").await
            }
            let said: String = page.answer("status", &[]).await;
            assert_eq!(said, "This run follows an order: go back to the clock to cut.");
            assert!(!page.seen().await.can_undo, "nothing was done");
        }
    })
    .await;
}
