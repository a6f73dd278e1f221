//! The book, as it is published beside the page.

use serde_json::json;
use turnlab_e2e::{Size, TALL, WIDE, at_host, required};

/// The chapter about the incident, and the second of its runs, in which the Turn is lost.
async fn the_incident(size: Size) {
    let host = required("TURNLAB_HOST");
    at_host(size, &host, async |page| {
        page.go_to(&format!("{host}docs/")).await;
        let pictures = "return [...document.querySelectorAll('main turn-lab figure svg')].length > 5";
        page.until_true("the pictures of the chapter", pictures).await;
        let words = "return document.querySelectorAll('main turn-lab')[1].innerText.includes('PARIS ignores')";
        assert_eq!(page.execute(words, &[]).await, json!(false), "words are folded");
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(page.execute(fits, &[]).await, json!(true));
        let alive = "const done = arguments[arguments.length - 1]; \
            const lab = document.querySelectorAll('main turn-lab')[1]; \
            lab.addEventListener('ready', ({ detail }) => done(detail.verdict)); \
            lab.addEventListener('error', ({ detail }) => done(detail.message)); \
            lab.scrollIntoView(); lab.shadowRoot.querySelector('[part=play]').click()";
        let verdict = page.execute_later(alive).await;
        let verdict = verdict.as_str().unwrap_or_default();
        assert!(verdict.starts_with("Mail stands still for 24 min 57 s"), "{verdict}");
        // Chromium has that to say of each frame that is from the same place and keeps its origin.
        let said = page.console().await;
        assert!(said.iter().all(|it| it.contains("can escape its sandboxing")), "{said:?}");
    })
    .await;
}

#[tokio::test]
async fn a_run_of_the_first_chapter_comes_to_life() {
    the_incident(WIDE).await;
}

#[tokio::test]
async fn so_it_does_on_a_narrow_page() {
    the_incident(TALL).await;
}

#[tokio::test]
async fn the_book_is_searched() {
    let host = required("TURNLAB_HOST");
    at_host(WIDE, &host, async |page| {
        page.go_to(&format!("{host}docs/rules.html?search=regenerate")).await;
        let found = "return document.querySelectorAll('#mdbook-searchresults li').length > 3";
        page.until_true("what is found", found).await;
    })
    .await;
}

/// Every way from the page into the book: where it leads, and what it is called.
const WAYS: &str =
    "return [...document.querySelectorAll('a.in-book')].filter((it) => it.checkVisibility())
    .map((it) => [it.href, it.ariaLabel, it.target, it.textContent])";
/// Whether the place is there.
const LEADS: &str =
    "const done = arguments[arguments.length - 1]; const [place, anchor] = '{}'.split('#');
    fetch(place).then(async (it) => done(it.ok && (!anchor || new DOMParser()
        .parseFromString(await it.text(), 'text/html').getElementById(anchor) !== null)))";

async fn ways(page: &turnlab_e2e::Page) -> Vec<String> {
    let ways: Vec<[String; 4]> =
        serde_json::from_value(page.execute(WAYS, &[]).await).expect("they are told");
    for [address, name, target, text] in &ways {
        assert!(name.starts_with("About ") && name.ends_with(", in the book"), "{name}");
        assert_eq!((target.as_str(), text.as_str()), ("_blank", "?"), "{name}");
        assert_eq!(
            page.execute_later(&LEADS.replace("{}", address)).await,
            true,
            "{name}: {address}"
        );
    }
    ways.into_iter().map(|[_, name, ..]| name).collect()
}

#[tokio::test]
async fn where_a_question_arises_the_page_leads_into_the_book() {
    let host = required("TURNLAB_HOST");
    for (size, file) in [(WIDE, ""), (TALL, ""), (WIDE, "repaired/")] {
        at_host(size, &host, async |page| {
            page.open_file(file, "").await;
            page.until_true("the rule", "return document.querySelector('.rule .in-book') !== null")
                .await;
            let told = ways(page).await;
            assert!(told.contains(&"About the rule, in the book".to_owned()), "{told:?}");
            assert!(told.contains(&"About RTS values, in the book".to_owned()), "{told:?}");
            assert_eq!(told.len(), 7, "{told:?}");
            page.click("Share").await;
            page.until_true(
                "the dialog",
                "return document.querySelector('dialog[open] .in-book') !== null",
            )
            .await;
            assert_eq!(ways(page).await.len(), told.len() + 1);
            page.click("Close").await;
            for (question, name) in [
                ("The lab", "About the search, in the book"),
                ("Every repair", "About the search of every rule, in the book"),
                ("Compare", "About comparing runs, in the book"),
                ("Thresholds", "About thresholds, in the book"),
                ("Odds", "About the odds, in the book"),
            ] {
                page.click(question).await;
                let there = format!(
                    "return document.querySelector('.search .in-book')?.ariaLabel === '{name}'"
                );
                page.until_true(name, &there).await;
                assert!(ways(page).await.contains(&name.to_owned()));
            }
        })
        .await;
    }
}

/// A frame has no room for it, and there is no book beside a page that is built for looking at it.
#[tokio::test]
async fn elsewhere_nothing_leads_into_it() {
    let host = required("TURNLAB_HOST");
    let built = required("TURNLAB_URL");
    for (address, file) in [(&host, "embed.html"), (&built, "")] {
        at_host(WIDE, address, async |page| {
            page.open_file(file, "").await;
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            assert_eq!(page.execute(WAYS, &[]).await, json!([]));
        })
        .await;
    }
}
