//! A run in which more happens than a file can hold is drawn from its beginning, and what is left of it is
//! one fold that says so and stays closed.

use turnlab_diagram::{Arrow, Chart, Fold};

use crate::words::duration_text;

/// The most arrows of a picture.
const MOST_ARROWS: usize = 3_000;

/// The chart with no more arrows than can be drawn.
pub(super) fn limited(mut chart: Chart) -> Chart {
    let is_shown = |arrow: &&Arrow| {
        !chart.folds.iter().any(|fold| {
            !fold.open && fold.from_us <= arrow.sent_us && arrow.arrives_us <= fold.to_us
        })
    };
    let mut shown = chart.arrows.iter().filter(is_shown).skip(MOST_ARROWS);
    let Some(first) = shown.next() else { return chart };
    let around = chart
        .folds
        .iter()
        .find(|fold| !fold.open && fold.from_us <= first.sent_us && first.sent_us < fold.to_us);
    let from_us = around.map_or(first.sent_us, |fold| fold.from_us);
    let before = chart.arrows.len();
    chart.arrows.retain(|arrow| arrow.sent_us < from_us);
    chart.remarks.retain(|remark| remark.at_us < from_us);
    chart.folds.retain(|fold| fold.from_us < from_us);
    chart.folds.iter_mut().for_each(|fold| fold.to_us = fold.to_us.min(from_us));
    let (hidden, time) = (before - chart.arrows.len(), duration_text(chart.to_us - from_us));
    let label = format!("{hidden} more arrows · {time} · too much to draw");
    let (id, to_us) = (u32::MAX, chart.to_us);
    chart.folds.push(Fold { id, from_us, to_us, label, open: false });
    chart
}
