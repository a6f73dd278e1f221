//! What is drawn short, opened and closed.

use turnlab_e2e::{Page, Press, Seen, at_both_sizes};

const QUEUED: &str = "×45 queued";
const DELIVERED: &str = "50 messages delivered over association 2";

#[tokio::test]
async fn a_fold_is_opened_by_a_click_and_closed_again() {
    at_both_sizes("", async |page| {
        let begun = page.seen().await;
        assert_eq!(begun.count_labels("message 20"), 0, "what is folded");
        let delivered = fold(&begun, DELIVERED);
        page.find("button", &delivered).await.click().await.expect("a fold can be clicked");
        let open = page.until("all of it", |seen| seen.arrows > begun.arrows).await;
        assert_eq!(
            open.arrows,
            begun.arrows + 100,
            "arrows: 50 messages and their acknowledgements"
        );
        assert_eq!(open.count_labels("message 20"), 1);

        let opened = open.folds.iter().find(|name| **name != fold(&begun, QUEUED));
        page.click(opened.expect("it can be closed")).await;
        let closed = page.until("short again", |seen| seen.arrows == begun.arrows).await;
        assert_eq!(closed.labels, begun.labels);
    })
    .await;
}

#[tokio::test]
async fn an_open_fold_is_walked_step_by_step() {
    at_both_sizes("at=24:00", async |page| {
        let begun = page.seen().await;
        step_back_from_49(page, begun.queues()[0] - 45).await;
        page.press(Press::End).await;
        let queued = fold(&begun, QUEUED);
        page.focus("button", &queued).await;
        page.press(Press::Enter).await;
        page.until("opened by a key", |seen| !seen.folds.contains(&queued)).await;
        page.execute("document.activeElement.blur()", &[]).await;
        page.paste("at=24:01").await;
    })
    .await;
}

async fn step_back_from_49(page: &Page, before_the_fold: u32) {
    page.press(Press::Left).await;
    let seen = page.until("over the fold", |seen| seen.clock != "24:00").await;
    assert_eq!(seen.queues()[0], before_the_fold, "messages that wait before the fold");
}

fn fold(seen: &Seen, beginning: &str) -> String {
    let found = seen.folds.iter().find(|name| name.starts_with(beginning));
    found.unwrap_or_else(|| panic!("No fold “{beginning}” among {:?}", seen.folds)).clone()
}
