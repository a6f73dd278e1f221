//! Whatever names and words hold, everything that leaves is well-formed by its own grammar, and what carries its
//! scenario opens as the same one.

#[path = "../../view/tests/common/grammar.rs"]
mod grammar;

use grammar::{assert_mermaid, assert_plantuml, fields};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use roxmltree::Document;
use turnlab_core::scenario::{Mail, Note, Scenario};
use turnlab_export::{ExportRequest, FORMATS, Format, read, write};
use turnlab_view::export::{Detail, Excerpt};
use turnlab_view::{Story, Theme};

/// Names that mean something somewhere, or nothing anywhere.
const ODD: [&str; 22] = [
    " ",
    "\u{3000}",
    "\u{FFFE}",
    "\u{FFFF}x",
    "\u{FFFD}",
    "\0",
    "\u{1}0041",
    "\u{7F}\u{85}\u{9F}",
    "\r\n",
    "]]>",
    "</title>",
    "<!--",
    "--",
    "'''\"\"\"\\",
    "\u{E100}",
    "\u{202E}abc",
    "\u{1FFFE}\u{10FFFF}",
    "Москва",
    "القاهرة",
    "end",
    "www.a.b http//",
    "1. - + = 2)",
];

fn name() -> impl Strategy<Value = String> {
    let odd = proptest::sample::select(ODD.to_vec()).prop_map(str::to_owned);
    let any = proptest::collection::vec(any::<char>(), 1..=20).prop_map(String::from_iter);
    let letters = "[ -~]{1,20}".prop_map(|name| name);
    prop_oneof![odd, any, letters].prop_filter("no name has these", |name| {
        name.chars().count() <= 20 && !name.contains(['@', '&', '#', ':'])
    })
}

fn words() -> impl Strategy<Value = String> {
    let any = proptest::collection::vec(any::<char>(), 1..60).prop_map(String::from_iter);
    prop_oneof![name(), any, "[ -~]{1,60}".prop_map(|words| words)]
}

fn story([one, other]: [String; 2], note: &str) -> Story {
    let note: String = note.chars().filter(|c| !c.is_control()).collect();
    let text = if note.trim().is_empty() { "x".to_owned() } else { note };
    let mail = Mail { from: other.clone(), count: 2, first_s: 3, ..Mail::default() };
    let scenario = Scenario {
        notes: vec![Note { at_us: 1, mta: one.clone(), text }],
        mail: vec![mail],
        mtas: vec![one, other],
        until_s: 40,
        ..Scenario::default()
    };
    let history = scenario.run().unwrap_or_else(|problems| panic!("{problems:?}"));
    Story::new(scenario, history)
}

/// A numbered list of times and plain words, below a comment and a title and above a caption.
fn assert_markdown(text: &str) {
    let (mut strong, mut items) = (0, 0);
    for event in Parser::new_ext(text, Options::all()) {
        let is_known = match &event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Item | Tag::HtmlBlock)
            | Event::End(_)
            | Event::Text(_)
            | Event::SoftBreak
            | Event::Start(Tag::Strong) => true,
            Event::Start(Tag::List(first)) => *first == Some(1),
            Event::Html(html) => html.starts_with("<!-- Turnlab"),
            _ => false,
        };
        assert!(is_known, "{event:?} in {text:?}");
        strong += usize::from(event == Event::Start(Tag::Strong));
        items += usize::from(event == Event::End(TagEnd::Item));
    }
    assert!(items > 0 && strong == items, "{text}");
}

fn assert_well_formed(format: Format, bytes: &[u8], story: &Story) {
    let text = || std::str::from_utf8(bytes).expect("it is text");
    match format {
        Format::Svg
        | Format::Png
        | Format::AnimatedSvg
        | Format::Figure
        | Format::Element
        | Format::Embed => {
            let told = Document::parse(text()).map(drop);
            assert!(told.is_ok(), "{format:?}, {told:?}: {:?}", story.scenario().mtas);
        }
        Format::Mermaid => assert_mermaid("mermaid", text(), story),
        Format::Plantuml => assert_plantuml("plantuml", text(), story),
        Format::Transcript => assert!(!text().contains(['\r', '\0', '\u{FFFE}', '\u{2028}'])),
        Format::Markdown => assert_markdown(text()),
        Format::Csv => {
            let rows = text().trim_end_matches("\r\n").split("\r\n").map(fields);
            let columns: Vec<usize> = rows.map(|row| row.len()).collect();
            assert!(columns.iter().all(|count| *count == 13), "{columns:?}");
        }
        Format::Pcapng | Format::Pcap => assert!(bytes.len() > 24),
        Format::Toml => assert_eq!(read(bytes).as_ref(), Ok(story.scenario())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn every_export_is_well_formed(
        one in name(), other in name(), note in words(), title in words(), caption in words(),
        theme in proptest::sample::select(vec![Theme::Auto, Theme::Light, Theme::Dark]),
        detail in proptest::sample::select(Detail::ALL.to_vec()),
    ) {
        prop_assume!(one != other);
        let story = story([one, other], &note);
        let excerpt =
            Excerpt { title: Some(title), caption: Some(caption), detail, ..Excerpt::default() };
        for format in FORMATS {
            let request = ExportRequest { theme, excerpt: excerpt.clone(), ..ExportRequest::for_format(format) };
            let bytes = write(&story, &request);
            assert_well_formed(format, &bytes, &story);
            if matches!(format, Format::Svg | Format::AnimatedSvg | Format::Figure) {
                assert_eq!(read(&bytes).as_ref(), Ok(story.scenario()), "{format:?}");
            }
        }
    }
}

/// Each of the odd ones, and not only those that chance brings.
#[test]
fn every_odd_name() {
    for (place, name) in ODD.iter().enumerate() {
        let story = story([(*name).to_owned(), ODD[(place + 1) % ODD.len()].to_owned()], name);
        let words = Some((*name).to_owned());
        let excerpt = Excerpt { title: words.clone(), caption: words, ..Excerpt::default() };
        for format in FORMATS {
            let request =
                ExportRequest { excerpt: excerpt.clone(), ..ExportRequest::for_format(format) };
            assert_well_formed(format, &write(&story, &request), &story);
        }
        let svg = write(&story, &ExportRequest::for_format(Format::Svg));
        assert_eq!(read(&svg).as_ref(), Ok(story.scenario()), "{name:?}");
    }
}

/// A width that is only guessed is never imposed; one that is known is.
#[test]
fn letters_that_the_font_lacks_are_as_wide_as_they_are() {
    for name in ["Москва", "Αθήνα", "שלום", "القاهرة", "Łódź", "東京", "💩"]
    {
        let story = story([name.to_owned(), "LONDON".to_owned()], name);
        for format in [Format::Svg, Format::AnimatedSvg, Format::Figure] {
            let text = write(&story, &ExportRequest::for_format(format));
            let text = String::from_utf8(text).expect("it is text");
            let document = Document::parse(&text).expect("it is XML");
            let texts = document.descendants().filter(|node| node.tag_name().name() == "text");
            let mut held = 0;
            for node in texts {
                let words = node.text().unwrap_or_default();
                let is_held = node.attribute("textLength").is_some();
                let is_known = words.chars().all(|c| c.is_ascii() || "·…’“”→←".contains(c));
                assert_eq!(is_held, is_known, "{words}");
                held += usize::from(is_held);
            }
            assert!(held > 10, "{held} texts of a known width");
        }
    }
}
