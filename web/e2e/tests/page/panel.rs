//! The panel: what stands at the cursor for whoever looks closely, and what a value may be.

use std::time::Duration;

use turnlab_e2e::{Page, Press, TALL, at, at_both_sizes};

/// What the open disclosure says.
async fn told(page: &Page) -> String {
    let words = page.execute("return document.querySelector('.instruments div').innerText", &[]);
    words.await.as_str().unwrap_or_default().to_owned()
}

async fn until_told(page: &Page, part: &str) -> String {
    for _ in 0..500 {
        let told = told(page).await;
        if told.contains(part) {
            return told;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("“{part}” is not told: {}", told(page).await)
}

#[tokio::test]
async fn a_close_look_follows_the_cursor_and_the_scenario() {
    at_both_sizes("s=lost-turn&at=25:00", async |page| {
        page.execute("document.querySelector('.instruments summary').click()", &[]).await;
        let told = until_told(page, "What changed at 25:00").await;
        for part in [
            "49 queued → 50 queued",
            "RTORQ open, PARIS to LONDON over association 2",
            "PARIS for LONDON\n50 normal",
            "659 PARIS: The queue for LONDON is backlogged with 50 messages.",
            "\\\\PARIS\\MSExchangeMTA Connections(LONDON)",
            "Oldest Message Queued (seconds)\n1470",
        ] {
            assert!(told.contains(part), "“{part}” is not in {told}");
        }
        // The time of an event leads there.
        page.click("8.38 s").await;
        until_told(page, "Giving → Lost").await;
        // Another scenario is read as well.
        page.write("Threshold", "5").await;
        page.execute("document.activeElement.blur()", &[]).await;
        page.press(Press::End).await;
        until_told(page, "backlogged with 5 messages").await;
    })
    .await;
}

#[tokio::test]
async fn a_value_says_what_it_may_be_and_goes_back() {
    at_both_sizes("", async |page| {
        page.focus("spinbutton", "Threshold").await;
        let hint = "return document.activeElement.closest('.field').innerText";
        let seen = page.execute(hint, &[]).await.to_string();
        assert!(seen.contains("1 to 10000; 50 unless changed (Q166594)"), "{seen}");
        page.write("Threshold", "7").await;
        page.until_address_has("threshold=7").await;
        page.click("Threshold: back to 50").await;
        assert!(!page.fragment_at_rest().await.contains("threshold"));
        assert_eq!(page.value_of("spinbutton", "Threshold").await, "50");
        assert!(!page.names("button").await.contains(&"Threshold: back to 50".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn the_panel_stays_where_it_is_whatever_the_ends_come_to() {
    at_both_sizes("", async |page| {
        for name in ["lost-turn", "mta-restart", "resume-transfer", "three-sites"] {
            page.open_file("", &format!("s={name}&at=0")).await;
            let heights = "const step = document.querySelector('[aria-label=\"Step forward\"]'), found = new Set(); \
                 const clock = document.querySelector('.transport .clock'); \
                 for (let last = ''; clock.textContent !== last && found.size < 9; step.click()) { \
                 last = clock.textContent; found.add(Math.round(document.querySelector('.readout') \
                 .getBoundingClientRect().height)); } return [...found]";
            let found = page.execute(heights, &[]).await;
            assert_eq!(found.as_array().map(Vec::len), Some(1), "{name}: its heights are {found}");
        }
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_nothing_is_cut_off_and_what_is_below_is_announced() {
    at(TALL, "s=lost-turn&threshold=5", async |page| {
        let cut = "return [...document.querySelectorAll('.header select, .header button, .next-turn')] \
             .filter((it) => it.checkVisibility() && it.scrollWidth > it.clientWidth + 1).map((it) => it.textContent)";
        assert_eq!(page.execute(cut, &[]).await, serde_json::json!([]));
        let legend = "return document.querySelector('.cut-map ul').checkVisibility()";
        assert_eq!(page.execute(legend, &[]).await, serde_json::json!(true), "the strip has a legend");
        page.click("Rule, threshold and what goes wrong ↓").await;
        page.until_true("the rule", "return document.querySelector('.rule').getBoundingClientRect().top < innerHeight").await;
    })
    .await;
}
