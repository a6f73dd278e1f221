//! The part of a link that opens a view of the lab.

use turnlab_core::scenario::{LabView, Scenario, read_link, read_with, write_link};

fn lab(name: &str, value: &str) -> LabView {
    LabView::new(name, value).expect("a view of that name")
}

#[test]
fn a_view_is_read_as_it_was_written() {
    for (name, value) in [
        ("lab", "search"),
        ("lab", "repairs"),
        ("with", "repaired"),
        ("with", "s=lost-turn&threshold=5&cut=none&at=8"),
        ("with", "note=PARIS@8@1%20%252B%201%20=%20100%20%25&at=8"),
        ("with", "s=none&mtas=A:B&with=s%3Dlost-turn"),
        ("sweep", "threshold:1..100:1,rule:epoch"),
        ("odds", "30d:mtbf:4h"),
    ] {
        let view = lab(name, value);
        let link = format!("s=lost-turn&at=8{}", view.link_part());
        assert_eq!(LabView::of_link(&link), Some(view), "{link}");
        let (read, problems) = read_link(&link);
        assert_eq!(problems, [], "{link}");
        assert_eq!(write_link(&read), "s=lost-turn&at=8", "no part of the scenario");
    }
    assert_eq!(LabView::of_link("s=lost-turn&at=8"), None);
    assert_eq!(LabView::new("lob", "search"), None);
}

#[test]
fn a_view_comes_through_what_carries_links() {
    let view = lab("with", "threshold=5&cut=none");
    let link = format!("s=lost-turn&at=8{}", view.link_part());
    let encoded = link.replace('%', "%25").replace('&', "%26").replace('=', "%3D");
    for carried in [encoded, link.replace('&', "&amp;"), format!("{link}."), format!("({link})")] {
        assert_eq!(LabView::of_link(&carried), Some(view.clone()), "{carried}");
    }
}

#[test]
fn what_stands_behind_with_departs_from_the_run_unless_it_names_one() {
    let cut_twice = read_link("s=lost-turn&cut=9&cut=20&at=3").0;
    let with = |value: &str| read_with(&cut_twice.scenario, cut_twice.at_us, value);
    let link = |value: &str| write_link(&with(value).0);
    assert_eq!(link("threshold=5"), "s=lost-turn&threshold=5&cut=9&cut=20&at=3");
    assert_eq!(link("cut=none"), "s=lost-turn&cut=none&at=3");
    assert_eq!(link(""), "s=lost-turn&cut=9&cut=20&at=3", "the same");
    assert_eq!(link(" repaired "), "s=repaired&at=8");
    assert_eq!(link("s=busy-day"), link("busy-day"));
    assert_eq!(with("s=none&mtas=A:B").0.scenario.mtas, ["A", "B"]);

    let (read, problems) = with("threshold=0&rule=epoch");
    assert_eq!(read.scenario.rule.to_string(), "epoch", "the rest is kept");
    assert_eq!(problems.len(), 1, "{problems:?}");
    let (_, problems) = read_with(&Scenario::default(), 0, &"x".repeat(300_000));
    assert_eq!(problems.len(), 1, "too long to be read: {problems:?}");
}
