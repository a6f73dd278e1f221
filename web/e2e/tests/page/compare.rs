//! Two runs beside each other in the page: from one link, on one axis, scrolled together or apart.

use serde_json::{Value, json};
use turnlab_core::scenario::{Detail, read_link, read_with};
use turnlab_e2e::{Page, TALL, WIDE, at, at_both_sizes};
use turnlab_view::{Compared, Theme};

fn compared(first: &str, second: &str) -> Compared {
    let first = read_link(first).0;
    let second = read_with(&first.scenario, first.at_us, second).0;
    Compared::new([first.scenario, second.scenario]).expect("they can be run")
}

/// What is said, once that is there.
async fn said(page: &Page, selector: &str) -> String {
    let has = format!("return Boolean(document.querySelector({selector:?})?.innerText)");
    page.until_true(selector, &has).await;
    let text = format!("return document.querySelector({selector:?}).innerText");
    page.execute(&text, &[]).await.as_str().unwrap_or_default().to_owned()
}

async fn until_lead(page: &Page, words: &str) {
    let has = format!(
        "return document.querySelector('.compare .lead')?.innerText === {}",
        Value::from(words)
    );
    page.until_true(words, &has).await;
}

const FITS: &str = "const { scrollWidth, clientWidth } = document.querySelector('.search'); return scrollWidth <= clientWidth";
const TOPS: &str = "return [...document.querySelectorAll('.pane-scroll')].map((pane) => Math.round(pane.scrollTop))";

/// Where an arrow of this name stands in each pane, from the top of its picture.
const PLACES: &str = "return [...document.querySelectorAll('.pane-scroll')].map((pane) => {
    const top = pane.querySelector('.pane-body').getBoundingClientRect().top;
    const arrow = [...pane.querySelectorAll('.arrow')].find((it) => it.getAttribute('aria-label') === arguments[0]);
    return arrow && Math.round(arrow.getBoundingClientRect().top - top);
})";

#[tokio::test]
async fn one_link_opens_two_runs_at_their_first_difference() {
    at_both_sizes("s=lost-turn&at=8&with=threshold%3D5", async |page| {
        let known = compared("s=lost-turn", "threshold=5");
        until_lead(page, &known.summary()).await;
        assert_eq!(said(page, ".came-of .detail").await, known.first_difference());
        assert_eq!(page.execute(FITS, &[]).await, json!(true), "no wider than the window");
        // Every figure is that of the core.
        let cells = "return [...document.querySelectorAll('.figures tbody tr')].map((row) => [...row.cells].map((it) => it.textContent))";
        let rows: Vec<[String; 3]> = serde_json::from_value(page.execute(cells, &[]).await).expect("rows");
        let figures = known.figures().into_iter().map(|figure| {
            let [one, other] = figure.texts;
            [figure.name.to_owned(), one, other]
        });
        assert_eq!(rows, figures.collect::<Vec<_>>());
        // Both stand where they differ first, and what both have is at one height.
        let tops: [i64; 2] = serde_json::from_value(page.execute(TOPS, &[]).await).expect("two");
        assert!(tops[0] > 100 && tops[0] == tops[1], "{tops:?}");
        let arrow = "PARIS to LONDON: RT-TURN-PLEASE, normal";
        let places: [Option<i64>; 2] =
            serde_json::from_value(page.execute(PLACES, &[json!(arrow)]).await).expect("two");
        assert!(places[0].is_some() && places[0] == places[1], "{places:?}");
        // The address says it, and the run is behind it.
        assert!(page.fragment_at_rest().await.ends_with("&with=threshold%3D5"));
        page.click("Back to the run").await;
        page.until("the incident", |seen| seen.handles.len() == 1).await;
        assert!(!page.fragment_at_rest().await.contains("with="));
    })
    .await;
}

#[tokio::test]
async fn they_are_scrolled_together_or_apart() {
    at(WIDE, "s=lost-turn&with=repaired", async |page| {
        said(page, ".compare .lead").await;
        let drawn = "return [...document.querySelectorAll('.pane-scroll')].filter((it) => \
            it.scrollHeight - it.clientHeight > 400 && it.querySelector('.tile')).length === 2";
        page.until_true("two pictures", drawn).await;
        let scroll = "document.querySelectorAll('.pane-scroll')[arguments[0]].scrollTop = arguments[1]";
        page.execute(scroll, &[json!(0), json!(400)]).await;
        page.until_true("both", "const [one, other] = document.querySelectorAll('.pane-scroll'); return one.scrollTop === 400 && other.scrollTop === 400").await;
        page.find("checkbox", "Scroll together").await.click().await.expect("it can be clicked");
        page.execute(scroll, &[json!(1), json!(40)]).await;
        page.until_true("one", "const [one, other] = document.querySelectorAll('.pane-scroll'); return one.scrollTop === 400 && other.scrollTop === 40").await;
        // What is in view is drawn, wherever that is.
        let end = "const pane = document.querySelectorAll('.pane-scroll')[1]; pane.scrollTop = pane.scrollHeight";
        page.execute(end, &[]).await;
        page.until_true("the end", "const pane = document.querySelectorAll('.pane-scroll')[1];
            const { top, bottom } = pane.getBoundingClientRect();
            return [...pane.querySelectorAll('.tile')].some((tile) => {
                const it = tile.getBoundingClientRect(); return it.top < bottom - 20 && it.bottom >= bottom - 20;
            })").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_chosen_and_written_is_compared() {
    at(WIDE, "s=lost-turn", async |page| {
        super::search::opens(page).await;
        page.click("Compare").await;
        until_lead(page, &compared("s=lost-turn", "cut=none").summary()).await;
        page.choose("Compare with", "rule=epoch").await;
        until_lead(page, &compared("s=lost-turn", "rule=epoch").summary()).await;
        writes(page, "threshold=0").await;
        press_compare(page).await;
        let told = page.until("what is wrong", |seen| !seen.alerts.is_empty()).await;
        assert!(
            told.alerts[0].contains("threshold must be a whole number from 1 to 10000"),
            "{:?}",
            told.alerts
        );
        writes(page, "https://example.org/#s=repaired&at=8").await;
        press_compare(page).await;
        until_lead(page, &compared("s=lost-turn", "s=repaired&at=8").summary()).await;
        // Turned round, the other one is the run on the page.
        page.click("Swap the two").await;
        until_lead(page, &compared("s=repaired", "s=lost-turn").summary()).await;
        page.click("Open the second run").await;
        page.until("the incident", |seen| seen.handles.len() == 1).await;
    })
    .await;
}

async fn writes(page: &Page, text: &str) {
    let name = "or write what differs, a link, or a scenario’s name";
    let field = page.find("textbox", name).await;
    field.clear().await.expect("it can be cleared");
    field.send_keys(text).await.expect("it can be written in");
}

/// There are two buttons of that name: the view's, and the form's.
async fn press_compare(page: &Page) {
    page.execute("document.querySelector('.compare form button').click()", &[]).await;
}

#[tokio::test]
async fn what_is_compared_leaves_as_files() {
    at(WIDE, "s=lost-turn&with=threshold%3D5", async |page| {
        said(page, ".compare .lead").await;
        page.keep_saved().await;
        let (name, svg) = page.saved("SVG").await;
        let known = compared("s=lost-turn", "threshold=5");
        assert_eq!(name, "compared.svg");
        assert_eq!(svg, known.svg(Detail::Messages, Theme::Auto, 520.0), "as in the terminal");
        let (name, csv) = page.saved("CSV").await;
        assert_eq!(name, "compared.csv");
        assert!(
            csv.contains("\"The Turn is lost, at the longest\",\"24 min 52 s\",\"2 min 22 s\""),
            "{csv}"
        );
        let (name, png) = page.saved("PNG").await;
        assert!(name == "compared.png" && png.starts_with("\u{fffd}PNG"), "{name}");
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_there_is_a_switch() {
    at(TALL, "s=lost-turn&with=cut%3Dnone", async |page| {
        said(page, ".compare .lead").await;
        let shown =
            "return [...document.querySelectorAll('.pane')].map((pane) => pane.offsetHeight > 0)";
        assert_eq!(page.execute(shown, &[]).await, json!([true, true]));
        page.click("The second").await;
        assert_eq!(page.execute(shown, &[]).await, json!([false, true]));
        page.click("The first").await;
        assert_eq!(page.execute(shown, &[]).await, json!([true, false]));
        // It stands where it stood.
        let known = compared("s=lost-turn", "cut=none");
        assert!(known.charts(Detail::Messages)[0].quiet.len() < 10);
        page.click("Both").await;
        assert_eq!(page.execute(shown, &[]).await, json!([true, true]));
    })
    .await;
}
