//! Two runs beside each other: what is said of them, and what is drawn weakly.

use expect_test::expect;
use turnlab_core::run::pdus_alone;
use turnlab_core::scenario::{Detail, read_link, read_with};
use turnlab_diagram::{Arrow, Frame, TimeUs};
use turnlab_view::{Compared, Story, Theme};

fn compared(first: &str, second: &str) -> Compared {
    let (link, problems) = read_link(first);
    assert_eq!(problems, []);
    let (other, problems) = read_with(&link.scenario, link.at_us, second);
    assert_eq!(problems, []);
    Compared::new([link.scenario, other.scenario]).expect("they can be run")
}

fn told(first: &str, second: &str) -> String {
    let compared = compared(first, second);
    let [first, second] = compared.names();
    let mut text =
        format!("{first} / {second}\n{}\n{}\n", compared.summary(), compared.first_difference());
    for figure in compared.figures().iter().filter(|figure| figure.differs) {
        text += &format!("{}: {} / {}\n", figure.name, figure.texts[0], figure.texts[1]);
    }
    text
}

#[test]
fn what_came_of_a_difference_is_one_sentence() {
    expect![[r#"
        The lost Turn / threshold 5 instead of 50
        54 messages arrive earlier by up to 22 min 30 s, mail stands still for 2 min 27 s instead of 24 min 57 s, and the Turn is lost for 2 min 22 s instead of 24 min 52 s.
        Until 2:30 the same happens in both. Then, in the first: One more message for LONDON: 5 wait at PARIS. In the second: The fifth message waits at PARIS: that is the threshold. PARIS opens association 2.
        Mail stands still, at the longest: 24 min 57 s / 2 min 27 s
        The Turn is lost, at the longest: 24 min 52 s / 2 min 22 s
    "#]].assert_eq(&told("s=lost-turn", "threshold=5"));
    expect![[r#"
        The repair / The lost Turn, rule as-shipped
        54 messages arrive later by up to 24 min 44 s, mail stands still for 24 min 57 s, the Turn is lost for 24 min 52 s, 2 associations instead of 1, and 130 PDUs instead of 126.
        Until 18.38 s the same happens in both. Then, in the first: PARIS connects again to recover the association, and says that the Turn is its own. In the second: PARIS connects again to recover the association.
        Mail stands still, at the longest: never / 24 min 57 s
        The Turn is lost, at the longest: never / 24 min 52 s
        Associations: 1 / 2
        PDUs: 126 / 130
    "#]].assert_eq(&told("s=repaired", "lost-turn"));
    expect![[r#"
        The lost Turn / cut at 9.00 s
        54 messages arrive earlier by up to 24 min 44 s, mail never stands still (24 min 57 s in the first), the Turn is never lost (24 min 52 s in the first), 1 association instead of 2, and 125 PDUs instead of 130.
        Until 8.38 s the same happens in both. Then, in the first: Cut: the association is lost while the Turn is on its way to LONDON. In the second: PARIS is asked for the Turn and gives it to LONDON.
        Mail stands still, at the longest: 24 min 57 s / never
        The Turn is lost, at the longest: 24 min 52 s / never
        Associations: 2 / 1
        PDUs: 130 / 125
    "#]].assert_eq(&told("s=lost-turn", "cut=9"));
    expect![[r#"
        The lost Turn / the same scenario
        Nothing is different: the same happens at the same instants.

    "#]]
    .assert_eq(&told("s=lost-turn", "note=@8@Here"));
    expect![[r#"
        The lost Turn / Three sites, run ends at 480 instead of 1665, and 3 more
        17 messages do not arrive before the end, mail stands still for 7 min 52 s instead of 24 min 57 s, the Turn is lost for 7 min 52 s instead of 24 min 52 s, 3 associations instead of 2, and 52 PDUs instead of 130.
        They differ from the beginning.
        Messages accepted: 57 / 37
        Messages delivered: 57 / 20
        Mail stands still, at the longest: 24 min 57 s / 7 min 52 s
        The Turn is lost, at the longest: 24 min 52 s / 7 min 52 s
        Associations: 2 / 3
        PDUs: 130 / 52
    "#]].assert_eq(&told("s=lost-turn", "s=three-sites"));
    expect![[r#"
        The lost Turn / rule regenerate
        53 messages arrive earlier by up to 24 min 3 s, 1 message does not arrive before the end, mail stands still for 27 min 37 s instead of 24 min 57 s, the Turn is lost for 51.6 s instead of 24 min 52 s, 1 association instead of 2, and 120 PDUs instead of 130.
        Until 1:00 the same happens in both. Then, in the first: One more message for LONDON: 2 wait at PARIS. In the second: One more message for LONDON: 2 wait at PARIS. No Turn has come for 30 s: PARIS makes itself a new one and sends message 3.
        Messages delivered: 57 / 56
        Mail stands still, at the longest: 24 min 57 s / 27 min 37 s
        The Turn is lost, at the longest: 24 min 52 s / 51.6 s
        Associations: 2 / 1
        PDUs: 130 / 120
    "#]].assert_eq(&told("s=lost-turn", "rule=as-shipped:regenerates-yes"));
    expect![[r#"
        The lost Turn / run ends at 60 instead of 1665
        3 messages do not arrive before the end, mail never stands still (24 min 57 s in the first), the Turn is lost for 51.6 s instead of 24 min 52 s, 1 association instead of 2, and 10 PDUs instead of 130.
        Until 1:30 the same happens in both. Then, in the first: One more message for LONDON: 3 wait at PARIS. In the second: One more message for LONDON: 2 wait at PARIS.
        Messages accepted: 57 / 4
        Messages delivered: 57 / 1
        Mail stands still, at the longest: 24 min 57 s / never
        The Turn is lost, at the longest: 24 min 52 s / 51.6 s
        Associations: 2 / 1
        PDUs: 130 / 10
    "#]].assert_eq(&told("s=lost-turn", "until=60"));
}

const PAIRS: [(&str, &str); 6] = [
    ("s=lost-turn", "threshold=5"),
    ("s=lost-turn", "repaired"),
    ("s=lost-turn", "cut=none"),
    ("s=resume-transfer", "cut=none"),
    ("s=three-sites", "latency=500"),
    ("s=mta-restart", "faults=none"),
];

/// No PDU that the other run does not have is drawn weakly.
#[test]
fn what_only_one_has_is_drawn_in_full() {
    for (first, second) in PAIRS {
        let compared = compared(first, second);
        let runs = compared.stories().each_ref().map(Story::history);
        let names = compared.stories().each_ref().map(|story| &story.scenario().mtas[..]);
        let alone = pdus_alone(runs, names);
        let charts = compared.charts(Detail::Pdus);
        let mut arrows = charts.iter().flat_map(|chart| &chart.arrows);
        assert!(arrows.any(|arrow| !arrow.quiet), "{first} and {second}");
        for (chart, alone) in charts.iter().zip(&alone) {
            for arrow in &chart.arrows {
                let is_alone = alone[arrow.key as usize];
                assert!(!(arrow.quiet && is_alone), "{first} and {second}: {arrow:?}");
            }
        }
        let counts = alone.map(|alone| alone.iter().filter(|alone| **alone).count());
        assert_eq!(compared.comparison().pdus_alone, counts);
    }
}

/// What lies under a veil is in both.
#[test]
fn nothing_under_a_veil_is_different() {
    for (first, second) in PAIRS {
        let compared = compared(first, second);
        let [one, other] = compared.charts(Detail::Messages);
        assert_eq!(one.quiet, other.quiet);
        let first_us = compared.comparison().first_us.expect("they differ");
        // An arrow that arrives later than another is another from its tail on.
        let arrows = one.arrows.iter().chain(&other.arrows).filter(|arrow| !arrow.quiet);
        let loud_us = arrows.map(|arrow| arrow.sent_us).min().unwrap_or(first_us).min(first_us);
        let begins = one.quiet.first().is_some_and(|quiet| quiet.0 == 0);
        assert!(loud_us < 500_000 || begins, "{first} and {second}");
        for &(from_us, to_us) in &one.quiet {
            let within = |at_us: TimeUs| from_us < at_us && at_us < to_us;
            for chart in [&one, &other] {
                let meets = |arrow: &&Arrow| within(arrow.sent_us) || within(arrow.arrives_us);
                let met = chart.arrows.iter().filter(meets);
                assert!(met.clone().all(|arrow| arrow.quiet), "{first} and {second}: {from_us}");
            }
            let middle_us = (from_us + to_us) / 2;
            let [queues, others] = [&one, &other].map(|chart| {
                let counted = chart.lifelines.iter().map(|line| {
                    let counts = &line.queue.counts;
                    counts.iter().rev().find(|it| it.0 <= middle_us).map_or(0, |it| it.1)
                });
                counted.collect::<Vec<_>>()
            });
            assert_eq!(queues, others, "{first} and {second}: {middle_us}");
        }
    }
}

#[test]
fn both_have_one_axis_and_are_one_file() {
    for (first, second) in PAIRS {
        let compared = compared(first, second);
        let [one, other] = compared.pictures(Detail::Messages, Frame::of(420.0));
        assert_eq!(one.axis, other.axis, "{first} and {second}");
        assert_eq!(one.chart().folds.len(), other.chart().folds.len());
        let file = compared.svg(Detail::Messages, Theme::Auto, 420.0);
        let read = roxmltree::Document::parse(&file);
        assert!(read.is_ok(), "{first} and {second}: {read:?}");
    }
}

/// Mail says how much earlier or later it is than in the other run, as the comparison has it.
#[test]
fn mail_tells_how_much_earlier_it_is() {
    let compared = compared("s=lost-turn", "threshold=5");
    let [one, other] = compared.charts(Detail::Messages);
    let has = |arrows: &[Arrow], words: &str| arrows.iter().any(|it| it.label.contains(words));
    assert!(has(&one.arrows, "msg 3 · 22 min 30 s later"));
    assert!(has(&other.arrows, "msg 3 · 22 min 30 s earlier"));
    assert!(!has(&other.arrows, "later"));
    let earlier = other.arrows.iter().filter(|arrow| arrow.label.contains("earlier"));
    assert_eq!(earlier.count(), compared.comparison().mail.earlier);
}
