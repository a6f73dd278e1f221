//! What is put into Markdown comes out of it as it went in, wherever it is put.

use pulldown_cmark::{Event, Options, Parser};
use turnlab_core::scenario::{LIBRARY, Mail, Note, Scenario};
use turnlab_export::{ExportRequest, Format, read, write};
use turnlab_view::Story;
use turnlab_view::export::Excerpt;

/// All that a page is made of.
const FORMATS: [Format; 5] =
    [Format::Figure, Format::Element, Format::Svg, Format::AnimatedSvg, Format::Embed];

/// Between, below and within what else there is in a text.
const PLACES: [&str; 7] = [
    "Before.\n\nHERE\n\nAfter.\n",
    "Before.\nHERE\n\nAfter.\n",
    "# Before\nHERE\n",
    "- Before.\n\n  HERE\n\n- After.\n",
    "1. HERE\n2. After.\n",
    "> Before.\n>\n> HERE\n>\n> After.\n",
    "- Before.\n  > HERE\n",
];

/// Names and words that would mean something in Markdown, in HTML or to what fills in templates.
fn odd() -> Scenario {
    let mtas = ["*A*\n\n    <B>", "{{ c }}`_"].map(str::to_owned).to_vec();
    let text = "</p> <!-- --> ]]> [x](y) www.a.b {% if %} ~~z~~ $a$ https://a.b".to_owned();
    Scenario {
        notes: vec![Note { at_us: 1, mta: mtas[0].clone(), text }],
        mail: vec![Mail { from: mtas[1].clone(), count: 2, first_s: 3, ..Mail::default() }],
        mtas,
        until_s: 40,
        ..Scenario::default()
    }
}

fn made(scenario: &Scenario, format: Format) -> String {
    let history = scenario.run().unwrap_or_else(|problems| panic!("{problems:?}"));
    let words = (scenario.notes.len() == 1).then(|| "One\n\n    two {{ three }}".to_owned());
    let excerpt = Excerpt { title: words.clone(), caption: words, ..Excerpt::default() };
    let request = ExportRequest { excerpt, ..ExportRequest::for_format(format) };
    String::from_utf8(write(&Story::new(scenario.clone(), history), &request)).expect("it is text")
}

/// What Markdown takes as it is, and what is text for it.
fn of_markdown(text: &str) -> (String, Vec<String>) {
    let (mut html, mut words) = (String::new(), Vec::new());
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Html(part) | Event::InlineHtml(part) => html += &part,
            Event::Text(text) | Event::Code(text) => words.push(text.to_string()),
            _ => {}
        }
    }
    (html, words)
}

#[test]
fn it_comes_out_of_markdown_whole_wherever_it_is_put() {
    let library = LIBRARY.iter().filter(|entry| entry.name != "busy-day");
    for scenario in library.map(|entry| entry.scenario()).chain([odd()]) {
        for format in FORMATS {
            let made = made(&scenario, format);
            let line = made.trim_end();
            assert!(!line.contains(['\n', '\r']), "{format:?} of {} is one line", scenario.name);
            for place in PLACES {
                for text in [place.to_owned(), place.replace('\n', "\r\n")] {
                    let (html, words) = of_markdown(&text.replace("HERE", line));
                    let what = format!("{format:?} of {} in {text:?}", scenario.name);
                    assert!(html.trim_end() == line, "{what}: {}", &html[..html.len().min(300)]);
                    assert!(words.iter().all(|text| text.len() < 8), "{what}: {words:?}");
                }
            }
        }
    }
}

#[test]
fn nothing_of_it_is_filled_in_by_a_template() {
    for format in FORMATS {
        let made = made(&odd(), format);
        for sign in ["{{", "{%", "{#"] {
            assert!(!made.contains(sign), "{format:?} has {sign}");
        }
    }
}

/// Pictures of before carry their scenario in as many lines as the file has.
#[test]
fn what_was_exported_earlier_opens_again() {
    for format in [Format::Svg, Format::AnimatedSvg, Format::Figure] {
        for scenario in [Scenario::default(), odd()] {
            let made = made(&scenario, format);
            let (before, source) = made.split_once("<turnlab:scenario").expect("it is there");
            let (source, after) = source.split_once("</metadata>").expect("it ends");
            let source = source.replace("&#10;", "\n").replace("&#123;", "{");
            assert!(source.contains("\n\n"));
            let earlier = format!("{before}<turnlab:scenario{source}</metadata>{after}");
            assert!(read(earlier.as_bytes()).as_ref() == Ok(&scenario), "{format:?}");
            assert!(read(made.as_bytes()).as_ref() == Ok(&scenario), "{format:?}");
        }
    }
}
