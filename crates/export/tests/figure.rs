//! A figure in a page: XML that needs no script, with ids of its own.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use turnlab_core::scenario::{LIBRARY, Scenario, library_entry};
use turnlab_export::{ExportRequest, Format, write};
use turnlab_view::export::Excerpt;
use turnlab_view::{Story, Theme};

fn figure(scenario: &Scenario, request: &ExportRequest) -> String {
    let story = Story::new(scenario.clone(), scenario.run().expect("it can be run"));
    String::from_utf8(write(&story, request)).expect("it is text")
}

fn request() -> ExportRequest {
    ExportRequest {
        base: "https://example.org/lab/".to_owned(),
        ..ExportRequest::for_format(Format::Figure)
    }
}

fn ids(text: &str) -> Vec<String> {
    let document = Document::parse(text).expect("it is XML");
    let ids = document.descendants().filter_map(|node| node.attribute("id"));
    ids.map(str::to_owned).collect()
}

#[test]
fn figures_of_one_page_share_no_id() {
    let scenario = |name| library_entry(name).expect("it is in the library").scenario();
    let titled = Excerpt { title: Some("Once more".to_owned()), ..Excerpt::default() };
    let figures = [
        figure(&scenario("lost-turn"), &request()),
        figure(&scenario("lost-turn"), &ExportRequest { theme: Theme::Dark, ..request() }),
        figure(&scenario("lost-turn"), &ExportRequest { width: 640.0, ..request() }),
        figure(&scenario("lost-turn"), &ExportRequest { excerpt: titled, ..request() }),
        figure(&scenario(LIBRARY[1].name), &request()),
    ];
    let all: Vec<String> = figures.iter().flat_map(|figure| ids(figure)).collect();
    assert!(all.len() >= 2 * figures.len(), "{all:?}");
    assert!(all.iter().all(|id| id.starts_with("turnlab-")), "{all:?}");
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
    assert_eq!(
        ids(&figures[0]),
        ids(&figure(&scenario("lost-turn"), &request())),
        "the same again"
    );
}

#[test]
fn it_needs_nothing_that_a_page_may_forbid() {
    let text = figure(&Scenario::default(), &request());
    let document = Document::parse(&text).expect("it is XML");
    for node in document.descendants().filter(Node::is_element) {
        assert!(!["script", "foreignObject"].contains(&node.tag_name().name()));
        let forbidden = |name: &str| name == "style" || name.starts_with("on");
        assert!(!node.attributes().any(|attribute| forbidden(attribute.name())), "{node:?}");
    }
    let named = document.descendants().find_map(|node| node.attribute("aria-labelledby"));
    assert!(ids(&text).iter().any(|id| Some(id.as_str()) == named), "{named:?} has a name");
}

#[test]
fn it_has_its_caption_its_words_and_its_link() {
    let caption = Some("Both <wait> & wait.".to_owned());
    let excerpt = Excerpt { caption, ..Excerpt::default() };
    let text = figure(&Scenario::default(), &ExportRequest { excerpt, ..request() });
    let document = Document::parse(&text).expect("it is XML");
    let find = |name: &str| document.descendants().find(|node| node.has_tag_name(name));
    let words = |name: &str| find(name).and_then(|node| node.text()).unwrap_or_default();
    assert_eq!(words("p"), "Both <wait> & wait.");
    let link = find("a").and_then(|link| link.attribute("href")).unwrap_or_default();
    assert!(link.starts_with("https://example.org/lab/#"), "{link}");
    assert!(text.contains("<li><b>8.38 s</b> Cut: the association is lost"), "{text}");
}

/// A figure is once as wide as was asked for, and once for columns where that would be drawn smaller than it is.
#[test]
fn a_narrow_column_has_a_picture_of_its_own() {
    let text = figure(&Scenario::default(), &request());
    let document = Document::parse(&text).expect("it is XML");
    let pictures = document.descendants().filter(|node| node.attribute("role") == Some("img"));
    let pictures: Vec<Node> = pictures.collect();
    let of = |name: &str| {
        pictures.iter().map(|node| node.attribute(name).unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(of("width"), ["632", "328"]);
    assert_eq!(of("display"), ["", "none"], "without a style sheet there is one");
    let narrow = pictures[1].attribute("id").expect("it has a name");
    let rule = format!("svg#{narrow}{{display:block;width:100%;min-width:328px;max-width:459px;");
    let (_, rules) = text.split_once("@container (max-width:631.9px){").expect("it asks");
    assert!(rules.contains(&rule), "{rules}");
    // No label of an arrow is smaller than 11 pixels.
    let small = pictures[1].descendants().filter(|node| {
        let size = node.attribute("font-size").and_then(|size| size.parse::<f64>().ok());
        size.is_some_and(|size| size < 11.0)
    });
    assert!(small.filter_map(|node| node.text()).all(|text| !text.contains("RT-TURN")));
    let compact = figure(&Scenario::default(), &ExportRequest { width: 360.0, ..request() });
    assert!(!compact.contains("@container"), "it is narrow enough");
}

#[test]
fn its_link_leads_where_the_cursor_stands() {
    let at = |opens_us, from_us| {
        let excerpt = Excerpt { opens_us, from_us, ..Excerpt::default() };
        let text = figure(&Scenario::default(), &ExportRequest { excerpt, ..request() });
        let (_, link) = text.split_once("<a href=\"").expect("there is a link");
        let (link, _) = link.split_once("&amp;run=").expect("it says which run it was made of");
        link.to_owned()
    };
    let lab = "https://example.org/lab/#s=lost-turn&amp;end=run&amp;at=";
    assert_eq!(at(Some(30_250_000), 0), format!("{lab}30.25"));
    assert_eq!(at(None, 10_000_000), format!("{lab}10"));
    assert_eq!(
        at(Some(5_000_000), 10_000_000),
        format!("{lab}10"),
        "what is not in it is not seen"
    );
}

/// For print: each page holds a part of the picture, one after another, and all of them together all of it.
#[test]
fn sheets_for_paper_are_the_picture_again() {
    for entry in LIBRARY.iter().filter(|entry| entry.name != "busy-day") {
        for width in [360.0, 800.0, 1440.0] {
            let text = figure(&entry.scenario(), &ExportRequest { width, ..request() });
            let document = Document::parse(&text).expect("it is XML");
            let number = |node: Node, name: &str| {
                node.attribute(name).and_then(|text| text.parse::<f64>().ok()).expect(name)
            };
            let of_name = |node: Node| node.tag_name().name() == "svg";
            let pictures = document.descendants().find(|node| node.has_tag_name("div"));
            let all: Vec<Node> =
                pictures.expect("it holds them").children().filter(|node| of_name(*node)).collect();
            let high = (1.3 * number(all[0], "width")).max(960.0);
            let mut end = None;
            for sheet in all.iter().filter(|node| node.has_attribute("aria-hidden")) {
                assert_eq!(sheet.attribute("display"), Some("none"), "only print shows it");
                // A last part may be 1000 high, and is printed a little smaller then.
                assert!(number(*sheet, "height") <= high.max(1100.0), "{}", entry.name);
                let part = sheet
                    .descendants()
                    .filter(|node| of_name(*node))
                    .nth(1)
                    .expect("it has a part");
                let view = part.attribute("viewBox").expect("it says which");
                let view: Vec<f64> = view.split(' ').filter_map(|text| text.parse().ok()).collect();
                assert!(
                    end.is_none_or(|end| end == view[1]),
                    "{} at {width}: {view:?}",
                    entry.name
                );
                end = Some(view[1] + view[3]);
                let uses = sheet.descendants().filter_map(|node| node.attribute("href"));
                for used in uses {
                    assert!(ids(&text).iter().any(|id| used == format!("#{id}")), "{used}");
                }
            }
            let height = number(all[0], "height");
            assert!(
                end.is_some() || height <= high.max(1100.0),
                "{} at {width}: {height}",
                entry.name
            );
            assert!(
                end.is_none_or(|end| (end - (height - 16.0)).abs() < 0.2),
                "{end:?} of {height}"
            );
            assert_eq!(text.contains("~svg[aria-hidden]{display:block"), end.is_some());
        }
    }
}
