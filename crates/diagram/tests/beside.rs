//! Charts beside each other: one time axis, and what is nothing new drawn weakly.

mod common;

use common::incident;
use turnlab_diagram::file::{About, Theme, write};
use turnlab_diagram::{Chart, Frame, Item, Paint, Picture};

/// The same chart with half of the arrows, a little later.
fn other() -> Chart {
    let mut chart = incident();
    let mut place = 0;
    chart.arrows.retain(|_| {
        place += 1;
        place % 2 == 0
    });
    for arrow in &mut chart.arrows {
        arrow.sent_us += 70_000;
        arrow.arrives_us += 110_000;
    }
    chart
}

#[test]
fn an_instant_is_at_the_same_height_in_both() {
    for width in [320.0, 420.0, 700.0] {
        let [one, other] = Picture::beside([incident(), other()], Frame::of(width));
        assert_eq!(one.height(), other.height(), "{width}");
        for arrow in one.chart().arrows.iter().chain(&other.chart().arrows) {
            for at_us in [arrow.sent_us, arrow.arrives_us] {
                assert_eq!(one.axis.y_at(at_us), other.axis.y_at(at_us), "{width}, {at_us}");
            }
        }
        // Each arrow begins and ends in a picture by itself, and falls.
        for picture in [&one, &other] {
            let arrows: Vec<_> = picture.drawings().flat_map(|drawing| drawing.arrows).collect();
            assert!(arrows.len() > 8, "{width}");
            for arrow in arrows {
                assert!(arrow.from.y < arrow.to.y, "{width}: {arrow:?}");
            }
        }
    }
}

#[test]
fn a_chart_beside_itself_is_placed_as_if_it_were_alone() {
    let alone = Picture::of(incident(), Frame::of(480.0));
    let [one, other] = Picture::beside([incident(), incident()], Frame::of(480.0));
    for picture in [one, other] {
        assert_eq!(picture.axis, alone.axis);
        assert!(picture.drawings().eq(alone.drawings()));
    }
}

#[test]
fn what_is_nothing_new_is_drawn_weakly() {
    let mut chart = incident();
    chart.quiet = vec![(0, 8_000_000)];
    // One under the veil, and one that is not.
    chart.arrows[0].quiet = true;
    let late = chart.arrows.iter().position(|arrow| arrow.sent_us > 9_000_000).expect("an arrow");
    chart.arrows[late].quiet = true;
    let picture = Picture::of(chart, Frame::of(700.0));
    let veils: Vec<f64> = (picture.drawings().flat_map(|drawing| drawing.scene.items))
        .filter_map(|item| match item {
            Item::Rect { height, paint: Paint::Veil, .. } => Some(height),
            _ => None,
        })
        .collect();
    let from = picture.axis.y_at(8_000_000);
    assert!(veils.len() == 1 && veils[0] < from && from < veils[0] + 20.0, "{veils:?}, {from}");
    let file = write(&picture, Theme::Light, &About::default());
    assert_eq!(file.matches("opacity=\"0.36\"").count(), 2, "an arrow and its name");
}
