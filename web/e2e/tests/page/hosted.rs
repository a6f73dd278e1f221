//! The published folder where it is put: at the root, below a path, with no network, with a newer build in its place;
//! and the page that is one file.

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use turnlab_e2e::{Page, TALL, Tunnel, WIDE, at_host, required};

use crate::search::{opens, until_standing};

/// The page with all that it loads later: the library's pictures, the search in its worker, the dialog that shares.
async fn everything_comes(page: &Page) {
    page.click("Library").await;
    let pictures = "return [...document.querySelectorAll('dialog.library img')].filter((it) => it.naturalWidth).length > 3";
    page.until_true("pictures of the library", pictures).await;
    page.execute("document.querySelector('dialog.library').close()", &[]).await;
    page.click("Share").await;
    page.until_true(
        "the dialog that shares",
        "return document.querySelector('dialog.share pre')?.textContent.includes('#s=lost-turn') ?? false",
    )
    .await;
    page.execute("document.querySelector('dialog.share').close()", &[]).await;
    opens(page).await;
    page.click("Search").await;
    until_standing(page, "the end", |words| words.starts_with("7,003 states")).await;
}

/// Waits until the worker has kept all that there is, and answers.
async fn is_kept(page: &Page) {
    page.until_true("a worker that answers", "return !!navigator.serviceWorker.controller").await;
}

/// Opens the page once more by its address: when a driver loads it again, that goes past the worker in Firefox.
async fn comes_back(page: &Page) {
    page.come_back("", "").await;
}

async fn title(page: &Page) -> String {
    page.execute("return document.title", &[]).await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn at_the_root_of_a_host() {
    at_host(WIDE, &required("TURNLAB_HOST"), async |page| {
        page.open_file("", "").await;
        assert_eq!(page.seen().await.bands, 1);
        everything_comes(page).await;
    })
    .await;
}

#[tokio::test]
async fn below_a_path_with_a_slash_and_without() {
    at_host(TALL, &required("TURNLAB_HOST_BELOW"), async |page| {
        for folder in ["docs/turnlab/", "docs/turnlab", "docs/turnlab/index.html"] {
            page.open_file(folder, "").await;
            assert_eq!(page.seen().await.bands, 1, "{folder}");
        }
        page.open_file("docs/turnlab/repaired", "").await;
        assert_eq!(page.seen().await.bands, 0);
        page.open_file("docs/turnlab/", "").await;
        everything_comes(page).await;
    })
    .await;
}

#[tokio::test]
async fn on_a_host_that_does_not_know_wasm() {
    at_host(WIDE, &required("TURNLAB_HOST_WITHOUT_WASM"), async |page| {
        page.open_file("", "").await;
        everything_comes(page).await;
        // Programs are compiled all the same, and say why that took longer.
        let told = page.console().await;
        assert!(told.iter().all(|line| line.contains("MIME type")), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn without_a_network_after_one_visit() {
    let tunnel = Tunnel::to(&required("TURNLAB_HOST_BELOW")).await;
    let address = format!("{}docs/turnlab/", tunnel.address());
    at_host(WIDE, &address, async |page| {
        page.open_file("", "").await;
        is_kept(page).await;
        tunnel.cut().await;
        comes_back(page).await;
        assert_eq!(page.seen().await.bands, 1);
        everything_comes(page).await;
        for (file, bands) in
            [("repaired/", 0), ("repaired", 0), ("index.html", 1), ("?from=a-chat", 1)]
        {
            page.open_file(file, "").await;
            assert_eq!(page.seen().await.bands, bands, "{file}");
        }
    })
    .await;
}

/// The folder that is served, put in the place of the one that is there.
fn put(name: &str) {
    let folder = host_folder();
    let now = folder.join("now");
    fs::rename(&now, folder.join(format!("instead-of-{name}"))).expect("it was there");
    fs::rename(folder.join(name), now).expect("it is prepared");
}

/// Puts everything back, as it may have to be where this has been tried before.
fn put_back() {
    let folder = host_folder();
    for name in ["without", "next"] {
        let before = folder.join(format!("instead-of-{name}"));
        if before.exists() {
            fs::rename(folder.join("now"), folder.join(name)).expect("it was put there");
            fs::rename(before, folder.join("now")).expect("it was there before");
        }
    }
}

fn host_folder() -> PathBuf {
    PathBuf::from(required("TURNLAB_HOST_FOLDER"))
}

#[tokio::test]
async fn another_build_is_there_at_the_next_load_and_one_without_a_worker_ends_it() {
    put_back();
    let address = format!("{}now/", required("TURNLAB_HOST_BELOW"));
    at_host(WIDE, &address, async |page| {
        page.open_file("", "").await;
        is_kept(page).await;
        let before = title(page).await;
        put("next");
        // This load finds out, and shows what was kept.
        comes_back(page).await;
        assert_eq!(title(page).await, before);
        let kept = "const done = arguments[arguments.length - 1]; const look = async () => { \
            const names = await caches.keys(); \
            const registration = await navigator.serviceWorker.getRegistration(); \
            const settled = !registration?.installing && !registration?.waiting; \
            if (names.length === 2 && settled) done(true); else setTimeout(look, 50) }; look()";
        assert_eq!(page.execute_later(kept).await, json!(true));
        // What the page loads now is still of its own build.
        everything_comes(page).await;
        comes_back(page).await;
        assert_eq!(title(page).await, format!("Another build of {before}"));

        put("without");
        comes_back(page).await;
        let deleted = "const done = arguments[arguments.length - 1]; const look = async () => \
            (await caches.keys()).length ? setTimeout(look, 50) : done(true); look()";
        assert_eq!(page.execute_later(deleted).await, json!(true));
        comes_back(page).await;
        assert_eq!(title(page).await, before);
        let gone = "const done = arguments[arguments.length - 1]; const look = async () => \
            await navigator.serviceWorker.getRegistration() ? setTimeout(look, 50) : done(true); look()";
        assert_eq!(page.execute_later(gone).await, json!(true));
        everything_comes(page).await;
    })
    .await;
}

#[tokio::test]
async fn one_file_from_a_disk() {
    let file = required("TURNLAB_SINGLE_FILE");
    let (folder, name) = file.rsplit_once('/').expect("a path");
    for size in [WIDE, TALL] {
        at_host(size, &format!("file://{folder}/"), async |page| {
            page.open_file(name, "").await;
            assert_eq!(page.seen().await.bands, 1);
            everything_comes(page).await;
            page.open_file(name, "s=repaired&at=8").await;
            assert_eq!(page.seen().await.bands, 0);
        })
        .await;
    }
}
