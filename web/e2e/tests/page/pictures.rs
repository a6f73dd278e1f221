//! What the views look like, beside pictures that were looked at. A picture may differ a little, since browsers
//! of another version draw the same letter otherwise. `UPDATE_EXPECT=1` renews the pictures: look at them then.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use turnlab_e2e::{Page, SIZES, WIDE, at};

use crate::raster::Raster;

fn reference(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(format!("{name}.png"))
}

fn is_looked_at() -> bool {
    env::var("TURNLAB_BROWSER").as_deref() == Ok("chromium")
}

/// Compares a view with its pictures, at both sizes and in both themes.
async fn look(view: &str, fragment: &str, prepare: impl AsyncFn(&Page)) {
    if !is_looked_at() {
        return println!("pictures are compared in one browser only");
    }
    for size in SIZES {
        at(size, fragment, async |page| {
            prepare(page).await;
            for theme in ["light", "dark"] {
                let name = format!("{view}-{}-{theme}", size.width);
                compare(&name, &still(page, theme).await);
            }
        })
        .await;
    }
}

/// The page in a theme when nothing moves any more.
async fn still(page: &Page, theme: &str) -> Raster {
    let set = "document.documentElement.dataset.theme = arguments[0]; \
               document.documentElement.style.setProperty('caret-color', 'transparent'); \
               document.activeElement.blur()";
    page.execute(set, &[json!(theme)]).await;
    let wait = "const tell = arguments[0]; document.fonts.ready.then(() => Promise.all( \
                [...document.querySelectorAll('dialog[open] img')].map((it) => { \
                it.loading = 'eager'; return it.decode().catch(() => {}); }))) \
                .then(() => setTimeout(tell, 300))";
    page.execute_later(wait).await;
    let mut before = shot(page).await;
    for _ in 0..20 {
        let seen = shot(page).await;
        if seen.differs(&before).is_empty() {
            return seen;
        }
        before = seen;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("it does not come to rest");
}

async fn shot(page: &Page) -> Raster {
    Raster::of_screen(&page.client.screenshot().await.expect("a picture"))
}

fn compare(name: &str, seen: &Raster) {
    let path = reference(name);
    if env::var_os("UPDATE_EXPECT").is_some() {
        return seen.write(&path);
    }
    let differs = Raster::read(&path).map(|known| seen.differs(&known));
    if differs.as_ref().is_some_and(Vec::is_empty) {
        return;
    }
    let now = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e");
    seen.write(&now.join(format!("{name}.png")));
    let what = differs.map_or("is not known".to_owned(), |places| {
        format!("differs in {} places, first at {:?}", places.len(), places[0])
    });
    panic!(
        "{name} {what}: see target/e2e/{name}.png. If it is better so, UPDATE_EXPECT=1 keeps it"
    );
}

/// Waits until something of this kind is on the screen.
async fn until_there(page: &Page, selector: &str) {
    let there = "return Boolean(document.querySelector(arguments[0])?.checkVisibility())";
    for _ in 0..500 {
        if page.execute(there, &[json!(selector)]).await == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    panic!("There is no {selector}");
}

#[tokio::test]
async fn the_incident_as_it_opens() {
    look("opening", "", async |_| {}).await;
}

#[tokio::test]
async fn the_fiftieth_message() {
    look("fiftieth", "s=lost-turn&at=25:00", async |_| {}).await;
}

#[tokio::test]
async fn the_library() {
    look("library", "", async |page| {
        page.click("Library").await;
        until_there(page, "dialog[open]").await;
    })
    .await;
}

/// Chooses by whichever of the two lists is there: the picture, since a link tells where the page is served.
const CHOOSE: &str = "const list = document.querySelector('dialog[open] .short-leaves');
    if (list.checkVisibility()) {
        list.value = 'svg';
        list.dispatchEvent(new Event('change', { bubbles: true }));
    } else document.querySelector('dialog[open] input[value=svg]').click();";

#[tokio::test]
async fn what_is_shared() {
    look("share", "s=lost-turn&until=60", async |page| {
        page.click("Share").await;
        until_there(page, "dialog[open].share .preview > *").await;
        page.execute(CHOOSE, &[]).await;
        until_there(page, "dialog[open].share .preview img").await;
    })
    .await;
}

#[tokio::test]
async fn the_search() {
    look("search", "", async |page| {
        page.click("The lab").await;
        until_there(page, ".search").await;
        page.find("button", "Search").await;
    })
    .await;
}

/// What a person sees at once, be it small or of the same brightness.
const CHANGES: [(&str, &str); 9] = [
    ("h1", "color: #2060a0"),
    ("h1", "position: relative; left: 6px"),
    ("body", "background: #f0f4f8"),
    (".body .stroke-token", "stroke: #2a7f3a"),
    ("[aria-label=Transport]", "position: relative; top: -8px"),
    (".play", "background: #c02020"),
    ("button.cut", "visibility: hidden"),
    ("button.cut", "color: #208020"),
    (".looks", "visibility: hidden"),
];
const CHANGE: &str = "const all = [...document.querySelectorAll(arguments[0])];
    all.forEach((it) => { it.was = it.style.cssText; it.style.cssText += `; ${arguments[1]}`; });
    return all.length > 0;";
const CHANGE_BACK: &str = "document.querySelectorAll(arguments[0])
    .forEach((it) => { it.style.cssText = it.was; });";

/// A comparison that nothing fails would be of no use.
#[tokio::test]
async fn a_changed_colour_and_a_moved_part_are_seen() {
    if !is_looked_at() {
        return;
    }
    at(WIDE, "", async |page| {
        let known = still(page, "light").await;
        for (selector, style) in CHANGES {
            let change = [json!(selector), json!(style)];
            assert_eq!(page.execute(CHANGE, &change).await, true, "there is a {selector}");
            let seen = still(page, "light").await.differs(&known);
            assert_ne!(seen, [], "{selector} {{ {style} }} is not seen");
            page.execute(CHANGE_BACK, &change[..1]).await;
            assert_eq!(still(page, "light").await.differs(&known), [], "{selector} as it was");
        }
    })
    .await;
}
