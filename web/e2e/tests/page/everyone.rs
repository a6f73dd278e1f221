//! Nobody is kept out: axe-core finds nothing in any view, light or dark.

use std::{env, fs};

use serde_json::json;
use turnlab_e2e::{Page, SIZES, at};

/// What axe finds, each with where it is; nothing where there is no axe.
async fn found(page: &Page, axe: &str) -> Vec<String> {
    let ask = "const tell = arguments[arguments.length - 1]; \
               axe.run(document, { resultTypes: ['violations'] }).then((told) => \
               tell(told.violations.map((it) => `${it.id} (${it.impact}): ${it.help}: ` + \
               it.nodes.slice(0, 4).map((node) => node.target + ' ' + node.any.concat(node.all).map((why) => why.message)[0]).join(' | '))))";
    page.execute(axe, &[]).await;
    let told = page.execute_later(ask).await;
    serde_json::from_value(told).unwrap_or_else(|_| vec!["axe did not answer".to_owned()])
}

async fn check(view: &str, fragment: &str, prepare: impl AsyncFn(&Page)) {
    let Some(path) = env::var_os("TURNLAB_AXE") else {
        return println!("axe-core has not been asked: it is not there");
    };
    let axe = fs::read_to_string(path).expect("axe-core is where it was installed");
    let mut all = Vec::new();
    for size in SIZES {
        let told = at(size, fragment, async |page| {
            let mut all = Vec::new();
            prepare(page).await;
            for theme in ["light", "dark"] {
                let set = "document.documentElement.dataset.theme = arguments[0]";
                page.execute(set, &[json!(theme)]).await;
                let found = found(page, &axe).await;
                all.extend(found.iter().map(|it| format!("{view}, {size}, {theme}: {it}")));
            }
            all
        })
        .await;
        all.extend(told);
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[tokio::test]
async fn on_the_page_as_it_opens() {
    check("opening", "", async |_| {}).await;
}

#[tokio::test]
async fn with_everything_open() {
    check("open", "s=lost-turn&at=25:00", async |page| {
        let open = "document.querySelectorAll('details').forEach((it) => { it.open = true })";
        page.execute(open, &[]).await;
        let unfold = "document.querySelectorAll('.fold').forEach((it) => \
                      it.dispatchEvent(new MouseEvent('click', { bubbles: true })))";
        page.execute(unfold, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn with_three_mtas() {
    check("three", "s=three-sites&at=10:00", async |_| {}).await;
}

#[tokio::test]
async fn with_a_bad_link() {
    check("bad link", "s=lost-turm&threshold=0", async |_| {}).await;
}

#[tokio::test]
async fn in_the_search() {
    check("search", "", async |page| {
        page.click("The lab").await;
        for _ in 0..200 {
            if page.names("button").await.contains(&"Search".to_owned()) {
                break;
            }
        }
        page.click("Search").await;
        for _ in 0..200 {
            let rows = page.execute(
                "return document.querySelectorAll('.findings tbody tr:not(.pending)').length",
                &[],
            );
            if rows.await == 9 {
                break;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn in_the_dialog_to_share_and_to_open() {
    for (button, key) in
        [("Share", "svg"), ("Share", "csv"), ("Share", "figure"), ("Share", "open")]
    {
        check(key, "s=lost-turn&until=60", async |page| {
            page.click(button).await;
            let chosen = "const [key] = arguments; \
                 const dialog = document.querySelector('dialog[open].share'); \
                 const list = dialog?.querySelector('.short-leaves'); \
                 if (list && list.value !== key) { list.value = key; \
                 list.dispatchEvent(new Event('change', { bubbles: true })); } \
                 return Boolean(dialog?.querySelector('.preview > *, form'))";
            for _ in 0..200 {
                if page.execute(chosen, &[json!(key)]).await == json!(true) {
                    return;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            panic!("the dialog does not come");
        })
        .await;
    }
}
