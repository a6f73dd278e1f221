//! A picture with its words, to stand in a page: it works without a script, in print and in feeds.

use turnlab_diagram::Chart;
use turnlab_diagram::file::{About, NARROW, Theme, figure as figure_svg};

use super::picture::{about, picture};
use super::scenario::toml;
use super::text::escaped;
use super::transcript::{Line, lines};
use crate::document::Document;

/// A `<figure>` with the picture, so wide in pixels and once more for narrow columns, its caption, the
/// transcript to be unfolded, and a link to the playground at this address. It is one line, so that Markdown
/// takes it as it is wherever it is put.
#[must_use]
pub fn figure(
    document: &Document,
    chart: &Chart,
    theme: Theme,
    width: f64,
    address: &str,
) -> String {
    let id = format!("turnlab-{:016x}", fingerprint(document, theme, width));
    let about = About { id, description: String::new(), ..about(document) };
    let wide = picture(chart, width);
    let narrow = (!wide.is_compact()).then(|| picture(chart, NARROW));
    let svg = figure_svg(&wide, narrow.as_ref(), theme, &about);
    let caption = document.excerpt.caption.as_ref().unwrap_or(&about.title);
    let item = |line: Line| format!("<li><b>{}</b> {}</li>", html(&line.time), html(&line.text));
    let lines: String = lines(document).into_iter().map(item).collect();
    format!(
        "<figure class=\"turnlab\"><div>{svg}</div><figcaption><p>{}</p><p><a href=\"{}\">Open in the \
         playground</a></p><details><summary>What happens, in words</summary><ol>{lines}</ol></details>\
         </figcaption></figure>\n",
        html(caption),
        html(address),
    )
}

/// A number for what is shown and how, so that no two pictures of a page have the same id (FNV-1a).
fn fingerprint(Document { scenario, excerpt, .. }: &Document, theme: Theme, width: f64) -> u64 {
    let parts = [
        toml(scenario, excerpt),
        format!("{theme:?} {width} {:?} {}", excerpt.detail, excerpt.from_us),
        format!("{}", excerpt.to_us),
    ];
    parts.iter().flat_map(|part| part.bytes()).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Text in which nothing means anything in HTML, within elements and within quotation marks, and in templates.
pub fn html(text: &str) -> String {
    let entity = |c| match c {
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '{' => "&#123;",
        _ => "&amp;",
    };
    escaped(text, |c| "<>\"&{".contains(c), |c| entity(c).to_owned())
}
