//! A picture that plays by itself: plain SVG that moves by style sheets alone, and where nothing moves shows
//! one moment as large.

use roxmltree::{Document, Node};
use turnlab_core::scenario::{LIBRARY, Scenario, read_link};
use turnlab_export::{ExportRequest, Format, read, write};
use turnlab_view::{Story, Theme};

fn animated(scenario: &Scenario, theme: Theme) -> String {
    let story = Story::new(scenario.clone(), scenario.run().expect("it can be run"));
    let request = ExportRequest { theme, ..ExportRequest::for_format(Format::AnimatedSvg) };
    String::from_utf8(write(&story, &request)).expect("it is text")
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

/// Where nothing moves the first thing that goes wrong is seen, as large as it is and with what is said then.
#[test]
fn a_still_is_about_what_goes_wrong_first() {
    for (link, says) in [
        ("s=lost-turn", "8.38 s · Cut: the association is lost while the Turn is on its way to"),
        ("s=three-sites", "8.38 s · Cut: association 1 (PARIS–LONDON) is lost"),
        ("s=lost-turn&cut=none", "0.00 s · "),
        ("s=busy-day", "4:16:26.78 · Cut: association 1 is lost while the Turn is on its way to"),
    ] {
        let text = animated(&read_link(link).0.scenario, Theme::Light);
        let document = Document::parse(&text).expect("it is XML");
        let of_class = |class: &str| {
            document
                .descendants()
                .find(|node| node.attribute("class") == Some(class))
                .expect("it is there")
        };
        let still: Vec<&str> =
            of_class("still").descendants().filter_map(|node| node.text()).collect();
        assert!(still[0].starts_with(says), "{link}: {still:?}");
        assert!(still.iter().any(|text| text.starts_with("A moment of")), "{link}: {still:?}");
        let place = of_class("body").attribute("transform").expect("it has a place");
        assert!(place.starts_with("translate(") && !place.contains("scale"), "{link}: {place}");
        assert!(text.len() < 1_500_000, "{link}: {} bytes", text.len());
        let lasts = text.split_once("animation:body ").and_then(|(_, rest)| rest.split_once("s "));
        let lasts: f64 = lasts.and_then(|(lasts, _)| lasts.parse().ok()).expect("it lasts");
        assert!(lasts < 660.0, "{link}: {lasts} s");
    }
}

/// Times of keyframes go from 0 to 100 and never back; what a run is made of makes no broken style sheet.
#[test]
fn every_film_runs_forwards() {
    let short = ["s=lost-turn&until=1", "s=lost-turn&until=10&cut=8"];
    let short = short.map(|link| read_link(link).0.scenario);
    for scenario in LIBRARY.iter().map(|entry| entry.scenario()).chain(short) {
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
