//! The scenarios with a name, and what else can go wrong.

use turnlab_e2e::{Press, TALL, WIDE, at, at_both_sizes};

const SCENARIOS: [&str; 13] = [
    "repaired",
    "lost-ack",
    "two-holders",
    "fresh-start",
    "resume-transfer",
    "monologue",
    "low-threshold",
    "association-limit",
    "bind-refused",
    "mta-restart",
    "busy-day",
    "three-sites",
    "lost-turn",
];

#[tokio::test]
async fn every_scenario_can_be_chosen_and_plays() {
    at(WIDE, "", async |page| {
        for name in SCENARIOS {
            page.choose("Scenario", name).await;
            let seen = page.until_address_has(&format!("s={name}")).await;
            assert!(seen.alerts.is_empty() && seen.arrows > 3, "{name}: {seen}");
            page.click("Play").await;
            page.until("it plays", |now| now.playing && now.y > seen.y).await;
            page.click("Pause").await;
            page.until("it rests", |now| !now.playing).await;
        }
        page.click("Undo").await;
        page.until_value_is("combobox", "Scenario", "three-sites").await;
    })
    .await;
}

#[tokio::test]
async fn three_sites_have_three_lifelines() {
    at_both_sizes("s=three-sites", async |page| {
        let seen = page.seen().await;
        assert_eq!(seen.heads, ["PARIS", "LONDON", "ROME"]);
        let names: Vec<_> = seen.ends.iter().map(|end| end.name.as_str()).collect();
        assert_eq!(names, ["PARIS", "LONDON", "ROME"]);
        page.press(Press::End).await;
        page.until("the end", |seen| seen.clock == "8:00").await;
    })
    .await;
}

#[tokio::test]
async fn an_mta_is_stopped_at_the_cursor_and_the_link_says_so() {
    at(TALL, "cut=none&at=20", async |page| {
        page.click("An MTA stops").await;
        let stopped = page.until_address_has("stop=PARIS@20-80").await;
        assert!(stopped.remarks.iter().any(|remark| remark == "stopped"), "{stopped}");
        page.reload().await;
        page.until("it is still so", |seen| seen.remarks == stopped.remarks).await;
        page.click("Remove: PARIS stopped, 20.00 s to 1:20").await;
        page.until("it runs", |seen| seen.remarks.is_empty()).await;
    })
    .await;
}
