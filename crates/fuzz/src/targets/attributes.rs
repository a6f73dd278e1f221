//! What a person says of a run that leaves as an element: it stands in attributes, and comes out of them as it was.

use std::sync::OnceLock;

use roxmltree::Document;
use turnlab_core::scenario::{Mail, Note, Scenario, read_link};
use turnlab_export::{ExportRequest, Format, read, write};
use turnlab_view::Story;
use turnlab_view::export::Excerpt;

use super::{LIMIT_MS, Shape, Target};

pub(super) const ATTRIBUTES: Target = Target {
    name: "attributes",
    shape: Shape::Text(WORDS),
    largest: 0,
    slice_permille: 50,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/attributes.txt"),
    look,
};

const WORDS: &[&str] = &[
    "\"",
    "'",
    "&quot;",
    "&amp;",
    "&lt;",
    "&#34;",
    "<",
    ">",
    "</turn-lab>",
    "<script>alert(1)</script>",
    " onload=\"alert(1)\"",
    "javascript:",
    "-->",
    "]]>",
    "{{",
    "{%",
    "\r\n",
    "\n\n",
    "`",
    "\\",
    "</div>",
    "**",
    "://",
];

/// The names of two MTAs, a note, a title and a caption, each in a line.
fn seeds() -> Vec<Vec<u8>> {
    let seeds = [
        "PARIS\nLONDON\nHere it is lost.\nThe incident\nAs it was.",
        "<B>\n\"é\" ]]> --\n</p> <!-- -->\n{{ c }}\n{% if %}",
        "*A*\n`_\n[x](y) www.a.b\n~~z~~ $a$\nhttps://a.b",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn look(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut lines = text.splitn(5, '\n').map(str::to_owned);
    let mut line = || lines.next().unwrap_or_default();
    let (mtas, note) = (vec![line(), line()], line());
    let (title, caption) = (Some(line()), Some(line()));
    let story = story(mtas, note);
    let excerpt = Excerpt { title, caption, ..Excerpt::default() };
    let request = ExportRequest { excerpt, ..ExportRequest::for_format(Format::Element) };
    let written = write(&story, &request);
    let html = String::from_utf8_lossy(&written);
    assert!(!html.trim_end().contains('\n'), "it is one line: {html}");
    let document = Document::parse(&html).unwrap_or_else(|told| panic!("{told}: {html}"));
    let said =
        |name| document.descendants().find(|node| node.has_tag_name("turn-lab"))?.attribute(name);
    let (link, problems) = read_link(said("scenario").unwrap_or_default());
    assert_eq!((&link.scenario, problems), (story.scenario(), vec![]));
    let scripts = document.descendants().filter(|node| node.has_tag_name("script")).count();
    assert_eq!(scripts, 0, "{html}");
    assert_eq!(read(html.as_bytes()).as_ref(), Ok(story.scenario()));
}

/// A short run with these names, where there can be one; else the one before it is used.
fn story(mtas: Vec<String>, note: String) -> Story {
    static PLAIN: OnceLock<Scenario> = OnceLock::new();
    let of = |mtas: Vec<String>, note: String| Scenario {
        mail: vec![Mail { from: mtas[1].clone(), count: 1, first_s: 1, ..Mail::default() }],
        notes: vec![Note { at_us: 1, mta: mtas[0].clone(), text: note }],
        cuts: Vec::new(),
        mtas,
        until_s: 5,
        ..Scenario::default()
    };
    let plain = || of(vec!["PARIS".to_owned(), "LONDON".to_owned()], "x".to_owned());
    let scenario = of(mtas.clone(), note);
    let scenario = if scenario.check().is_ok() { scenario } else { of(mtas, "x".to_owned()) };
    let scenario = match scenario.check() {
        Ok(()) => scenario,
        Err(_) => PLAIN.get_or_init(plain).clone(),
    };
    let history = scenario.run().unwrap_or_else(|problems| panic!("{problems:?}"));
    Story::new(scenario, history)
}
