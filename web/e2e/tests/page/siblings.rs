//! The run that was left is kept beside the new one, and can be gone back to.

use turnlab_e2e::{Page, at_both_sizes};

use super::verdict::text;

#[tokio::test]
async fn a_cut_in_the_past_keeps_the_old_run() {
    at_both_sizes("cut=none&at=0", async |page| {
        assert!(others(page).await.is_empty());
        for _ in 0..2 {
            page.click("Next key moment").await;
        }
        page.click("Step forward").await;
        page.click("Cut").await;
        let cut = page.until("a cut", |seen| !seen.handles.is_empty()).await;
        let uncut = "no cut Nothing goes wrong: the Turn is never lost.";
        until(page, &[uncut]).await;
        let verdict = text(page, ".page:not(.first-paint) .verdict").await;

        page.click(uncut).await;
        page.until("the old run", |seen| seen.handles.is_empty()).await;
        let words = format!("{} {verdict}", cut.handles[0]);
        until(page, &[&words]).await;
        page.click(&words).await;
        page.until("the run with the cut", |seen| seen.handles == cut.handles).await;

        page.write("Threshold", "7").await;
        let named = format!("threshold 50 instead of 7 {verdict}");
        let first = "no cut, threshold 50 instead of 7 Nothing goes wrong: the Turn is never lost.";
        until(page, &[&named, first]).await;
        page.click("Undo").await;
        page.click("Undo").await;
        let seen = page.until("the beginning", |seen| !seen.can_undo).await;
        assert!(seen.handles.is_empty() && seen.limits == ["threshold 50"; 2]);
    })
    .await;
}

#[tokio::test]
async fn other_runs_say_what_came_of_them() {
    at_both_sizes("", async |page| {
        page.click("Remove the cut at 8.38 s").await;
        until(page, &["cut at 8.38 s Mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s."]).await;
        page.choose("Scenario", "two-holders").await;
        page.until_address_has("s=two-holders").await;
        page.choose("Rule", "epoch").await;
        until(
            page,
            &[
                "rule take-back Mail is late by 10.4 s; both ends have a Turn for 27 min 26 s, to the end of the run.",
                "The lost Turn, rule as-shipped, and 1 more Mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s.",
            ],
        )
        .await;
    })
    .await;
}

async fn others(page: &Page) -> Vec<String> {
    page.answer("otherRuns", &[]).await
}

async fn until(page: &Page, words: &[&str]) {
    let mut named = Vec::new();
    for _ in 0..200 {
        named = others(page).await;
        if named == words {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    assert_eq!(named, words, "the other runs");
}
