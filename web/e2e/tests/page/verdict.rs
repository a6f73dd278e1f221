//! What the run comes to: the line at the top, and the card at the end.

use turnlab_e2e::{Page, at_both_sizes};

/// A text of the page, by its selector.
pub(crate) async fn text(page: &Page, selector: &str) -> String {
    let script = format!("return document.querySelector('{selector}')?.textContent ?? ''");
    page.execute(&script, &[]).await.as_str().unwrap_or_default().to_owned()
}

async fn until_text(page: &Page, selector: &str, begin: &str) {
    for _ in 0..200 {
        if text(page, selector).await.starts_with(begin) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("{selector} says “{}” and not “{begin}”", text(page, selector).await);
}

const VERDICT: &str = ".page:not(.first-paint) .verdict";
const BESIDE: &str = ".page:not(.first-paint) .verdict + span";
const LOST: &str =
    "Mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for";

#[tokio::test]
async fn one_line_says_what_the_run_comes_to_and_what_it_came_to() {
    at_both_sizes("", async |page| {
        page.click("Step forward").await;
        until_text(page, VERDICT, LOST).await;
        until_text(page, BESIDE, "Only the side with the Turn may send.").await;
        page.write("Threshold", "5").await;
        until_text(page, VERDICT, "Mail stands still for 2 min 27 s").await;
        until_text(page, BESIDE, &format!("Unchanged: {LOST}")).await;
        let about = text(page, ".about").await;
        assert!(about.contains("before it was changed"), "{about}");
        page.choose("Rule", "initiator-decides").await;
        until_text(page, VERDICT, "Mail is late by 10.6 s.").await;
        page.click("Remove the cut at 8.38 s").await;
        until_text(page, VERDICT, "Nothing goes wrong").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_an_instant_is_what_a_cut_there_does() {
    at_both_sizes("cut=none&at=0", async |page| {
        until_text(page, ".cut-words", "A cut here: mail is late by 10 s.").await;
        page.click("Cut").await;
        until_text(page, VERDICT, "Mail is late by 10 s.").await;
        page.until("the cut at the beginning", |seen| seen.handles == ["cut at 0.00 s"]).await;
    })
    .await;
}

#[tokio::test]
async fn a_cut_that_meets_nothing_is_grey_and_says_so() {
    at_both_sizes("cut=8.375&cut=9&at=9", async |page| {
        let seen = page
            .until("both cuts", |seen| {
                seen.handles == ["cut at 8.38 s", "cut at 9.00 s: nothing connected"]
            })
            .await;
        assert!(seen.at_cursor.headline.contains("had no effect"), "{seen}");
        let idle = text(page, ".pill.idle ~ text").await;
        assert!(idle.starts_with("cut at 9.00 s"), "{idle}");
    })
    .await;
}

#[tokio::test]
async fn the_end_says_why_and_what_to_try() {
    at_both_sizes("at=1665", async |page| {
        until_text(page, ".ending:not([hidden])", "The end").await;
        let told = text(page, ".ending").await;
        assert!(told.contains(LOST) && told.contains("while the Turn is on its way"), "{told}");
        let first = text(page, ".ending a").await;
        let (_, comes_of_it) = first.split_once(": ").expect("what is changed, and what it does");
        page.find("link", &first).await.click().await.expect("it can be followed");
        let begin = comes_of_it[..1].to_uppercase() + &comes_of_it[1..];
        until_text(page, VERDICT, &begin).await;
        until_text(page, BESIDE, "Unchanged: ").await;
        page.execute("history.back()", &[]).await;
        until_text(page, VERDICT, LOST).await;
    })
    .await;
}
