//! The page itself is at fault, or what it stands on: a person reads what happened, keeps the scenario, and goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use serde_json::json;
use turnlab_e2e::{Fate, Origin, Page, SIZES, WIDE, at, at_host, required, say};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{MemorySection, Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::search::{opens, until_standing};

const WORK: &str = "threshold=7&at=30";

/// The page from a server on which a file may have another fate, until it is well again.
struct Ill {
    origin: Origin,
    is_well: Arc<AtomicBool>,
}

impl Ill {
    async fn at(part: &'static str, fate: Fate) -> Self {
        let is_well = Arc::new(AtomicBool::new(false));
        let well = Arc::clone(&is_well);
        let of = move |path: &str| match path.contains(part) && !well.load(Ordering::Relaxed) {
            true => fate,
            false => Fate::Whole,
        };
        Ill { origin: Origin::faulty(&required("TURNLAB_URL"), of).await, is_well }
    }

    fn heal(&self) {
        self.is_well.store(true, Ordering::Relaxed);
    }

    fn fall_ill(&self) {
        self.is_well.store(false, Ordering::Relaxed);
    }
}

async fn until_message_has(page: &Page, words: &str) -> String {
    let mut said = String::new();
    for _ in 0..400 {
        said = page.answer("message", &[]).await;
        if said.contains(words) {
            return said;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("It should say “{words}”, but says: “{said}”")
}

/// What the browser says of it is not the page's doing.
async fn forgive(page: &Page) {
    page.console().await;
}

#[tokio::test]
async fn a_program_that_does_not_come_is_told_with_the_link() {
    let files = [("_bg.wasm", Fate::Missing), ("_bg.wasm", Fate::CutOff), (".js", Fate::Missing)];
    for (size, (file, fate)) in SIZES.into_iter().cycle().zip(files) {
        let ill = Ill::at(file, fate).await;
        at_host(size, &ill.origin.address(), async |page| {
            page.go_to(&page.link("", WORK)).await;
            let said = until_message_has(page, "could not be loaded").await;
            assert!(said.contains("load the page again"), "{file}, {fate:?}: {said}");
            let link = "return document.querySelector('[role=alertdialog] input').value";
            assert_eq!(page.execute(link, &[]).await, json!(page.link("", WORK)));
            forgive(page).await;
            ill.heal();
            page.click("Load again").await;
            page.until_alive().await;
            let seen = page.until("the run", |seen| seen.limits == ["threshold 7"; 2]).await;
            assert_eq!(seen.clock, "30.00 s");
        })
        .await;
    }
}

/// What a person presses, what says that it has not come, and what says that it has.
const PARTS: [(&str, &str, &str, &str); 4] = [
    ("split_lab", "The lab", "part of the page cannot be loaded", ".search h1"),
    ("split_search", "The lab", "part of the page cannot be loaded", ".search h1"),
    ("split_share", "Share", "Sharing cannot start", "dialog[open]"),
    (
        "turnlab-searcher_bg",
        "Search",
        "The search cannot start",
        ".findings tbody tr:not(.pending)",
    ),
];

#[tokio::test]
async fn a_part_that_is_cut_off_is_told_and_comes_when_it_is_asked_for_again() {
    for (file, button, words, sign) in PARTS {
        for fate in [Fate::CutOff, Fate::Missing] {
            let ill = Ill::at(file, fate).await;
            at_host(WIDE, &ill.origin.address(), async |page| {
                // Without the lab it is never as alive as other tests wait for.
                page.go_to(&page.link("", WORK)).await;
                let there = "return Boolean(document.querySelector(':root[data-alive]'))";
                page.until_true("the page is there", there).await;
                if button == "Search" {
                    opens(page).await;
                }
                page.click(button).await;
                let told = format!("return document.body.innerText.includes('{words}')");
                page.until_true(&format!("{file}, {fate:?}: {words}"), &told).await;
                assert_eq!(page.seen().await.limits, ["threshold 7"; 2], "{file}, {fate:?}");
                forgive(page).await;
                ill.heal();
                if sign.starts_with(".search") {
                    page.click("Back to the run").await;
                }
                page.click(button).await;
                let come = format!("return document.querySelector('{sign}') !== null");
                page.until_true(&format!("{file}: it comes after all"), &come).await;
            })
            .await;
        }
    }
}

/// The host has another build, whose files have other names, since the page was opened.
#[tokio::test]
async fn a_page_that_has_been_replaced_says_so_and_loses_nothing() {
    let ill = Ill::at("parts-", Fate::Missing).await;
    ill.heal();
    at_host(WIDE, &ill.origin.address(), async |page| {
        page.open_file("", "").await;
        page.write("Threshold", "7").await;
        page.until_address_has("threshold=7").await;
        ill.fall_ill();
        page.click("The lab").await;
        let told =
            "return document.body.innerText.includes('there is a newer page: load it again')";
        page.until_true("it is told", told).await;
        page.click("Back to the run").await;
        page.click("Step forward").await;
        let seen = page.at_rest().await;
        forgive(page).await;
        ill.heal();
        page.reload().await;
        let again = page.until("the work", |seen| seen.limits == ["threshold 7"; 2]).await;
        assert_eq!(again.clock, seen.clock);
    })
    .await;
}

/// A program that ends in the middle of something and cannot say why: a busy day needs more memory than it gets.
#[tokio::test]
async fn a_program_that_runs_out_of_memory_is_told_with_the_link() {
    let ill = Ill::at("_bg.wasm", Fate::Changed(short_of_memory)).await;
    at_host(WIDE, &ill.origin.address(), async |page| {
        page.open_file("", WORK).await;
        if let Some(bytes) = page.program_memory().await {
            say(&format!("memory where it is short: {} KB", bytes >> 10));
        }
        page.paste("s=busy-day&at=40").await;
        until_message_has(page, "Turnlab has stopped").await;
        let link = "return document.querySelector('[role=alertdialog] input').value";
        assert_eq!(page.execute(link, &[]).await, json!(page.link("", "s=busy-day&at=40")));
        forgive(page).await;
        ill.heal();
        page.click("Load again").await;
        page.until_alive().await;
        page.until("the run", |seen| seen.clock == "40.00 s").await;
    })
    .await;
}

/// A worker that dies after its second report.
fn dies(script: &[u8]) -> Vec<u8> {
    const DIES: &[u8] = b"{ const say = self.postMessage.bind(self); let reports = 0;
        self.postMessage = (told, ...rest) => { say(told, ...rest);
            if (told.Report && ++reports === 2) { self.postMessage = () => {}; setTimeout(() => { throw new Error('It dies.') }) } } }\n";
    [DIES, script].concat()
}

/// The page from a server whose first so many workers die.
async fn with_mortal_workers(count: u32, test: impl AsyncFn(&Page)) {
    let born = Arc::new(AtomicU32::new(0));
    let fate = move |path: &str| {
        let is_worker = path.ends_with("/searcher.js");
        match is_worker && born.fetch_add(1, Ordering::Relaxed) < count {
            true => Fate::Changed(dies),
            false => Fate::Whole,
        }
    };
    let origin = Origin::faulty(&required("TURNLAB_URL"), fate).await;
    at_host(WIDE, &origin.address(), async |page| {
        page.open_file("", "").await;
        opens(page).await;
        page.click("Search").await;
        test(page).await;
        page.click("Back to the run").await;
        let before = page.seen().await;
        page.click("Step forward").await;
        page.until("the page goes on", |seen| seen.clock != before.clock).await;
    })
    .await;
}

async fn rules_found(page: &Page) -> Vec<String> {
    let names = "return [...document.querySelectorAll('.findings tbody tr:not(.pending) th')].map((it) => it.textContent.split(' ')[0])";
    serde_json::from_value(page.execute(names, &[]).await).unwrap_or_default()
}

#[tokio::test]
async fn a_worker_that_dies_is_started_again_once_and_says_so() {
    with_mortal_workers(1, async |page| {
        until_standing(page, "the end", |words| words.contains("all there are")).await;
        let again = "return document.querySelector('.search .standing').innerText.includes('was begun anew')";
        page.until_true("it says so", again).await;
        let found = rules_found(page).await;
        assert_eq!(found.len(), 9, "each rule stands there once: {found:?}");
        assert_eq!(page.seen().await.alerts, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn one_that_dies_again_is_told_and_what_was_found_stays() {
    with_mortal_workers(2, async |page| {
        let told = page.until("an error", |seen| !seen.alerts.is_empty()).await;
        assert!(told.alerts[0].starts_with("The search has broken off"), "{:?}", told.alerts);
        assert_eq!(rules_found(page).await.len(), 2);
        page.click("Search").await;
        until_standing(page, "the end", |words| words.contains("all there are")).await;
    })
    .await;
}

/// The same program with 2 MB more than it begins with, and no more.
fn short_of_memory(wasm: &[u8]) -> Vec<u8> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.expect("it is a program") {
            Payload::MemorySection(memories) => {
                let mut section = MemorySection::new();
                for memory in memories {
                    let mut memory = RoundtripReencoder
                        .memory_type(memory.expect("a memory"))
                        .expect("it can be written");
                    memory.maximum = Some(memory.minimum + 32);
                    section.memory(memory);
                }
                module.section(&section);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    module.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    module.finish()
}

#[tokio::test]
async fn a_search_that_runs_out_of_memory_is_told() {
    let fate = |path: &str| match path.ends_with("turnlab-searcher_bg.wasm") {
        true => Fate::Changed(short_of_memory),
        false => Fate::Whole,
    };
    let origin = Origin::faulty(&required("TURNLAB_URL"), fate).await;
    at_host(WIDE, &origin.address(), async |page| {
        page.open_file("", "").await;
        opens(page).await;
        page.choose("Rules", "regenerate").await;
        for field in ["Mail at PARIS", "Mail at LONDON"] {
            page.write(field, "6").await;
        }
        page.write("Losses", "4").await;
        page.click("Search").await;
        let minutes = Duration::from_secs(180);
        let told = page.until_within(minutes, "an error", |seen| !seen.alerts.is_empty()).await;
        assert!(told.alerts[0].contains("ran out of memory"), "{:?}", told.alerts);
        page.choose("Rules", "as-shipped").await;
        for field in ["Mail at PARIS", "Mail at LONDON"] {
            page.write(field, "1").await;
        }
        page.click("Search").await;
        until_standing(page, "the end", |words| words.contains("all there are")).await;
        forgive(page).await;
    })
    .await;
}

/// Fills what the browser gives a page to keep things in.
const FILL: &str = "for (const storage of [localStorage, sessionStorage])
    for (let size = 1 << 22, at = 0; size > 0;)
        try { storage.setItem(`full${at++}`, 'x'.repeat(size)); } catch { size >>= 1; }";

#[tokio::test]
async fn where_everything_is_full_the_page_says_so_and_works() {
    at(WIDE, "", async |page| {
        page.at_rest().await;
        page.execute("localStorage.clear(); sessionStorage.clear()", &[]).await;
        page.execute(FILL, &[]).await;
        page.write("Threshold", "7").await;
        page.until_address_has("threshold=7").await;
        let said = "return document.querySelector('[aria-label=Transport] [role=status]').innerText \
                    === 'Nothing can be kept here: the link alone holds it.'";
        page.until_true("it is said", said).await;
        page.reload().await;
        page.until("the link holds it", |seen| seen.limits == ["threshold 7"; 2]).await;
        page.execute("localStorage.clear(); sessionStorage.clear()", &[]).await;
    })
    .await;
}

/// A browser may stop everything in a tab that nobody looks at.
#[tokio::test]
async fn a_tab_that_was_frozen_goes_on_where_it_was() {
    at(WIDE, "s=lost-turn&at=2", async |page| {
        page.click("Play").await;
        page.until("it plays", |seen| seen.playing && seen.clock != "2.00 s").await;
        let frozen = page.emulate("Page.setWebLifecycleState", json!({ "state": "frozen" })).await;
        if !frozen {
            return say("Only Chromium lets its driver freeze a tab.");
        }
        let before = page.seen().await;
        tokio::time::sleep(Duration::from_secs(3)).await;
        page.emulate("Page.setWebLifecycleState", json!({ "state": "active" })).await;
        // It was hidden, too.
        page.emulate("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        let after = page.until("it goes on", |seen| seen.clock != before.clock).await;
        let (before, after) = (seconds(&before.clock), seconds(&after.clock));
        assert!(after - before < 30.0, "no leap of the time that nobody saw: {before} to {after}");
        page.click("Pause").await;
        page.click("Step forward").await;
        page.until("it is stepped", |seen| !seen.playing).await;
    })
    .await;
}

/// A clock like “8.38 s” or “1:08.10”, in seconds.
fn seconds(clock: &str) -> f64 {
    let parts = clock.trim_end_matches(" s").split(':').map(|part| part.parse().unwrap_or(0.0));
    parts.fold(0.0, |sum, part: f64| sum * 60.0 + part)
}
