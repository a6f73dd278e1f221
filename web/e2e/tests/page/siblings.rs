//! The run that was left is kept beside the new one, and can be gone back to.

use turnlab_e2e::{Page, at_both_sizes};

#[tokio::test]
async fn a_cut_in_the_past_keeps_the_old_run() {
    at_both_sizes("cut=none&at=0", async |page| {
        assert!(others(page).await.is_empty());
        for _ in 0..2 {
            page.click("Next turning point").await;
        }
        page.click("Step forward").await;
        page.click("Cut").await;
        let cut = page.until("a cut", |seen| !seen.handles.is_empty()).await;
        until(page, &["no cut Turn never lost"]).await;

        page.click("no cut Turn never lost").await;
        page.until("the old run", |seen| seen.handles.is_empty()).await;
        let words = format!("{} Turn never lost", cut.handles[0]);
        until(page, &[&words]).await;
        page.click(&words).await;
        page.until("the run with the cut", |seen| seen.handles == cut.handles).await;

        page.write("Threshold", "7").await;
        let named = "threshold 50 instead of 7 Turn never lost";
        let first = "no cut, threshold 50 instead of 7 Turn never lost";
        until(page, &[named, first]).await;
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
        until(page, &["cut at 8.38 s Turn lost for 24:52"]).await;
        page.choose("Scenario", "two-holders").await;
        page.until_address_has("s=two-holders").await;
        page.choose("Rule", "epoch").await;
        until(
            page,
            &[
                "rule take-back two Turns for 27:26, to the end",
                "The lost Turn, rule as-shipped, and 1 more Turn lost for 24:52",
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
