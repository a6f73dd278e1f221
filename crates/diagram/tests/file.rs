//! A picture as a file that stands alone.

mod common;

use common::incident;
use turnlab_diagram::file::{About, Theme, source_of, write};
use turnlab_diagram::{Frame, layout};

const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Auto];

fn about() -> About {
    About {
        title: "The lost Turn".to_owned(),
        description: "PARIS & LONDON: <both> wait.".to_owned(),
        source: "name = \"lost-turn\"\nmtas = [\"A & B\", \"<C>\", \"&amp;\"]\n".to_owned(),
        id: String::new(),
    }
}

fn file(theme: Theme, width: f64) -> String {
    write(&layout(&incident(), Frame::of(width)), theme, &about())
}

#[test]
fn it_is_plain_svg() {
    for theme in THEMES {
        for width in [358.0, 800.0] {
            let text = file(theme, width);
            let document = roxmltree::Document::parse(&text).expect("it is XML");
            let root = document.root_element();
            assert_eq!(root.attribute("version"), Some("1.1"));
            let known =
                ["svg", "title", "desc", "metadata", "scenario", "style", "g", "rect", "line"];
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name().name();
                assert!(known.contains(&name) || ["path", "text"].contains(&name), "{name}");
                assert!(!node.has_attribute("style") && !node.has_attribute("id"), "{name}");
                assert!(!node.has_attribute("class") || theme == Theme::Auto, "{name}");
            }
            let styles = document.descendants().filter(|node| node.has_tag_name("style")).count();
            assert_eq!(styles, usize::from(theme == Theme::Auto));
        }
    }
}

/// LibreOffice takes rules under a condition for rules without one, unless it cannot find what they are about.
#[test]
fn what_holds_on_dark_paper_is_hidden_from_who_does_not_ask() {
    let text = file(Theme::Auto, 800.0);
    let (_, rules) = text.split_once("@media (prefers-color-scheme: dark) {").expect("it asks");
    let (rules, _) = rules.split_once("}}").expect("it ends");
    assert!(rules.split('}').count() > 20);
    for rule in rules.split('}') {
        assert!(rule.starts_with(":root ."), "{rule}");
    }
    // Whoever knows `light-dark()` asks the page that the picture stands in, and else the same.
    assert!(
        text.contains(
            "(color:light-dark(#000,#fff)){:root .f-paper{fill:light-dark(#fcfbf7,#14161f)}"
        ),
        "{text}"
    );
    assert!(text.contains("svg:root{color-scheme:light dark}"), "{text}");
}

#[test]
fn what_it_was_made_from_can_be_read_again() {
    for theme in THEMES {
        assert_eq!(source_of(&file(theme, 800.0)), Some(about().source));
    }
    assert_eq!(source_of("<svg/>"), None);
    assert_eq!(source_of("<turnlab:scenario xmlns:turnlab=\"x\">cut off"), None);
}

/// Everything that the scene shows is in the file: texts twice where they stand on paper of their own.
#[test]
fn every_text_is_there() {
    let picture = layout(&incident(), Frame::of(800.0));
    let text = write(&picture, Theme::Light, &About::default());
    let document = roxmltree::Document::parse(&text).expect("it is XML");
    let seen: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .filter(|node| node.attribute("aria-hidden").is_none())
        .filter_map(|node| node.text())
        .collect();
    for wanted in ["PARIS", "LONDON", "RT-TURN-GIVE", "RTORQ recover"] {
        assert!(seen.contains(&wanted), "{wanted} is not among {seen:?}");
    }
}

/// What no XML may hold is not written.
#[test]
fn odd_names_make_no_broken_file() {
    let mut chart = incident();
    chart.lifelines[0].title = "a\u{0}\u{1b}<b>&\"c\"".to_owned();
    let text = write(&layout(&chart, Frame::of(800.0)), Theme::Auto, &about());
    roxmltree::Document::parse(&text).expect("it is XML");
}
