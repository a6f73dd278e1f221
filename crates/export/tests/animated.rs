//! A picture that plays by itself: plain SVG that moves by style sheets alone, and is whole where nothing moves.

use roxmltree::{Document, Node};
use turnlab_core::scenario::{LIBRARY, Scenario, read_link};
use turnlab_export::{Format, Wish, read, write};
use turnlab_view::{Story, Theme};

fn animated(scenario: &Scenario, theme: Theme) -> String {
    let story = Story::new(scenario.clone(), scenario.run().expect("it can be run"));
    let wish = Wish { theme, ..Wish::for_format(Format::AnimatedSvg) };
    String::from_utf8(write(&story, &wish)).expect("it is text")
}

#[test]
fn it_needs_no_script_and_stands_still_for_who_wants_that() {
    for theme in [Theme::Light, Theme::Dark, Theme::Auto] {
        let text = animated(&Scenario::default(), theme);
        let document = Document::parse(&text).expect("it is XML");
        for node in document.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(!["script", "foreignObject", "animate", "set"].contains(&name), "{name}");
            assert!(!node.has_attribute("style") && !node.has_attribute("id"), "{name}");
        }
        // What only belongs to the film is unseen but where a style sheet shows it.
        let moving =
            document.descendants().filter(|node| node.attribute("class") == Some("moving"));
        assert!(
            moving.clone().count() == 3
                && moving.clone().all(|node| node.attribute("display") == Some("none"))
        );
        let (before, within) =
            text.split_once("(prefers-reduced-motion: no-preference)").expect("it asks");
        assert!(
            !before.contains("animation") && within.contains("@keyframes cursor{0%"),
            "{theme:?}"
        );
    }
}

#[test]
fn the_incident_is_small_and_says_what_happens() {
    let text = animated(&Scenario::default(), Theme::Auto);
    assert!(text.len() < 300_000, "{} bytes", text.len());
    assert!(text.contains("Cut: the association is lost while the Turn is on its way to LONDON."));
    assert!(read(text.as_bytes()).expect("it opens again") == Scenario::default());
}

/// Times of keyframes go from 0 to 100 and never back; what a run is made of makes no broken style sheet.
#[test]
fn every_film_runs_forwards() {
    let short = ["s=lost-turn&until=1", "s=lost-turn&until=10&cut=8"];
    let short = short.map(|link| read_link(link).0.scenario);
    let library = LIBRARY.iter().filter(|entry| entry.name != "busy-day");
    for scenario in library.map(|entry| entry.scenario()).chain(short) {
        let text = animated(&scenario, Theme::Light);
        let document = Document::parse(&text).expect("it is XML");
        let style = document
            .descendants()
            .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "style")));
        let style = style.and_then(|style| style.text()).expect("there is a style sheet");
        for frames in style.split("@keyframes ").skip(1) {
            let percents =
                frames.split('%').map(|part| part.rsplit(['{', '}']).next().unwrap_or(""));
            let percents: Vec<f64> = percents.filter_map(|text| text.parse().ok()).collect();
            assert!(percents.is_sorted(), "{}: {frames}", scenario.name);
            assert!(percents.iter().all(|percent| (0.0..=100.0).contains(percent)), "{frames}");
            assert_eq!(percents.first(), Some(&0.0), "{frames}");
        }
    }
}
