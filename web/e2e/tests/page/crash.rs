//! The program stops: a message and the link, not a dead page.

use serde_json::json;
use turnlab_e2e::at_both_sizes;

/// As an extension of the browser might: it takes away what Yew is about to put something before.
const TAKE_AWAY: &str = "[...document.querySelectorAll('header button')] \
    .find((button) => button.textContent === 'Open…').remove()";

#[tokio::test]
async fn a_panic_shows_a_message_and_the_link() {
    at_both_sizes("threshold=50&at=20", async |page| {
        page.at_rest().await;
        page.execute(TAKE_AWAY, &[]).await;
        // "Start over" would now appear before the button that is gone.
        page.paste("threshold=7&at=30").await;
        let mut told = String::new();
        for _ in 0..100 {
            told = page.answer("message", &[]).await;
            if !told.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        for part in ["Turnlab has stopped", "Nothing you made is lost", "Copy link", "Load again"] {
            assert!(told.contains(part), "The message should say “{part}”, but says: “{told}”");
        }
        let link = "return document.querySelector('[role=alertdialog] input').value";
        let link = page.execute(link, &[]).await;
        let whole = page.link("", "threshold=7&at=30");
        assert_eq!(link, json!(whole), "the link in the message");
        page.click("Copy link").await;
        let copied = page.names("button").await.iter().any(|name| name == "Copied");
        assert!(copied, "the button says that the link was copied");

        let console = page.console().await.join("\n");
        assert!(console.contains("panicked at"), "The console tells of the panic: {console}");
        page.click("Load again").await;
        page.until_alive().await;
        let seen = page.until("the run", |seen| seen.limits == ["threshold 7"; 2]).await;
        assert_eq!(seen.clock, "30.00 s", "where the cursor stands after loading it again");
    })
    .await;
}
