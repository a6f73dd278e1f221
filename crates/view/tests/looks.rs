//! What the whole library looks like at three widths and at every level of detail: how much of it there is, and
//! a hash of every byte. And what no level of detail and no fold may hide, over random scenarios.

mod common;

use std::fmt::Write;

use common::story;
use expect_test::expect_file;
use turnlab_core::protocol::StateName;
use turnlab_core::scenario::{Cut, Detail, LIBRARY, Mail, Pace, Scenario, Transfers};
use turnlab_core::world::Effect;
use turnlab_diagram::file::{About, Theme, write};
use turnlab_diagram::{Frame, Group, GroupKind, Item, layout};
use turnlab_view::{Chart, Story, TimeScale, ViewOptions};

const WIDTHS: [f64; 3] = [360.0, 800.0, 1200.0];

fn at(detail: Detail) -> ViewOptions {
    ViewOptions { detail, ..ViewOptions::default() }
}

/// FNV-1a, 64 bits.
fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

#[test]
fn the_library_looks_like_this() {
    let mut told = String::new();
    for entry in LIBRARY.iter() {
        let story = story(&format!("s={}", entry.name));
        for detail in Detail::ALL {
            let chart = story.chart(&at(detail));
            for width in WIDTHS {
                let picture = layout(&chart, Frame::of(width));
                let is = |item: &&Item, kind: fn(&GroupKind) -> bool| matches!(item, Item::Group(Group { kind: this, .. }) if kind(this));
                let items: Vec<Item> =
                    picture.drawings().flat_map(|drawing| drawing.scene.items).collect();
                let count = |kind| items.iter().filter(|item| is(item, kind)).count();
                let texts = items.iter().filter(|item| matches!(item, Item::Text(_)));
                let folds = picture.drawings().map(|drawing| drawing.folds.len());
                let svg = write(&picture, Theme::Light, &About::default());
                let _ = writeln!(
                    told,
                    "{:18}{:9}{width:5} × {:<7.0}{:4} arrows {:2} folds {:2} marks {:4} texts  {:016x}",
                    entry.name,
                    detail.name(),
                    picture.height(),
                    count(|kind| matches!(kind, GroupKind::Arrow)),
                    folds.sum::<usize>(),
                    count(|kind| matches!(kind, GroupKind::Mark)),
                    texts.count(),
                    hash(&svg),
                );
            }
        }
    }
    expect_file!["golden/looks.txt"].assert_eq(&told);
}

#[test]
fn the_incident_looks_like_this_to_the_byte() {
    for detail in Detail::ALL {
        let picture = layout(&story("s=lost-turn").chart(&at(detail)), Frame::of(800.0));
        let about = About { title: "The lost Turn".to_owned(), ..About::default() };
        let svg = write(&picture, Theme::Auto, &about).replace("><", ">\n<");
        expect_file![format!("golden/incident-{}.svg", detail.name())].assert_eq(&svg);
    }
}

/// A small generator of our own, so that a failure is the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn random(seed: u64) -> Scenario {
    let mut dice = Dice(seed);
    let mut scenario = Scenario { until_s: 900, ..Scenario::default() };
    scenario.parameters.threshold_messages = 3 + dice.below(8) as u32;
    scenario.parameters.request_repeat_s = dice.below(2) as u32 * 20;
    if dice.below(2) == 0 {
        scenario.parameters.transfers = Transfers::InFull;
    }
    let mail = |from: &str, dice: &mut Dice| Mail {
        from: from.to_owned(),
        first_s: dice.below(20) as u32,
        every_s: 5 + dice.below(40) as u32,
        pace: if dice.below(2) == 0 { Pace::Steady } else { Pace::Poisson },
        seed: dice.below(1000),
        size_kb: 1 + dice.below(90) as u32,
        ..Mail::default()
    };
    scenario.mail = vec![mail("PARIS", &mut dice), mail("LONDON", &mut dice)];
    let cut =
        |_| Cut { at_us: dice.below(900_000_000) as i64, association: 1 + dice.below(3) as u16 };
    scenario.cuts = (0..6).map(cut).collect();
    scenario
}

/// Whether an instant is strictly inside of a closed fold.
fn is_hidden(chart: &Chart, at_us: i64) -> bool {
    chart.folds.iter().any(|fold| !fold.open && fold.from_us < at_us && at_us < fold.to_us)
}

#[test]
fn no_level_and_no_fold_hides_a_loss_a_change_of_belief_or_an_association() {
    let mut seen = [0; 3];
    for seed in 0..60 {
        let scenario = random(seed);
        let link = scenario.link();
        let history = scenario.run().expect("it can be run");
        let story = Story::new(scenario, history);
        for detail in Detail::ALL {
            let chart = story.chart(&at(detail));
            let mut held = [[None; 2]; 64];
            for (_, at_us, effect) in story.history().all_effects() {
                let told = match effect {
                    Effect::Dropped { .. } => 0,
                    Effect::Entered { association, end, state, belief } => {
                        let before = &mut held[association.index() % 64][end as usize];
                        let now = Some((belief, state == StateName::Lost));
                        if std::mem::replace(before, now) == now {
                            continue;
                        }
                        1
                    }
                    Effect::Started { .. } => 2,
                    _ => continue,
                };
                seen[told] += 1;
                assert!(
                    !is_hidden(&chart, at_us),
                    "{detail:?} hides {effect:?} at {at_us} µs: {link}"
                );
            }
            for lost in chart.arrows.iter().filter_map(|arrow| arrow.lost_us) {
                assert!(!is_hidden(&chart, lost), "{detail:?} hides a lost arrow: {link}");
            }
        }
        let pdus = story.chart(&at(Detail::Pdus)).arrows;
        let lost = |arrow: &&turnlab_diagram::Arrow| arrow.lost_us.is_some();
        for detail in [Detail::Turn, Detail::Messages] {
            let arrows = story.chart(&at(detail)).arrows;
            for at_us in pdus.iter().filter(lost).filter_map(|arrow| arrow.lost_us) {
                let told = arrows.iter().any(|arrow| arrow.lost_us == Some(at_us));
                assert!(told, "{detail:?} shows nothing of what is lost at {at_us} µs: {link}");
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 50), "a test of nothing: {seen:?}");
}

#[test]
fn an_excerpt_holds_its_own_time_and_what_is_under_way_at_its_edges() {
    let story = story("s=resume-transfer");
    let (from_us, to_us) = (10_000_000, 50_000_000);
    for scale in [TimeScale::Compressed, TimeScale::True] {
        let chart = story.chart(&ViewOptions { from_us, to_us, scale, ..ViewOptions::default() });
        assert_eq!((chart.from_us, chart.to_us), (from_us, to_us));
        let labels: Vec<_> = chart.arrows.iter().map(|arrow| arrow.label.as_str()).collect();
        assert!(
            labels.contains(&"message 1 · 150 of 400 KB safe"),
            "under way at 10 s: {labels:?}"
        );
        assert!(labels.contains(&"message 1 · on from 150 of 400 KB"), "and at 50 s: {labels:?}");
        assert!(!labels.contains(&"RTORQ open"), "over by then: {labels:?}");
        let picture = layout(&chart, Frame::of(800.0));
        let (top, bottom) = (picture.area.top, picture.area.bottom);
        for arrow in picture.drawings().flat_map(|drawing| drawing.arrows) {
            for point in [arrow.from, arrow.to] {
                assert!(
                    top <= point.y && point.y <= bottom,
                    "{arrow:?} outside of {top} to {bottom}"
                );
            }
        }
    }
    let nothing = story.chart(&ViewOptions { from_us: 99, to_us: -5, ..ViewOptions::default() });
    assert!(layout(&nothing, Frame::of(320.0)).height() > 0.0, "an excerpt of nothing");
}

#[test]
fn a_true_scale_has_a_second_as_long_everywhere_and_a_bound() {
    for link in ["s=lost-turn", "s=busy-day", "s=resume-transfer", "s=lost-turn&until=1"] {
        let showing = ViewOptions { scale: TimeScale::True, ..ViewOptions::default() };
        let picture = layout(&story(link).chart(&showing), Frame::of(800.0));
        assert!(picture.height() < 16_400.0, "{link}: {} px", picture.height());
        let mut folds = picture.drawings().flat_map(|drawing| drawing.folds);
        assert!(folds.all(|fold| fold.bottom - fold.top < 60.0), "{link}");
        let axis = &picture.axis;
        let knots: Vec<_> = axis.knots().iter().take_while(|k| k.at_us < 600_000_000).collect();
        let (first, last) = (knots[0], knots[knots.len() - 1]);
        let pace = (last.top - first.top) / (last.at_us - first.at_us) as f64;
        for knot in knots {
            let y = first.top + pace * (knot.at_us - first.at_us) as f64;
            assert!(
                (knot.top - y).abs() < 1.0,
                "{link}: {} px off at {}",
                knot.top - y,
                knot.at_us
            );
        }
    }
}

#[test]
fn the_lanes_are_about_the_association_that_is_chosen() {
    let story = story("s=lost-turn");
    let of = |association| story.chart(&ViewOptions { association, ..ViewOptions::default() });
    let ends = |chart: &Chart| chart.bands.last().map(|band| band.to_us);
    assert_eq!(ends(&of(None)), Some(1_500_500_000));
    assert_eq!(ends(&of(Some(1))), Some(1_665_000_000), "its Turn is never found again");
    assert_ne!(of(Some(1)).lifelines[0].lane, of(Some(2)).lifelines[0].lane);
    assert_eq!(of(Some(2)).lifelines[0].lane[0].from_us, 1_500_000_000);
    for unknown in [0, 3, u16::MAX] {
        assert_eq!(of(Some(unknown)), of(None), "there is no association {unknown}");
    }
}
