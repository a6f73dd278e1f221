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
