//! Nothing is lost: the work is there again, whatever the page was left by.

use serde_json::{Value, json};
use turnlab_e2e::{Page, WIDE, at, at_both_sizes};

const BACK: &str = "Go back to what you had";

#[tokio::test]
async fn the_work_and_the_way_back_survive_loading_again() {
    at_both_sizes("", async |page| {
        works(page).await;
        page.reload().await;
        let seen = page.seen().await;
        assert_eq!((seen.limits[0].as_str(), seen.can_undo), ("threshold 5", true));
        assert!(!offers(page).await, "it is all there");
        page.click("Undo").await;
        page.until("before the cut was removed", |seen| !seen.handles.is_empty()).await;
        page.click("Undo").await;
        let seen = page.until("the beginning", |seen| seen.limits == ["threshold 50"; 2]).await;
        assert!(!seen.can_undo && seen.can_redo);
    })
    .await;
}

#[tokio::test]
async fn the_work_survives_a_closed_tab() {
    at_both_sizes("", async |page| {
        works(page).await;
        let done = page.seen().await;
        page.leave_behind("sessionStorage.clear()").await;
        page.come_back("", "").await;
        let seen = page.until("the run", |seen| seen.limits == ["threshold 5"; 2]).await;
        assert_eq!(seen.clock, done.clock);
        assert!(seen.can_undo);
        page.until("its address", |seen| seen.fragment == done.fragment).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_counts_and_what_was_there_is_offered() {
    at_both_sizes("", async |page| {
        works(page).await;
        page.come_back("", "s=repaired&at=9").await;
        let seen = page.seen().await;
        assert_eq!((seen.clock.as_str(), seen.limits[0].as_str()), ("9.00 s", "threshold 50"));
        page.click(BACK).await;
        page.until("the work", |seen| seen.limits == ["threshold 5"; 2]).await;
        assert!(!offers(page).await);
        page.until_address_has("threshold=5").await;

        page.come_back("", "s=monologue").await;
        page.click("Dismiss").await;
        page.until_address_has("s=monologue").await;
        assert!(!offers(page).await);
        page.click("Undo").await;
        page.until("it was not thrown away", |seen| seen.limits == ["threshold 5"; 2]).await;
    })
    .await;
}

#[tokio::test]
async fn what_others_have_put_there_does_no_harm() {
    at(WIDE, "", async |page| {
        let long = "turnlab 1\n0\n".to_owned() + &"0 s=lost-turn&at=0\n".repeat(20_000);
        let odd = "turnlab 1\n7\n9 threshold=x\n3 s=lost-turn&threshold=6&at=12\n";
        for (kept, threshold) in
            [("{}", 50), ("turnlab 1\n-1\n", 50), (long.as_str(), 50), (odd, 6)]
        {
            let put = format!(
                "localStorage.setItem('turnlab.work', {}); sessionStorage.clear()",
                json!(kept)
            );
            page.leave_behind(&put).await;
            page.come_back("", "").await;
            let seen = page.seen().await;
            assert_eq!(
                seen.limits,
                [format!("threshold {threshold}"), format!("threshold {threshold}")]
            );
            assert!(seen.alerts.is_empty(), "{seen}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_frame_keeps_nothing() {
    at(WIDE, "", async |page| {
        works(page).await;
        let kept = kept(page).await;
        page.come_back("embed.html", "").await;
        assert_eq!(page.seen().await.limits, ["threshold 50"; 2], "it reads nothing");
        page.click("Step forward").await;
        page.click("Cut").await;
        page.until("a cut", |seen| seen.can_undo).await;
        page.at_rest().await;
        assert_eq!(self::kept(page).await, kept, "it writes nothing");
    })
    .await;
}

#[tokio::test]
async fn where_nothing_can_be_kept_the_page_says_so_and_works() {
    at(WIDE, "", async |page| {
        let frame = format!(
            "<iframe sandbox=\"allow-scripts\" src=\"{}\" width=\"1400\" height=\"850\"></iframe>",
            page.link("index.html", "")
        );
        page.enter_host(&frame).await;
        page.click("Next key moment").await;
        page.click("Remove the cut at 8.38 s").await;
        let mut said = String::new();
        for _ in 0..100 {
            said = page.answer("status", &[]).await;
            if !said.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        }
        assert_eq!(said, "Nothing can be kept here: the link alone holds it.");
        assert!(page.seen().await.handles.is_empty(), "it works all the same");
    })
    .await;
}

/// Changes two things, and waits until they are kept.
async fn works(page: &Page) {
    page.write("Threshold", "5").await;
    page.click("Remove the cut at 8.38 s").await;
    page.until("no cut", |seen| seen.handles.is_empty()).await;
    page.at_rest().await;
}

async fn kept(page: &Page) -> Value {
    page.execute("return localStorage.getItem('turnlab.work')", &[]).await
}

async fn offers(page: &Page) -> bool {
    page.names("button").await.iter().any(|name| name == BACK)
}
