//! Every rule there is: searched beside the page, drawn as a map, looked at, opened and saved.

use std::time::Duration;

use serde_json::{Value, json};
use turnlab_core::protocol::{AS_SHIPPED, Recovery, Rule};
use turnlab_e2e::{Page, Press, WIDE, at, at_both_sizes};
use turnlab_view::RuleMap;

use super::search::opens;

const LEAD: &str = "return document.querySelector('.repairs .lead')?.textContent ?? ''";
const LOOKED_AT: &str = "return document.querySelector('.looked-at')?.innerText ?? ''";

async fn text(page: &Page, script: &str) -> String {
    page.execute(script, &[]).await.as_str().unwrap_or_default().to_owned()
}

async fn searches_every_rule(page: &Page) {
    opens(page).await;
    page.click("Every repair").await;
    // The map is there before anything is known.
    assert_eq!(text(page, LEAD).await, "9,000 rules, none of which has been searched yet.");
    assert_eq!(
        page.execute("return document.querySelectorAll('.map-cells svg').length", &[]).await,
        json!(1)
    );
    page.click("Search").await;
}

/// The bounds have grown as far as they do.
async fn until_over(page: &Page) {
    for _ in 0..1500 {
        if text(page, LEAD).await.contains("fall") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    panic!("It has not come to its end: {}", text(page, LEAD).await)
}

/// Where the middle of a rule's cell is in the window.
async fn place_of(page: &Page, rule: Rule) -> (f64, f64) {
    let place = "const cells = document.querySelector('.map-cells');
        cells.scrollIntoView({ block: 'start' });
        const { left, top } = cells.getBoundingClientRect();
        return [left, top, cells.clientWidth]";
    let place: [f64; 3] =
        serde_json::from_value(page.execute(place, &[]).await).expect("three numbers");
    let (x, y, cell) = RuleMap::new(place[2], AS_SHIPPED).place(rule);
    (place[0] + x + cell / 2.0, place[1] + y + cell / 2.0)
}

async fn until_looked_at(page: &Page, words: &str) {
    let has = format!(
        "return document.querySelector('.looked-at')?.innerText.includes({})",
        Value::from(words)
    );
    page.until_true(words, &has).await;
}

#[tokio::test]
async fn every_rule_is_found_and_the_shortest_bad_run_opens() {
    at_both_sizes("s=lost-turn", async |page| {
        searches_every_rule(page).await;
        until_over(page).await;
        assert_eq!(
            text(page, LEAD).await,
            "9,000 rules: 3,375 neither lose the Turn nor double it, 624 can lose it, 4,359 can double it, 642 can do \
             both. They come to 216 different graphs of all that can happen. With one more loss none of them fall. With \
             a repeated request none of them fall."
        );
        let fits = "const { scrollWidth, clientWidth } = document.querySelector('.search'); return scrollWidth <= clientWidth";
        assert_eq!(page.execute(fits, &[]).await, json!(true), "no wider than the window");
        let smallest = "return [...document.querySelectorAll('.beside-map > section:first-child .rule-name')]
            .map((button) => button.textContent)";
        let recovery = |name: &str| format!("as-shipped:recovery-{name}");
        let wanted = ["token-setting", "greater-pair", "initiator"].map(recovery);
        assert_eq!(page.execute(smallest, &[]).await, json!(wanted));

        // What is chosen on the map is told with why, and its run opens.
        let (x, y) = place_of(page, AS_SHIPPED).await;
        page.tap_at(x, y).await;
        until_looked_at(page, "The Turn is lost in 3 steps").await;
        let told = text(page, LOOKED_AT).await;
        assert!(told.contains("724 states, 1,531 transitions"), "{told}");
        assert!(told.contains("as-shipped:recovery-initiator"), "{told}");
        let repaired = Rule { recovery: Recovery::Initiator, ..AS_SHIPPED };
        let (x, y) = place_of(page, repaired).await;
        page.tap_at(x, y).await;
        until_looked_at(page, "Neither loses the Turn nor doubles it").await;
        let told = text(page, LOOKED_AT).await;
        let needed = "Needed: recovery-initiator. With own-record: the Turn is lost in 3 steps.";
        assert!(told.contains(needed), "{told}");
        assert!(told.contains("Needed: regenerates-no. Without it: both ends hold the Turn"), "{told}");

        // The same by its columns, without the map.
        page.execute("document.querySelector('.looked-at .columns > summary').click()", &[]).await;
        let own = "const list = document.querySelector('#looked-at-recovery');
            list.value = 'own-record'; list.dispatchEvent(new Event('change', { bubbles: true }))";
        page.execute(own, &[]).await;
        until_looked_at(page, "The Turn is lost in 3 steps").await;
        page.execute("document.querySelector('.run-link').click()", &[]).await;
        let seen = page.until("the short run", |seen| seen.headline.starts_with("Cut:")).await;
        assert_eq!(seen.bands, 1, "{seen}");
    })
    .await;
}

#[tokio::test]
async fn the_map_is_walked_over_with_the_arrow_keys_and_told_in_numbers() {
    at(WIDE, "s=lost-turn", async |page| {
        searches_every_rule(page).await;
        until_over(page).await;
        page.execute("document.querySelector('.map-cells').focus()", &[]).await;
        page.press(Press::Down).await;
        until_looked_at(page, "answer-unless-giving").await;
        until_looked_at(page, "hold the Turn in").await;
        page.press(Press::Left).await;
        until_looked_at(page, "waiting-giving").await;
        let sums = "document.querySelector('.numbers > summary').click();
            const rows = [...document.querySelectorAll('.numbers tbody tr')];
            return rows.map((row) => [...row.querySelectorAll('td')]
                .reduce((sum, cell) => sum + Number(cell.textContent.replaceAll(',', '')), 0))";
        let sums: Vec<u32> =
            serde_json::from_value(page.execute(sums, &[]).await).expect("numbers");
        // Every column has all the rules, shared among its values.
        let values = [5, 5, 5, 4, 3, 3, 2];
        let wanted: Vec<u32> =
            values.iter().flat_map(|&count| vec![9_000 / count; count as usize]).collect();
        assert_eq!(sums, wanted);
    })
    .await;
}

#[tokio::test]
async fn it_is_cancelled_and_what_was_found_stays_and_leaves_as_files() {
    at(WIDE, "s=lost-turn", async |page| {
        opens(page).await;
        page.click("Every repair").await;
        for (field, mail) in [("Mail at LONDON", "5"), ("Mail at PARIS", "5"), ("Losses", "3")] {
            page.write(field, mail).await;
        }
        page.click("Search").await;
        let some = "return /^[1-9][0-9,]* of 9,000/.test(document.querySelector('.repairs .lead')?.textContent)";
        page.until_true("some rules", some).await;
        page.click("Cancel").await;
        page.until_true(
            "the end",
            "return document.querySelector('.standing p').textContent.startsWith('Cancelled')",
        )
        .await;
        assert!(text(page, LEAD).await.contains("of 9,000 rules so far"));
        page.keep_saved().await;
        for (button, name, begins) in [
            ("CSV", "every-rule.csv", "rule,holding,giving,waiting,recovery"),
            ("SVG", "every-rule.svg", "<!-- Turnlab --><svg "),
            ("PNG", "every-rule.png", "\u{fffd}PNG"),
        ] {
            let (saved, text) = page.saved(button).await;
            assert_eq!(saved, name);
            assert!(text.len() > 1_000 && text.starts_with(begins), "{name}: {}", text.len());
        }
    })
    .await;
}
