//! What leaves the page, and comes back: the dialog, files that are saved, dropped and chosen, links that are
//! pasted.

use std::time::Duration;

use serde_json::{Value, json};
use turnlab_core::scenario::{Scenario, read_link};
use turnlab_e2e::{Page, Press, WIDE, at, at_both_sizes};
use turnlab_export::{ExportRequest, Format, read, write};
use turnlab_view::Story;
use turnlab_view::export::Excerpt;

const LINK: &str = "s=lost-turn&threshold=5&until=120&at=20";

/// Everything on offer but the way in, and whether it is a file.
const OFFERS: [(&str, &str, bool); 14] = [
    ("link", "Link", false),
    ("markdown-link", "Markdown link", false),
    ("embed", "Embed code", false),
    ("svg", "SVG", true),
    ("png", "PNG", true),
    ("animated-svg", "Animated SVG", true),
    ("figure", "Figure", true),
    ("mermaid", "Mermaid", true),
    ("plantuml", "PlantUML", true),
    ("transcript", "Transcript", true),
    ("markdown", "Markdown transcript", true),
    ("csv", "CSV", true),
    ("pcapng", "Packet capture", true),
    ("toml", "Scenario file", true),
];

/// What is seen of the dialog; nothing where it is not there.
const SEE: &str = "const dialog = document.querySelector('dialog[open]');
    if (!dialog) return null;
    const preview = dialog.querySelector('.preview');
    const image = preview?.querySelector('img');
    return {
        busy: preview?.getAttribute('aria-busy') === 'true',
        heading: dialog.querySelector('h2').textContent,
        text: preview?.querySelector('pre')?.textContent ?? '',
        page: preview?.querySelector('iframe')?.srcdoc ?? '',
        width: image?.complete ? image.naturalWidth : 0,
        said: dialog.querySelector('[role=status]')?.textContent ?? '',
        problem: dialog.querySelector('[role=alert]')?.textContent ?? '',
        buttons: [...dialog.querySelectorAll('.go button')].map((button) => button.textContent),
    };";

/// Chooses by whichever of the two lists is there.
const CHOOSE: &str = "const [key] = arguments;
    const list = document.querySelector('dialog[open] .short-leaves');
    if (getComputedStyle(list).display !== 'none') {
        list.value = key;
        list.dispatchEvent(new Event('change', { bubbles: true }));
    } else document.querySelector(`dialog[open] input[value=${key}]`).click();";

/// Keeps what is copied and what is saved, in place of the clipboard and the folder for downloads.
const CATCH: &str = "navigator.clipboard.writeText = async (text) => { window.copied = text; };
    HTMLAnchorElement.prototype.click = function () {
        window.saved = fetch(this.href).then((answer) => answer.arrayBuffer())
            .then((bytes) => [this.download, [...new Uint8Array(bytes)]]);
    };";

/// Drops a file on the page, or pastes text into it.
const DROP: &str = "const [name, bytes] = arguments;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    for (const kind of ['dragover', 'drop'])
        document.querySelector('.picture')
            .dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));";
const PASTE: &str = "const [text] = arguments;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    document.body.dispatchEvent(event);";

async fn until_dialog(page: &Page, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..400 {
        let seen = page.execute(SEE, &[]).await;
        if is_so(&seen) {
            return seen;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("Not seen in the dialog: {what}; but {}", page.execute(SEE, &[]).await);
}

async fn open_dialog(page: &Page) {
    page.at_rest().await;
    page.click("Share").await;
    until_dialog(page, "it opens", |seen| !seen.is_null()).await;
    page.execute(CATCH, &[]).await;
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Something is there to be seen of what was chosen, or it says what is wrong.
fn is_there(seen: &Value) -> bool {
    seen["busy"] == json!(false)
        && ["text", "page"].iter().any(|part| !text(&seen[*part]).is_empty())
        || seen["width"] != json!(0)
}

async fn chosen(page: &Page, key: &str, heading: &str) -> Value {
    page.execute(CHOOSE, &[json!(key)]).await;
    until_dialog(page, heading, |seen| seen["heading"] == heading && is_there(seen)).await
}

/// The name and the bytes of what is saved when the button is pressed.
async fn saved(page: &Page, seen: &Value) -> (String, Vec<u8>) {
    let mut buttons = seen["buttons"].as_array().expect("there are buttons").iter().map(text);
    let button = buttons.find(|name| name.starts_with("Save")).expect("it can be saved");
    page.execute("window.saved = undefined", &[]).await;
    page.click(button).await;
    let script = "arguments[0](await window.saved)";
    let script = format!("(async (...arguments) => {{ {script} }})(...arguments)");
    let saved = page.client.execute_async(&script, vec![]).await.expect("it was saved");
    let bytes = saved[1].as_array().expect("there are bytes").iter();
    let bytes = bytes.map(|byte| byte.as_u64().unwrap_or_default() as u8).collect();
    (text(&saved[0]).to_owned(), bytes)
}

fn story(fragment: &str) -> Story {
    let scenario = read_link(fragment).0.scenario;
    Story::new(scenario.clone(), scenario.run().expect("it can be run"))
}

fn scenario(fragment: &str) -> Scenario {
    read_link(fragment).0.scenario
}

/// To the byte what the terminal gives, whose tests compare it with the same function.
#[tokio::test]
async fn every_file_is_what_the_terminal_gives() {
    at(WIDE, LINK, async |page| {
        open_dialog(page).await;
        let story = story(LINK);
        for (key, heading, is_file) in OFFERS {
            let seen = chosen(page, key, heading).await;
            let Some(format) = turnlab_export::FORMATS.iter().find(|format| format.name() == key)
            else {
                assert!(!is_file, "{key}");
                continue;
            };
            let opens_us = Some(20_000_000);
            let excerpt = Excerpt { opens_us, ..Excerpt::default() };
            let wish = ExportRequest {
                excerpt,
                base: page.link("", ""),
                ..ExportRequest::for_format(*format)
            };
            if !is_file {
                let code = write(&story, &wish);
                assert_eq!(text(&seen["text"]), String::from_utf8_lossy(&code).trim_end(), "{key}");
                continue;
            }
            let (name, bytes) = saved(page, &seen).await;
            assert!(name.starts_with("lost-turn") && name.ends_with(format.extension()), "{name}");
            if *format == Format::Png {
                assert!(read(&bytes).expect("it opens again") == *story.scenario());
                continue;
            }
            assert!(bytes == write(&story, &wish), "{key} differs from what the terminal gives");
        }
    })
    .await;
}

#[tokio::test]
async fn everything_on_offer_is_seen_and_copied() {
    at_both_sizes(LINK, async |page| {
        let requests: Vec<String> = page.answer("requests", &[]).await;
        assert!(!requests.iter().any(|url| url.contains("share")), "loaded at first: {requests:?}");
        open_dialog(page).await;
        for (key, heading, is_file) in OFFERS {
            let seen = chosen(page, key, heading).await;
            let buttons = seen["buttons"].as_array().expect("there are buttons");
            assert_eq!(buttons.iter().any(|name| text(name).starts_with("Save")), is_file, "{key}");
            if key == "png" {
                assert_eq!(seen["width"], json!(2 * 832), "a PNG at 2×");
            }
            if ["png", "pcapng"].contains(&key) {
                continue;
            }
            page.click("Copy").await;
            until_dialog(page, "it was copied", |seen| seen["said"] == "Copied.").await;
            let copied = page.execute("return window.copied", &[]).await;
            let shown = [text(&seen["text"]), text(&seen["page"])].concat();
            assert!(key.ends_with("svg") || shown.contains(text(&copied)), "{key}: {copied}");
        }
        // The page of its scenario.
        let handed_out = story(LINK).handed_out(LINK);
        let link = page.link("lost-turn/", &handed_out);
        let seen = chosen(page, "link", "Link").await;
        assert_eq!(text(&seen["text"]), link);
        let seen = chosen(page, "embed", "Embed code").await;
        let frame = page.link("embed.html", &handed_out).replace('&', "&amp;");
        assert!(text(&seen["text"]).contains(&format!("src=\"{frame}\"")), "{seen}");
        assert!(text(&seen["text"]).contains("allow-popups"), "{seen}");
    })
    .await;
}

/// What many programs would cut is short, and what is long still is better a file.
#[tokio::test]
async fn a_long_link_is_handed_out_short() {
    let cuts = |count: u32| -> String {
        (0..count).map(|n| format!("&cut={}.{:03}", 3 + n * 8, n * 617 % 1000)).collect()
    };
    let link = read_link(&format!("s=lost-turn{}&at=8", cuts(200))).0;
    let link = turnlab_core::scenario::write_link(&link);
    at_both_sizes(&link, async |page| {
        open_dialog(page).await;
        let seen = until_dialog(page, "the link", is_there).await;
        let short = text(&seen["text"]).to_owned();
        let (address, fragment) = short.split_once('#').expect("it is a link");
        assert!(fragment.starts_with("z=") && fragment.len() <= 900, "{short}");
        assert_eq!(read_link(fragment), read_link(&link));
        let readable = format!("{address}#{}", story(&link).handed_out(&link));
        let label = page.execute("return document.querySelector('dialog .length').innerText", &[]);
        let told = format!("Readable, with {} characters", readable.len());
        assert_eq!(text(&label.await).trim(), told);
        page.execute("document.querySelector('dialog .length input').click()", &[]).await;
        let seen = until_dialog(page, "it", |seen| text(&seen["text"]).len() > 2_000).await;
        assert_eq!(text(&seen["text"]), readable);
        page.click("Scenario file").await;
        until_dialog(page, "a file", |seen| seen["heading"] == "Scenario file").await;
        page.press(Press::Escape).await;
        page.open("").await;
        page.paste(fragment).await;
        page.until("the run of the short link", |seen| seen.fragment.contains("cut=3&")).await;
    })
    .await;
}

#[tokio::test]
async fn escape_closes_it_and_the_focus_is_where_it_was() {
    at_both_sizes(LINK, async |page| {
        // A narrow header has no room for the second one: the dialog offers the same.
        let buttons = &["Share", "Open…"][..if page.size == WIDE { 2 } else { 1 }];
        for &button in buttons {
            page.focus("button", button).await;
            page.press(Press::Enter).await;
            until_dialog(page, "it opens", |seen| !seen.is_null()).await;
            page.press(Press::Escape).await;
            until_dialog(page, "it closes", Value::is_null).await;
            assert_eq!(page.focused().await, button);
        }
    })
    .await;
}

#[tokio::test]
async fn a_width_that_cannot_be_is_told() {
    at(WIDE, LINK, async |page| {
        open_dialog(page).await;
        chosen(page, "svg", "SVG").await;
        page.write("Width", "12").await;
        page.press(Press::Enter).await;
        let seen =
            until_dialog(page, "it is told", |seen| !text(&seen["problem"]).is_empty()).await;
        assert_eq!(
            text(&seen["problem"]),
            "The width is a whole number from 320 to 4000 (pixels)."
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_saved_can_be_dropped_on_the_page() {
    at_both_sizes("s=busy-day", async |page| {
        let story = story(LINK);
        for (format, name) in
            [(Format::Svg, "a.svg"), (Format::Figure, "a.html"), (Format::Toml, "a.toml")]
        {
            let bytes = write(&story, &ExportRequest::for_format(format));
            page.execute(DROP, &[json!(name), json!(bytes)]).await;
            let seen = page.until(name, |seen| seen.limits == ["threshold 5"; 2]).await;
            assert!(seen.can_undo && seen.alerts.is_empty(), "{name}");
            page.at_rest().await;
            page.click("Undo").await;
            page.until("what was there before", |seen| seen.limits != ["threshold 5"; 2]).await;
        }
        page.execute(PASTE, &[json!(format!("https://example.org/#{LINK}"))]).await;
        page.until("what was pasted", |seen| seen.limits == ["threshold 5"; 2]).await;
        let here = scenario(&page.fragment_at_rest().await);
        assert!(here == scenario(LINK));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_opened_is_told() {
    at_both_sizes(LINK, async |page| {
        for (name, bytes, told) in [
            ("cat.jpeg", &b"\xff\xd8\xff\0"[..], "cat.jpeg, which is no text and no PNG picture"),
            ("other.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "carries no scenario"),
            ("bad.toml", b"until_s = 'soon'", "bad.toml, line 1"),
        ] {
            page.execute(DROP, &[json!(name), json!(bytes)]).await;
            page.until(told, |seen| seen.alerts.join(" ").contains(told)).await;
            page.click("Dismiss").await;
            let seen = page.until("it is gone", |seen| seen.alerts.is_empty()).await;
            assert_eq!(seen.limits, ["threshold 5"; 2], "nothing was changed");
        }
        let large = "const file = new File([new Uint8Array(10_000_001)], 'large.svg');
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(file);
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));";
        page.execute(large, &[]).await;
        page.until("it is too large", |seen| seen.alerts.join(" ").contains("larger than 10 MB")).await;
    })
    .await;
}

/// What was pasted stays, with what is wrong beside it, until it can be opened; and links are opened in whatever
/// they were copied with.
#[tokio::test]
async fn a_failed_paste_stays_in_the_dialog() {
    const WRITE: &str = "document.querySelector('#share-pasted').value = arguments[0]";
    const READ: &str = "return document.querySelector('#share-pasted').value";
    at(WIDE, LINK, async |page| {
        let link = page.link("", "s=lost-turn&threshold=7&until=120&at=20");
        page.at_rest().await;
        page.click("Open…").await;
        until_dialog(page, "it opens", |seen| !seen.is_null()).await;
        let last = format!("[The lost Turn]({link}).");
        for (text, told) in [
            (
                "Dear all, it is lost",
                "“Dear all, it is lost” is neither a link nor a scenario file.",
            ),
            ("mtas = [“PARIS”, “LONDON”]", "“ is a curly quote"),
            ("https://example.org/", "holds no scenario"),
            (last.as_str(), ""),
        ] {
            page.execute(WRITE, &[json!(text)]).await;
            page.click("Open what is pasted").await;
            if told.is_empty() {
                break;
            }
            until_dialog(page, told, |seen| self::text(&seen["problem"]).contains(told)).await;
            assert_eq!(page.execute(READ, &[]).await, text, "it stays");
        }
        until_dialog(page, "it closes", Value::is_null).await;
        page.until("it is open", |seen| seen.limits[0] == "threshold 7").await;
        let embed = page.link("embed.html", "s=lost-turn&threshold=9&at=20").replace('&', "&amp;");
        for text in [
            format!("<iframe src=\"{embed}\" title=\"x\"></iframe>"),
            format!(" <{link}> "),
            format!("“{}”", link.replace("threshold=7", "threshold=8")),
        ] {
            let before = page.seen().await.limits;
            page.execute(PASTE, &[json!(text)]).await;
            page.until(&text, |seen| seen.limits != before && seen.alerts.is_empty()).await;
        }
    })
    .await;
}

/// The part that shares may fail to arrive: that is told, and it is loaded again when it is next asked.
#[tokio::test]
async fn what_could_not_be_loaded_is_loaded_again() {
    at(WIDE, "", async |page| {
        page.execute(
            "const real = window.fetch;
             window.fetch = (what, ...more) =>
                 String(what?.url ?? what).includes('split_share') ? Promise.reject(Error('cut')) : real(what, ...more);
             window.joined = () => { window.fetch = real; };",
            &[],
        )
        .await;
        page.click("Share").await;
        let told = page.until("an error", |seen| !seen.alerts.is_empty()).await;
        assert!(told.alerts[0].contains("Sharing cannot start"), "{:?}", told.alerts);
        let console = page.console().await;
        assert!(console.iter().all(|line| line.contains("cut")), "{console:?}");
        page.execute("window.joined()", &[]).await;
        page.click("Share").await;
        until_dialog(page, "the dialog", |seen| !seen.is_null()).await;
    })
    .await;
}
