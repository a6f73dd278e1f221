//! The page as its reader has it: with large letters, enlarged, and with a theme of contrasts.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;
use turnlab_e2e::{Page, Size, TALL, WIDE, at, at_both_sizes};

/// As browsers have it at 200 %: half the size in every direction.
const ENLARGED: Size = Size { width: 720, height: 450, is_touched: false };

/// Every view, by its name and how one comes to it.
const VIEWS: [(&str, &str, &str); 6] = [
    ("as it opens", "", ""),
    ("the Turn is lost", "s=lost-turn&at=30", ""),
    ("changed, at another time", "s=lost-turn&threshold=5&cut=9.5&at=2:30", ""),
    ("three MTAs", "s=three-sites&at=30", ""),
    ("the search", "", "The lab"),
    ("the dialog to share", "", "Share"),
];

async fn look_at_views(page: &Page, how: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (view, fragment, button) in VIEWS {
        page.open_file("", fragment).await;
        if !button.is_empty() {
            page.click(button).await;
            let there =
                "return Boolean(document.querySelector('.search select, dialog[open] input'))";
            page.until_true(view, there).await;
        }
        let open =
            "document.querySelectorAll('.panel details').forEach((it) => { it.open = true })";
        page.execute(open, &[]).await;
        let told: Vec<String> = page.answer("overlaps", &[]).await;
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        let wide = page.execute(wide, &[]).await.as_f64().unwrap_or_default();
        wrong.extend(told.into_iter().map(|what| format!("{how}, {view}: {what}")));
        if wide > 0.5 {
            wrong.push(format!("{how}, {view}: it is {wide} pixels wider than the page"));
        }
    }
    wrong
}

#[tokio::test]
async fn no_text_of_the_page_lies_over_another() {
    let mut wrong = Vec::new();
    for size in [WIDE, TALL, ENLARGED] {
        wrong.extend(at(size, "", async |page| look_at_views(page, &size.to_string()).await).await);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn large_letters_are_large_everywhere_and_lie_over_nothing() {
    let mut wrong = Vec::new();
    for size in [WIDE, TALL] {
        let told = at(size, "", async |page| {
            let sizes = json!({ "fontSizes": { "standard": 32, "fixed": 26 } });
            if !page.emulate("Page.setFontSizes", sizes).await {
                return Vec::new();
            }
            page.open("").await;
            let heights = "return ['.headline', '.body .t-label', '.heads .t-name', '.clock'].map((it) => \
                           document.querySelector(it).getBoundingClientRect().height)";
            let heights = page.execute(heights, &[]).await;
            for height in heights.as_array().expect("four heights") {
                assert!(height.as_f64() > Some(22.0), "letters are as small as ever: {heights}");
            }
            look_at_views(page, &format!("{size} with 32 px")).await
        })
        .await;
        wrong.extend(told);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What differs between what is chosen and what is not, besides colours of grounds.
const CHOSEN: &str = "const of = (it) => { const s = getComputedStyle(it); \
    return [s.outlineStyle, s.outlineWidth, s.textDecorationLine, s.borderTopWidth, s.fontWeight].join(); }; \
    const pairs = [['.segments [aria-pressed=true]', '.segments [aria-pressed=false]'], \
    ['.share .leaves input:checked + span', '.share .leaves input:not(:checked) + span']]; \
    return pairs.map((pair) => pair.map((it) => document.querySelector(it))) \
    .filter((pair) => pair.every((it) => it?.checkVisibility())) \
    .filter(([one, other]) => of(one) === of(other)).map(([one]) => one.textContent)";
/// Swatches that are as the ground is.
const UNSEEN: &str = "const ground = getComputedStyle(document.body).backgroundColor; \
    return [...document.querySelectorAll('.cut-map i, .mark')].filter((it) => it.checkVisibility()) \
    .filter((it) => { const s = getComputedStyle(it); \
    return s.backgroundImage === 'none' && s.borderTopWidth === '0px' && \
    [ground, 'rgba(0, 0, 0, 0)'].includes(s.backgroundColor); }).map((it) => it.className)";

#[tokio::test]
async fn contrast_themes_take_nothing_away() {
    at_both_sizes("", async |page| {
        for scheme in ["light", "dark"] {
            let features = json!({ "features": [
                { "name": "forced-colors", "value": "active" },
                { "name": "prefers-color-scheme", "value": scheme },
            ] });
            if !page.emulate("Emulation.setEmulatedMedia", features).await {
                return;
            }
            for (view, fragment, button) in VIEWS {
                page.open(fragment).await;
                if !button.is_empty() {
                    page.click(button).await;
                    let there = "return Boolean(document.querySelector('.search select, dialog[open] input'))";
                    page.until_true(view, there).await;
                }
                let open = "document.querySelectorAll('.legend').forEach((it) => { it.open = true }); \
                            return matchMedia('(forced-colors: active)').matches";
                assert_eq!(page.execute(open, &[]).await, json!(true));
                for (what, script) in [("chosen", CHOSEN), ("seen", UNSEEN)] {
                    let told = page.execute(script, &[]).await;
                    assert_eq!(told, json!([]), "{scheme}, {view}: what cannot be told to be {what}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn words_explain_themselves() {
    at_both_sizes("s=lost-turn&at=30", async |page| {
        let term = "return Boolean(document.querySelector('.detail .term'))";
        page.until_true("a word that explains itself", term).await;
        let meaning =
            "const it = document.querySelector('#meaning'); return it.hidden ? '' : it.textContent";
        let focus = "document.querySelector('.detail .term').focus()";
        page.execute(focus, &[]).await;
        let told = page.execute(meaning, &[]).await;
        assert!(told.as_str().is_some_and(|told| told.contains("right to send")), "{told}");
        page.execute("document.activeElement.blur()", &[]).await;
        page.execute("document.querySelector('.knob').focus()", &[]).await;
        assert_eq!(page.execute(meaning, &[]).await, Value::from(""), "it goes with the focus");

        // An arrow of the picture, under a pointer or a finger. What scrolls puts the explanation away.
        let find = "const text = [...document.querySelectorAll('.body .t-label')] \
             .find((it) => it.textContent.startsWith('RTOAC')); ";
        page.execute(&format!("{find} text.scrollIntoView({{ block: 'center' }})"), &[]).await;
        sleep(Duration::from_millis(300)).await;
        let click = "const { left, top, width, height } = text.getBoundingClientRect(); \
             const [clientX, clientY] = [left + width / 2, top + height / 2]; \
             document.elementFromPoint(clientX, clientY).dispatchEvent( \
             new MouseEvent('click', { clientX, clientY, bubbles: true }))";
        page.execute(&format!("{find}{click}"), &[]).await;
        let told = page.execute(meaning, &[]).await;
        assert!(told.as_str().is_some_and(|told| told.contains("association is open")), "{told}");
    })
    .await;
}
