//! The time axis: what a person who scrubs, plays or drags relies on.

mod common;

use common::{incident, whole};
use turnlab_diagram::{Axis, Chart, Frame, Picture, TimeUs, layout};

const WIDTHS: [f64; 3] = [960.0, 720.0, 358.0];

fn drawn(chart: &Chart, width: f64) -> Picture {
    layout(chart, Frame::of(width))
}

/// Instants all along the chart, those of the knots and many between.
fn instants(axis: &Axis) -> Vec<TimeUs> {
    let knots: Vec<TimeUs> = axis.knots().iter().map(|knot| knot.at_us).collect();
    let between =
        knots.windows(2).flat_map(|pair| (0..7).map(|n| pair[0] + (pair[1] - pair[0]) * n / 7));
    let mut all: Vec<_> = between.chain(knots.last().copied()).collect();
    all.dedup();
    all
}

#[test]
fn later_is_lower() {
    for width in WIDTHS {
        let axis = drawn(&incident(), width).axis;
        for pair in instants(&axis).windows(2) {
            let (before, after) = (axis.y_at(pair[0]), axis.y_at(pair[1]));
            assert!(before < after, "{} µs at {before}, {} µs at {after}", pair[0], pair[1]);
        }
    }
}

#[test]
fn an_instant_is_found_again_at_its_height() {
    for width in WIDTHS {
        let axis = drawn(&incident(), width).axis;
        for t in instants(&axis) {
            let found = axis.time_at(axis.y_at(t));
            assert!((found - t).abs() <= 1, "{t} µs found as {found} at width {width}");
        }
    }
}

#[test]
fn within_the_thickness_of_an_instant_time_stands_still() {
    let axis = drawn(&incident(), 960.0).axis;
    let thick: Vec<_> = axis.knots().iter().filter(|knot| knot.bottom > knot.top).collect();
    assert!(!thick.is_empty(), "two arrows that leave together have no room of their own");
    for knot in thick {
        for y in [knot.top, (knot.top + knot.bottom) / 2.0, knot.bottom] {
            assert_eq!(axis.time_at(y), knot.at_us);
        }
    }
}

#[test]
fn what_lies_outside_is_brought_to_the_nearer_end() {
    let axis = drawn(&incident(), 960.0).axis;
    assert_eq!(axis.y_at(-5), axis.first_y());
    assert_eq!(axis.y_at(TimeUs::MAX), axis.last_y());
    assert_eq!(axis.time_at(-100.0), 0);
    assert_eq!(axis.time_at(1e9), 1_680_000_000);
}

#[test]
fn a_longer_wait_is_never_drawn_shorter() {
    let heights: Vec<f64> = [1, 1_000, 100_000, 1_000_000, 20_000_000, 3_600_000_000]
        .into_iter()
        .map(|to_us| drawn(&Chart { to_us, ..Chart::default() }, 960.0))
        .map(|picture| picture.axis.last_y() - picture.axis.first_y())
        .collect();
    assert!(heights.is_sorted(), "{heights:?}");
    assert!(heights[0] >= 8.0 && heights[5] <= 64.0, "{heights:?}");
}

#[test]
fn dragging_what_cuts_an_arrow_moves_nothing_else() {
    let before = drawn(&incident(), 960.0);
    for cut in [8_260_000, 8_300_000, 8_490_000] {
        let mut chart = incident();
        chart.handles[0].at_us = cut;
        chart.arrows.iter_mut().filter_map(|arrow| arrow.lost_us.as_mut()).for_each(|t| *t = cut);
        chart.bands[0].from_us = cut;
        chart.rails[0].spans[0].to_us = cut;
        chart.rails[0].spans[1].from_us = cut;
        let after = drawn(&chart, 960.0);
        assert_eq!(before.axis, after.axis, "the picture jumped with the cut at {cut} µs");
        assert_eq!(whole(&after).handles[0].y, after.axis.y_at(cut));
    }
}

#[test]
fn a_handle_in_a_long_wait_adds_no_height() {
    let quiet = Chart { to_us: 20_000_000, ..Chart::default() };
    let mut held = quiet.clone();
    held.handles = incident().handles;
    assert_eq!(drawn(&quiet, 720.0).axis, drawn(&held, 720.0).axis);
}

#[test]
fn a_closed_fold_is_short_whatever_it_holds() {
    let picture = drawn(&incident(), 960.0);
    let heights: Vec<f64> =
        whole(&picture).folds.iter().map(|fold| fold.bottom - fold.top).collect();
    assert_eq!(heights[0], heights[1]);
    let mut open = incident();
    open.folds[0].open = true;
    let opened = drawn(&open, 960.0);
    assert!(opened.axis.height() > picture.axis.height() + 1000.0);
    assert!(whole(&opened).folds[0].open);
}
