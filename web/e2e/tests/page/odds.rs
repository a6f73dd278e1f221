//! How often the Turn is lost where lines fail at random: the figures as they come, and the runs that open.

use std::time::Duration;

use serde_json::json;
use turnlab_core::odds::{Odds, Trials};
use turnlab_core::scenario::{library_entry, read_link, seconds_text};
use turnlab_e2e::{Page, WIDE, at, at_both_sizes, say};
use turnlab_view::{odds_run_words, odds_words};

use super::search::{WATCH, opens};

const ASKED: &str = "1d:mtbf:20min:seed:7:runs:12";
/// Long enough to be cancelled.
const LONG: &str = "s=busy-day&odds=30d:mtbf:4h:seed:1:runs:100000";
const STANDING: &str = "return document.querySelector('.odds-view .standing p')?.textContent ?? ''";

async fn standing(page: &Page) -> String {
    page.execute(STANDING, &[]).await.as_str().unwrap_or_default().to_owned()
}

async fn until_standing(page: &Page, what: &str, is_it: impl Fn(&str) -> bool) -> String {
    let mut words = String::new();
    for _ in 0..1500 {
        words = standing(page).await;
        if is_it(&words) {
            return words;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("Not seen: {what}. It says “{words}”")
}

async fn texts(page: &Page, selector: &str) -> Vec<String> {
    let script = format!(
        "return [...document.querySelectorAll('{selector}')].map((it) => it.innerText.replace(/\\s+/g, ' ').trim())"
    );
    serde_json::from_value(page.execute(&script, &[]).await).expect("texts")
}

/// Writes into a field instead of what is there.
async fn write(page: &Page, field: &str, text: &str) {
    let script = "const label = [...document.querySelectorAll('.odds-view label')]
            .find((label) => label.textContent === arguments[0]);
        label.control.value = arguments[1];
        label.control.dispatchEvent(new Event('input', { bubbles: true }))";
    page.execute(script, &[json!(field), json!(text)]).await;
}

fn native(text: &str) -> Trials {
    let scenario = library_entry("busy-day").expect("it is there").scenario();
    Trials::new(&scenario, Odds::read(&scenario, text).expect("it can be asked")).run()
}

#[tokio::test]
async fn the_figures_are_those_of_the_terminal_and_a_bad_run_opens() {
    let trials = native(ASKED);
    at_both_sizes(&format!("s=busy-day&odds={ASKED}"), async |page| {
        let told = until_standing(page, "all runs", |words| words.starts_with("12 of 12 runs")).await;
        let failures = trials.figures().failures;
        assert_eq!(told, format!("12 of 12 runs, {failures} failures."));
        assert_eq!(texts(page, ".odds .lead, .odds > div > .detail").await, odds_words(&trials.figures()));
        let worst = trials.worst(10);
        let words: Vec<String> = worst.iter().map(odds_run_words).collect();
        assert_eq!(texts(page, ".odds .worst td:nth-child(2)").await, words);
        let fits = "const { scrollWidth, clientWidth } = document.querySelector('.search'); return scrollWidth <= clientWidth";
        assert_eq!(page.execute(fits, &[]).await, json!(true), "no wider than the window");

        // A run opens as the scenario that the terminal makes of it.
        let run = worst.first().expect("there is a bad run").number;
        let bad = trials.open(run).expect("it opens");
        page.execute("document.querySelector('.odds .worst a').click()", &[]).await;
        page.until("the run", |seen| seen.headline.contains("Cut")).await;
        page.until_address_has(&format!("&at={}", seconds_text(bad.anomaly.from_us))).await;
        let (opened, problems) = read_link(&page.fragment_at_rest().await);
        assert_eq!(problems, []);
        assert_eq!((opened.scenario, opened.at_us), (bad.scenario, bad.anomaly.from_us));
    })
    .await;
}

#[tokio::test]
async fn what_is_found_leaves_as_files_and_in_numbers() {
    let trials = native(ASKED);
    at(WIDE, &format!("s=busy-day&odds={ASKED}"), async |page| {
        until_standing(page, "all runs", |words| words.starts_with("12 of 12 runs")).await;
        let lines = "document.querySelector('.odds .numbers > summary').click();
            return document.querySelectorAll('.odds .numbers tbody tr').length";
        assert_eq!(page.execute(lines, &[]).await, json!(12));
        page.keep_saved().await;
        for (button, name, is_it) in [
            ("CSV", "odds.csv", &(|text: &str| text == trials.csv()) as &dyn Fn(&str) -> bool),
            ("SVG", "odds.svg", &|text| {
                text.contains("<svg ") && text.contains("Probability per day")
            }),
            ("PNG", "odds.png", &|text| text.starts_with("\u{fffd}PNG")),
        ] {
            let (saved, text) = page.saved(button).await;
            assert_eq!(saved, name);
            assert!(is_it(&text), "{name}: {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_is_written_and_what_cannot_be_is_told() {
    at(WIDE, "s=lost-turn", async |page| {
        opens(page).await;
        page.click("Odds").await;
        // Its own mail comes to an end.
        page.until_value_is("textbox", "Mail comes every", "40s").await;
        for (field, written, told) in [
            ("Days of a run", "0", "must be a whole number from 1 to 365 (days)."),
            ("Days of a run", "NaN", "must be a whole number from 1 to 365 (days)."),
            ("A line fails every", "0.000001s", "must be a time from 1min to 1000d, such as 30min, 4h or 2d."),
            ("Runs", "1000000", "must be a whole number from 1 to 100000 (runs)."),
            ("Seed", "-1", "must be a whole number from 0 to 18446744073709551615."),
        ] {
            let before = page.value_of("textbox", field).await;
            write(page, field, written).await;
            let has = format!(
                "return document.querySelector('.odds-view .limit .problem')?.textContent.endsWith('{told}')
                    && document.querySelector('.odds-view .primary').disabled"
            );
            page.until_true(told, &has).await;
            write(page, field, &before).await;
            page.until_true(
                "nothing wrong",
                "return document.querySelector('.odds-view .limit .problem') === null",
            )
            .await;
        }
        for (field, written) in [("Days of a run", "1"), ("A line fails every", "20 min"), ("Runs", "4")] {
            write(page, field, written).await;
        }
        page.click("Run").await;
        page.until_address_has("odds=1d:mtbf:20min:seed:1:runs:4:every:40s").await;
        until_standing(page, "all runs", |words| words.starts_with("4 of 4 runs")).await;
    })
    .await;
}

#[tokio::test]
async fn long_runs_are_told_cancelled_and_left_and_the_page_stays_free() {
    at(WIDE, "s=busy-day", async |page| {
        opens(page).await;
        page.execute(WATCH, &[]).await;
        page.execute(
            "window.ended = 0; const end = Worker.prototype.terminate;
             Worker.prototype.terminate = function () { window.ended += 1; return end.call(this); }",
            &[],
        )
        .await;
        page.paste(LONG).await;
        until_standing(page, "an estimate", |words| {
            words.contains("of 100,000 runs") && words.contains("about") && words.contains(" left")
        })
        .await;
        page.until_true("figures", "return document.querySelector('.odds .lead') !== null").await;
        page.click("Cancel").await;
        let told = until_standing(page, "that it stopped", |words| words.starts_with("Stopped after")).await;
        assert!(!texts(page, ".odds .lead").await.is_empty(), "what is known stays");
        let busy = page.execute("return busy", &[]).await;
        say(&format!("{told} Tasks over 50 ms: {busy}"));

        // Asked once more and left, it ends.
        page.click("Run").await;
        until_standing(page, "that it goes on", |words| words.contains("of 100,000 runs, ")).await;
        let ended = page.execute("return ended", &[]).await.as_u64().unwrap_or_default();
        page.click("Every order").await;
        page.until_true("its end", &format!("return ended > {ended}")).await;
        // Whoever comes back finds what was asked, begun anew.
        page.click("Odds").await;
        page.until_address_has("odds=30d:mtbf:4h:seed:1:runs:100000").await;
        until_standing(page, "that it has begun again", |words| words.contains("of 100,000 runs, ")).await;
        page.click("Back to the run").await;
        page.until_true("its end", &format!("return ended > {ended} + 1")).await;
    })
    .await;
}
