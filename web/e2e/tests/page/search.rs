//! The search: what is asked, how far it is, what it finds, and what is opened.

use std::time::Duration;

use serde_json::json;
use turnlab_e2e::{Page, Press, WIDE, at, at_both_sizes, say};

/// The table, a row for each rule that has been searched: its name and counts, and then its cells.
async fn rows(page: &Page) -> Vec<Vec<String>> {
    let rows = page
        .execute(
            "return [...document.querySelectorAll('.findings tbody tr:not(.pending)')].map((row) => \
             [...row.children].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim()))",
            &[],
        )
        .await;
    serde_json::from_value(rows).expect("a table")
}

/// What the table says of each rule that has not been searched.
async fn pending(page: &Page) -> Vec<String> {
    let rows = "return [...document.querySelectorAll('.findings .pending')].map((row) => \
                row.innerText.replace(/\\s+/g, ' ').trim())";
    serde_json::from_value(page.execute(rows, &[]).await).expect("a list")
}

async fn standing(page: &Page) -> String {
    let words =
        page.execute("return document.querySelector('.search .standing p').textContent", &[]);
    words.await.as_str().unwrap_or_default().to_owned()
}

pub(crate) async fn until_standing(
    page: &Page,
    what: &str,
    is_it: impl Fn(&str) -> bool,
) -> String {
    let mut words = String::new();
    for _ in 0..1000 {
        words = standing(page).await;
        if is_it(&words) {
            return words;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("Not seen: {what}. It says “{words}”")
}

pub(crate) async fn opens(page: &Page) {
    page.click("The lab").await;
    assert!(page.names("button").await.contains(&"Back to the run".to_owned()));
    // It is a program of its own, which comes when it is asked for.
    for _ in 0..500 {
        if page.names("button").await.contains(&"Search".to_owned()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the search has not come");
}

async fn is_shown(page: &Page) -> bool {
    page.execute("return document.querySelector('.search').offsetHeight > 0", &[]).await
        == json!(true)
}

#[tokio::test]
async fn all_nine_rules_and_the_shortest_bad_run() {
    at_both_sizes("", async |page| {
        opens(page).await;
        let before = pending(page).await;
        assert_eq!((before.len(), &*before[0]), (9, "as-shipped not searched yet"), "{before:?}");
        page.click("Search").await;
        let told = until_standing(page, "the end", |words| words.contains("all there are")).await;
        assert_eq!(pending(page).await, Vec::<String>::new());
        assert_eq!(told, "7,003 states, 15,197 transitions: all there are within these bounds.");
        let rows = rows(page).await;
        assert_eq!(rows.len(), 9);
        assert_eq!(rows[0][0], "as-shipped 724 states, 1,531 transitions");
        assert_eq!(rows[0][1..4], ["holds", "broken in 3 steps", "holds"]);
        assert_eq!(rows[4][1], "broken in 7 steps");
        assert!(rows.iter().all(|row| row.len() == 6), "what says nothing is left out: {rows:?}");
        let offers = [
            "These bounds say nothing of “Not all associations lose the Turn”, “All mail arrives in the end”.",
            "These bounds say nothing of “A crossed request was seen”.",
        ];
        assert_eq!(said(page, ".unreached p").await, offers.map(str::to_owned));
        let fits = "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth <= clientWidth";
        assert_eq!(page.execute(fits, &[]).await, json!(true), "no wider than the window");

        let found = "as-shipped, The Turn can always come back: broken in 3 steps. Open the run";
        let found = page.find("link", found).await;
        let href = found.attr("href").await.expect("it is there").unwrap_or_default();
        assert!(href.contains("&order=") && href.contains("&at="), "{href} carries run and cursor");
        found.click().await.expect("a link can be clicked");
        let seen = page.until("the short run", |seen| seen.headline.starts_with("Cut:")).await;
        assert!(!is_shown(page).await);
        assert_eq!(seen.bands, 1, "{seen}");
        assert!(seen.remarks.iter().any(|remark| remark == "ignored"), "{:?}", seen.remarks);
        assert!(seen.handles.is_empty(), "there is nothing to drag: {:?}", seen.handles);
        let there = page.fragment_at_rest().await;
        assert!(there.contains("&order=open:PARIS,to:LONDON,to:PARIS,mail:LONDON,to:PARIS,cut,"));
        page.click("Undo").await;
        page.until("the incident again", |seen| seen.handles.len() == 1).await;
        // What was found is still there.
        page.click("The lab").await;
        assert_eq!(self::rows(page).await.len(), 9);
    })
    .await;
}

#[tokio::test]
async fn one_rule_with_other_bounds() {
    at(WIDE, "", async |page| {
        opens(page).await;
        page.choose("Rules", "epoch").await;
        assert_eq!(pending(page).await, ["epoch not searched yet"]);
        page.write("Mail at LONDON", "99").await;
        let told = page.until("what is allowed", |seen| !seen.alerts.is_empty()).await;
        assert!(told.alerts.contains(&"From 0 to 12.".to_owned()), "{:?}", told.alerts);
        page.click("Search").await;
        assert!(rows(page).await.is_empty(), "nothing is searched");
        page.write("Mail at LONDON", "1").await;
        page.write("Losses", "2").await;
        page.click("Search").await;
        until_standing(page, "the end", |words| words.contains("all there are")).await;
        let rows = rows(page).await;
        assert!(rows.len() == 1 && rows[0][0].starts_with("epoch"), "{rows:?}");
        let caption =
            page.execute("return document.querySelector('caption').textContent", &[]).await;
        assert_eq!(
            caption,
            "With 2 messages at PARIS, 1 at LONDON, 2 losses, 4 PDUs in flight each way. Steps count from \
             the open association."
        );
    })
    .await;
}

/// What the texts of these elements say, without those of their buttons.
async fn said(page: &Page, selector: &str) -> Vec<String> {
    let texts = format!(
        "return [...document.querySelectorAll('{selector}')].map((one) => one.firstChild.textContent.trim())"
    );
    serde_json::from_value(page.execute(&texts, &[]).await).expect("texts")
}

async fn heads(page: &Page) -> Vec<String> {
    said(page, ".findings thead th").await
}

/// What the bounds do not let show is one click away.
#[tokio::test]
async fn what_is_not_reached_is_offered() {
    at_both_sizes("", async |page| {
        opens(page).await;
        page.choose("Rules", "as-shipped").await;
        page.write("Mail at LONDON", "1").await;
        page.click("Search").await;
        until_standing(page, "the end", |words| words.contains("all there are")).await;
        assert!(!heads(page).await.contains(&"A crossed request was seen".to_owned()));
        page.click("Search with asking again").await;
        let told = until_standing(page, "more", |words| words.starts_with("823 states")).await;
        let rows = rows(page).await;
        assert_eq!(rows[0][2], "broken in 3 steps", "{told}");
        assert_eq!(rows[0][1], "holds; the bound of 4 in flight was reached");
        assert_eq!(rows[0][6], "in 4 steps");
        page.click("Search with 2 associations, one more from 2 queued on").await;
        let told = until_standing(page, "the end", |words| {
            !words.starts_with("823 states") && words.contains("all there are")
        })
        .await;
        let heads = heads(page).await;
        assert!(heads.contains(&"All mail arrives in the end".to_owned()), "{told}: {heads:?}");
        assert_eq!(said(page, ".unreached p").await, Vec::<String>::new());
    })
    .await;
}

/// Keeps how long the page was busy at a time.
pub(crate) const WATCH: &str = "
    window.busy = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => busy.push(entry.duration)))
        .observe({ type: 'longtask' });";

#[tokio::test]
async fn a_long_search_is_told_and_cancelled_and_the_page_stays_free() {
    at_both_sizes("", async |page| {
        opens(page).await;
        page.choose("Rules", "regenerate").await;
        for field in ["Mail at PARIS", "Mail at LONDON"] {
            page.write(field, "6").await;
        }
        page.write("Losses", "4").await;
        page.execute("document.querySelector('.bounds details').open = true", &[]).await;
        page.write("Associations", "3").await;
        page.execute(WATCH, &[]).await;
        page.click("Search").await;
        let told = until_standing(page, "progress", |words| words.contains("a second")).await;
        assert!(told.starts_with("regenerate, looking for states: "), "{told}");
        tokio::time::sleep(Duration::from_secs(2)).await;
        say(&format!("at {}: {}", page.size, standing(page).await));
        let took = page
            .client
            .execute_async(
                "const done = arguments[0], begun = performance.now();
                 [...document.querySelectorAll('button')].find((b) => b.textContent.trim() === 'Cancel').click();
                 const look = () => document.querySelector('.search .standing p').textContent.startsWith('Cancelled')
                     ? done(performance.now() - begun) : setTimeout(look, 2);
                 look();",
                Vec::new(),
            )
            .await
            .expect("it is cancelled");
        let busy = page.execute("return busy", &[]).await;
        say(&format!("at {}: cancelled in {took} ms; tasks over 50 ms: {busy}", page.size));
        until_standing(page, "the counts", |words| words.contains("until then")).await;
        let rows = rows(page).await;
        assert!(rows[0][0].contains("stopped at"), "{rows:?}");
        assert!(rows[0][3] == "nothing found so far", "{rows:?}");
        assert!(rows[0][1].starts_with("broken in"), "what was found is told: {rows:?}");
    })
    .await;
}

#[tokio::test]
async fn the_memory_that_it_may_take_ends_it() {
    at(WIDE, "", async |page| {
        opens(page).await;
        page.choose("Rules", "epoch").await;
        page.execute("document.querySelector('.bounds details').open = true", &[]).await;
        page.write("Memory, MB", "1").await;
        page.write("Mail at PARIS", "6").await;
        page.write("Mail at LONDON", "6").await;
        page.click("Search").await;
        let told =
            until_standing(page, "the end", |words| words.contains("Not all there are")).await;
        assert!(told.contains("more memory than it may"), "{told}");
        let rows = rows(page).await;
        assert!(rows[0][0].starts_with("epoch stopped at "), "{rows:?}");
        assert_eq!(rows[0][1], "nothing found so far");
    })
    .await;
}

/// A worker whose program is not there says so, and the page goes on.
#[tokio::test]
async fn a_worker_that_cannot_start_is_told() {
    at(WIDE, "", async |page| {
        page.execute(
            "const Real = Worker; window.Worker = function () {
                 // A module, which such a worker cannot read.
                 return new Real(document.documentElement.dataset.parts + 'words.js');
             };",
            &[],
        )
        .await;
        opens(page).await;
        page.click("Search").await;
        let told = page.until("an error", |seen| !seen.alerts.is_empty()).await;
        assert!(told.alerts[0].starts_with("The search cannot start"), "{:?}", told.alerts);
        page.press(Press::Character('x')).await;
        page.click("Back to the run").await;
        let before = page.seen().await;
        page.click("Step forward").await;
        page.until("the page goes on", |seen| seen.clock != before.clock).await;
    })
    .await;
}

#[tokio::test]
async fn the_incident_shrinks() {
    at_both_sizes("", async |page| {
        page.click("The shortest run that does this").await;
        let seen = page.until("the short run", |seen| seen.fragment.contains("order=")).await;
        assert_eq!(seen.bands, 1);
        let said = page
            .execute("return document.querySelector('.panel [role=status]').textContent", &[])
            .await;
        let said = said.as_str().unwrap_or_default();
        assert_eq!(said, "5 steps from the open association reduce to 3.");
        page.click("Undo").await;
        page.until("the incident again", |seen| seen.handles.len() == 1).await;
    })
    .await;
}
