//! Pictures and pages that are opened again: text that carries a scenario.

use turnlab_core::scenario::Scenario;
use turnlab_export::{ExportRequest, Format, LARGEST, read, write};
use turnlab_view::Story;

use super::{LIMIT_MS, Shape, Target, seeds, told};

pub(super) const PICTURE: Target = Target {
    name: "picture",
    shape: Shape::Text(WORDS),
    largest: LARGEST,
    slice_permille: 300,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/picture.txt"),
    look,
};

const WORDS: &[&str] = &[
    "<svg",
    "<metadata>",
    "</metadata>",
    "<turnlab:scenario",
    "</turnlab:scenario>",
    " xmlns:turnlab=\"",
    ">",
    "/>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml",
    "&#10;",
    "&#x10FFFF;",
    "&#0;",
    "&#55296;",
    "&amp;",
    "&lt;",
    "&quot;",
    "&#99999999999;",
    "&;",
    "<!DOCTYPE svg [<!ENTITY a \"b\">]>",
    "&a;",
    "mtas = [",
    "[[mail]]&#10;",
    "\u{feff}",
    "name = \"lost-turn\"",
];

/// Nearly all of a picture is of no interest here, and so nearly all is left out.
fn seeds() -> Vec<Vec<u8>> {
    let formats = [Format::Svg, Format::Figure, Format::AnimatedSvg];
    let made =
        seeds::small().into_iter().flat_map(|scenario| formats.map(|it| shortened(&scenario, it)));
    made.map(String::into_bytes).collect()
}

fn shortened(scenario: &Scenario, format: Format) -> String {
    let Ok(history) = scenario.run() else { return String::new() };
    let story = Story::new(scenario.clone(), history);
    let text = write(&story, &ExportRequest::for_format(format));
    let text = String::from_utf8_lossy(&text).into_owned();
    let end = text.find("</metadata>").map_or(text.len(), |end| end + "</metadata>".len());
    format!("{}<path d=\"M0 0\"/></svg>", &text[..end])
}

fn look(input: &[u8]) {
    look_at(input);
}

/// Reads what may be anything.
pub(super) fn look_at(input: &[u8]) {
    match read(input) {
        Ok(scenario) => assert_eq!(scenario.check(), Ok(()), "what was read cannot be run"),
        Err(problems) => {
            assert!(!problems.is_empty(), "it is refused, and nothing is told");
            told::check(&problems, 20, 2_000);
        }
    }
}
