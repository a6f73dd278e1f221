//! What a parameter should be set to: curves that are run beside the page, their figures, and the handle of the value at
//! hand.

use serde_json::json;
use turnlab_core::scenario::library_entry;
use turnlab_core::sweep::{Axis, Sweep};
use turnlab_e2e::{Page, Press, WIDE, at, at_both_sizes, say};

use super::search::{WATCH, opens};

const ASKED: &str = "threshold:1..100,rule:as-shipped,rule:epoch";
/// Long enough to be cancelled: a day of runs, ten thousand of them.
const LONG: &str = "s=lost-turn&until=86400&cut=none&sweep=lifetime:1..10000";

async fn text(page: &Page, selector: &str) -> String {
    let script = format!("return document.querySelector('{selector}')?.innerText ?? ''");
    page.execute(&script, &[]).await.as_str().unwrap_or_default().to_owned()
}

/// The value at which the handle stands.
async fn at_hand(page: &Page) -> String {
    let value =
        "return document.querySelector('.curves [role=slider]').getAttribute('aria-valuenow')";
    page.execute(value, &[]).await.as_str().unwrap_or_default().to_owned()
}

async fn until_at(page: &Page, value: &str) {
    let script = format!(
        "return document.querySelector('.curves [role=slider]').getAttribute('aria-valuenow') === '{value}'"
    );
    page.until_true(&format!("the handle at {value}"), &script).await;
}

async fn write_values(page: &Page, text: &str) {
    let script = "const field = document.querySelector('#sweep-values');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    page.execute(script, &[json!(text)]).await;
}

async fn until_standing_here(page: &Page, what: &str, words: &str) {
    let script = format!(
        "return document.querySelector('.thresholds .standing p')?.textContent.startsWith('{words}') ?? false"
    );
    page.until_true(what, &script).await;
}

#[tokio::test]
async fn every_figure_is_that_of_the_terminal_and_leaves_as_files() {
    at_both_sizes(&format!("s=lost-turn&sweep={ASKED}"), async |page| {
        until_standing_here(page, "all runs", "200 runs.").await;
        let fits = "const { scrollWidth, clientWidth } = document.querySelector('.search'); return scrollWidth <= clientWidth";
        assert_eq!(page.execute(fits, &[]).await, json!(true), "no wider than the window");

        let scenario = library_entry("lost-turn").expect("it is there").scenario();
        let native = Sweep::read(&scenario, ASKED).unwrap_or_else(|told| panic!("{told:?}")).run();
        page.keep_saved().await;
        let (name, csv) = page.saved("CSV").await;
        assert_eq!((name.as_str(), csv), ("thresholds.csv", native.csv()));
        let (name, svg) = page.saved("SVG").await;
        assert_eq!(name, "thresholds.svg");
        for words in [">Longest wait</text>", ">Associations used</text>", ">as-shipped</text>"] {
            assert!(svg.contains(words), "no {words}");
        }
        let (name, png) = page.saved("PNG").await;
        assert!(name == "thresholds.png" && png.starts_with("\u{fffd}PNG"), "{name}");

        // The value at hand in words.
        let told = text(page, ".at-hand").await;
        for words in ["With threshold 50 messages", "24 min 57 s", "12.6 s"] {
            assert!(told.contains(words), "no “{words}” in {told}");
        }
        page.execute("document.querySelector('.thresholds .numbers > summary').click()", &[]).await;
        let rows = "return document.querySelectorAll('.thresholds .numbers tbody tr').length === 200";
        page.until_true("a line for each run", rows).await;
    })
    .await;
}

#[tokio::test]
async fn the_handle_is_moved_and_the_run_follows() {
    at_both_sizes(&format!("s=lost-turn&sweep={ASKED}"), async |page| {
        until_standing_here(page, "all runs", "200 runs.").await;
        page.focus("slider", "Threshold").await;
        for (press, value) in [
            (Press::Left, "49"),
            (Press::Down, "48"),
            (Press::Right, "49"),
            (Press::PageDown, "39"),
            (Press::End, "100"),
            (Press::Home, "1"),
            (Press::Left, "1"),
        ] {
            page.press(press).await;
            until_at(page, value).await;
        }
        page.until_address_has("threshold=1").await;
        let has_focus =
            "return document.activeElement === document.querySelector('.curves [role=slider]')";
        assert_eq!(page.execute(has_focus, &[]).await, json!(true), "it keeps the focus");

        // Anywhere in a picture the handle can be taken hold of, and a drag goes on over its edge.
        let place = "const plot = document.querySelector('.curves [role=slider]');
            plot.scrollIntoView({ block: 'center' });
            const { left, top, height } = plot.getBoundingClientRect();
            return [left, top + height / 2, document.querySelector('.curves').clientWidth]";
        let place: [f64; 3] =
            serde_json::from_value(page.execute(place, &[]).await).expect("three numbers");
        let mut hand = page.press_down_at(place[0] + place[2] / 3.0, place[1]).await;
        let first: u32 = at_hand(page).await.parse().expect("a number");
        assert!((20..60).contains(&first), "{first}");
        hand.move_across(-place[2] / 9.0).await;
        let script = format!(
            "return Number(document.querySelector('.curves [role=slider]').getAttribute('aria-valuenow')) < {first}"
        );
        page.until_true("a smaller value", &script).await;
        hand.move_across(-place[2] / 3.0 + place[2] / 9.0 - 25.0).await;
        until_at(page, "1").await;
        hand.move_across(place[2] / 3.0).await;
        hand.drop().await;
        let value = at_hand(page).await;
        assert!(value.parse::<u32>().is_ok_and(|value| value > 10), "{value}");
        until_standing_here(page, "what was run is still there", "200 runs.").await;
        page.until_address_has(&format!("threshold={value}")).await;

        // The run has it, and a drag is one step back.
        page.click("Back to the run").await;
        page.until_value_is("spinbutton", "Threshold", &value).await;
        page.click("Undo").await;
        page.until_value_is("spinbutton", "Threshold", "50").await;
    })
    .await;
}

#[tokio::test]
async fn another_parameter_and_a_second_one_are_chosen() {
    at(WIDE, "s=lost-turn", async |page| {
        opens(page).await;
        page.click("Thresholds").await;
        until_standing_here(page, "the threshold, by itself", "100 runs.").await;
        page.choose("For each", "latency").await;
        let seen = page.until("another address", |seen| seen.fragment.contains("by:latency:")).await;
        let (_, by) = seen.fragment.split_once("by:latency:").expect("it is there");
        let latencies = Axis::read("latency", by).unwrap_or_else(|told| panic!("{by}: {told}"));
        assert!((2..=5).contains(&latencies.count()), "{by}");
        let pictures = |count: usize| {
            format!("return document.querySelectorAll('.curves .here').length === {count}")
        };
        page.until_true("a picture for each latency", &pictures(3 * latencies.count())).await;
        page.choose("For each", "").await;
        page.until_true("three pictures", &pictures(3)).await;
        page.choose("Parameter", "recovery-timeout").await;
        page.until("another address", |seen| seen.fragment.contains("sweep=recovery-timeout:")).await;
        write_values(page, "10..60:10").await;
        until_standing_here(page, "six values", "6 runs.").await;
        page.execute(
            "[...document.querySelectorAll('.compared label')].find((it) => it.innerText === 'epoch').click()",
            &[],
        )
        .await;
        until_standing_here(page, "under two rules", "12 runs.").await;
        page.until_address_has("sweep=recovery-timeout:10..60:10,rule:as-shipped,rule:epoch").await;

        // What cannot be is told at its field, and what was run stays.
        for (written, told) in [
            ("10..60:0", "the step must be a whole number from 1 (s), not 0."),
            ("60..10", "it ends before it begins; perhaps 10..60 was meant."),
            ("NaN..60", "recovery-timeout must be a whole number from 1 to 86400 (s)."),
            ("1..86400", "that is 86400 values, and 10000 are the most: the step must be at least 9 (s)."),
        ] {
            write_values(page, written).await;
            let script = "return document.querySelector('#sweep-values-problem')?.textContent === arguments[0]";
            let seen = async || page.execute(script, &[json!(told)]).await == json!(true);
            let mut tries = 0;
            while !seen().await {
                tries += 1;
                assert!(tries < 100, "{written}: {}", text(page, "#sweep-values-problem").await);
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        }
        // Another view and back: it is as it was.
        write_values(page, "10..60:10").await;
        page.click("Every repair").await;
        page.click("Thresholds").await;
        until_standing_here(page, "what was asked last", "12 runs.").await;
        page.until_address_has("sweep=recovery-timeout:10..60:10,rule:as-shipped,rule:epoch").await;
    })
    .await;
}

/// The work is done beside the page: it can be cancelled, and it ends when the view is left.
#[tokio::test]
async fn a_long_sweep_is_cancelled_and_does_not_hold_up_the_page() {
    at(WIDE, "s=lost-turn", async |page| {
        opens(page).await;
        page.paste(LONG).await;
        page.until_true(
            "an estimate",
            "return / of 10,000 runs; about .* more/.test(document.querySelector('.thresholds .standing p')?.textContent)",
        )
        .await;
        // The run itself has been made by now.
        page.execute(WATCH, &[]).await;
        let count = async || {
            let words = text(page, ".thresholds .standing p").await;
            let digits = words.split(" of ").next().unwrap_or_default().replace(',', "");
            digits.rsplit(' ').next().and_then(|count| count.parse::<u32>().ok()).unwrap_or_default()
        };
        let first = count().await;
        page.until_true(
            "more of it",
            &format!("return Number(document.querySelector('.thresholds .standing p').textContent.split(' ')[0].replace(',', '')) > {first}"),
        )
        .await;
        page.click("Cancel").await;
        until_standing_here(page, "that it was cancelled", "Cancelled after").await;
        let cancelled = count().await;
        assert!(cancelled >= first && cancelled < 10_000, "{first}, {cancelled}");
        let busy = page.execute("return busy", &[]).await;
        say(&format!("at {}: cancelled after {cancelled} runs; tasks over 50 ms: {busy}", page.size));

        // Leaving the view ends it; whoever comes back has it begun anew.
        page.click("Every order").await;
        page.click("Thresholds").await;
        page.until_true(
            "that it has begun again",
            "return / of 10,000 runs/.test(document.querySelector('.thresholds .standing p').textContent)",
        )
        .await;
        page.click("Back to the run").await;
        page.until_true("that it is left", "return document.querySelector('.search').offsetHeight === 0").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let words = "return document.querySelector('.thresholds .standing p').textContent";
        let left = page.execute(words, &[]).await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert_eq!(page.execute(words, &[]).await, left);
        assert!(left.as_str().is_some_and(|words| words.starts_with("Cancelled")), "{left}");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_cannot_be_swept_says_so() {
    at(WIDE, "s=lost-turn&sweep=threshold:100..1", async |page| {
        page.until_true(
            "what is wrong",
            "return document.querySelector('.thresholds .problems')?.textContent.includes('perhaps 1..100 was meant')",
        )
        .await;
        until_standing_here(page, "the usual one", "100 runs.").await;
    })
    .await;
}
