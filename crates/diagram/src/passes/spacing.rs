//! Spacing: how thick each row is, and how far the rows stand apart.

use std::ops::Range;

use crate::axis::Knot;
use crate::geometry::limited;
use crate::metrics::width_of;
use crate::passes::columns::Columns;
use crate::passes::rows::{Moment, Rows};
use crate::passes::{labels, notes, true_scale};
use crate::{Arrow, Axis, Chart, Role, Stroke, TimeScale, TimeUs};

/// Above the first instant: room for the label of an arrow that leaves there.
const TOP: f64 = 24.0;
/// Below the last instant.
const BOTTOM: f64 = 20.0;
/// From one arrow to the next where both leave or arrive at one lifeline at one instant: at least
/// and, to hold a label between two such arrows, at most.
const SLOT: (f64, f64) = (26.0, 33.0);
/// The width of a common label, for which slots are made.
const SLOT_LABEL: f64 = 104.0;
/// The height of a closed fold, whatever it holds.
const FOLD: f64 = 56.0;
/// The least height an arrow falls by, unless it takes no time at all: with a short label and with a
/// long one.
const FALL: (f64, f64) = (26.0, 54.0);
/// The same for what carries a token: long enough on its way to be hit by hand.
const TOKEN_FALL: f64 = 40.0;
/// The height of a label and what keeps it clear.
const LABEL_ROOM: f64 = 16.5;
/// The least distance of two instants at which arrows leave or arrive.
const ARROW_GAP: f64 = 20.0;
/// The same where both are thick: enough to be hit by hand.
const THICK_GAP: f64 = 12.0;

/// The part of its height a gap keeps where no arrow leaves or arrives before or after it.
const QUIET: f64 = 0.5;

/// How far apart two instants stand, by the time between them; straight in between. A table and not
/// a logarithm, so that it is the same to the last bit everywhere.
const GAPS: [(TimeUs, f64); 9] = [
    (0, 9.0),
    (50_000, 16.0),
    (250_000, 26.0),
    (1_000_000, 34.0),
    (2_000_000, 40.0),
    (10_000_000, 52.0),
    (30_000_000, 60.0),
    (120_000_000, 64.0),
    (TimeUs::MAX, 64.0),
];

/// Spaces the rows of charts that share an axis; on a true scale as the first of them wants it.
pub(crate) fn of(charts: &[Chart], columns: &[Columns], all_rows: &[Rows]) -> Axis {
    let (chart, rows) = (&charts[0], &all_rows[0]);
    if chart.scale == TimeScale::True {
        return true_scale::of(chart, rows, TOP, BOTTOM, FOLD);
    }
    let slot = columns.iter().map(slot_height).fold(0.0, f64::max);
    let thickness: Vec<f64> =
        rows.moments.iter().map(|moment| f64::from(moment.extra_slots) * slot).collect();
    let mut gaps: Vec<f64> = (rows.moments.windows(2).zip(thickness.windows(2)))
        .map(|(pair, thick)| gap(&pair[0], &pair[1], thick[0].min(thick[1])))
        .collect();
    for ((chart, columns), rows) in charts.iter().zip(columns).zip(all_rows) {
        for (arrow, slots) in chart.arrows.iter().zip(&rows.slots) {
            let (Some(from), Some(to)) = (slots.tail_row, slots.head_row) else { continue };
            let span = from as usize..to as usize;
            let slots = slot * (f64::from(slots.head) - f64::from(slots.tail));
            // Most fall far enough as it is, and are not looked at more closely.
            if let Some(given) = short_fall(&gaps, &thickness, span.clone(), slots) {
                stretch(&mut gaps[span], given, least_fall(arrow, columns));
            }
        }
        for note in &chart.notes {
            if let Some(gap) = rows.row_of(note.at_us).and_then(|row| gaps.get_mut(row)) {
                *gap = gap.max(notes::room(note, columns));
            }
        }
    }
    let mut y = TOP;
    let mut knots = Vec::with_capacity(rows.moments.len());
    for (index, moment) in rows.moments.iter().enumerate() {
        let bottom = y + thickness[index];
        knots.push(Knot { at_us: moment.at_us, top: y, bottom, has_arrows: moment.has_arrows });
        y = bottom + gaps.get(index).map_or(BOTTOM, |gap| gap.round());
    }
    Axis::new(knots, y, slot)
}

/// How far an arrow falls besides the gaps that it passes, if it may not fall far enough: `slots` is what
/// its slots come to.
fn short_fall(gaps: &[f64], thickness: &[f64], span: Range<usize>, slots: f64) -> Option<f64> {
    if span.is_empty() {
        return None;
    }
    let (mut open, mut inside) = (0.0, slots);
    for row in span {
        open += gaps[row];
        inside += thickness[row];
        if open + inside >= FALL.1 {
            return None;
        }
    }
    Some(inside)
}

/// The gap between two rows, `shared` being what both are thick: arrows between them fall by that
/// much already.
fn gap(before: &Moment, after: &Moment, shared: f64) -> f64 {
    if before.folds {
        return FOLD;
    }
    let least = match (before.has_arrows && after.has_arrows, shared > 0.0) {
        (true, false) => ARROW_GAP,
        (true, true) => THICK_GAP,
        _ => GAPS[0].1,
    };
    let natural = natural_gap(after.at_us - before.at_us);
    let natural = if before.has_arrows || after.has_arrows { natural } else { natural * QUIET };
    (natural - shared).max(least)
}

fn natural_gap(time: TimeUs) -> f64 {
    let after = GAPS.partition_point(|&(limit, _)| limit < time).clamp(1, GAPS.len() - 1);
    let ((from, low), (to, high)) = (GAPS[after - 1], GAPS[after]);
    low + (high - low) * ((time - from) as f64 / (to - from) as f64)
}

/// High enough for a label between two arrows that leave together and arrive together, and fall by
/// `slot + THICK_GAP` on their way; if the picture is too narrow for that, as low as can be.
fn slot_height(columns: &Columns) -> f64 {
    let (left, right) = columns.middle();
    let share = SLOT_LABEL / (right - left).max(1.0);
    let needed = (LABEL_ROOM + share * THICK_GAP) / (1.0 - share).max(0.1);
    if needed > SLOT.1 { SLOT.0 } else { needed.max(SLOT.0).ceil() }
}

/// How far an arrow must fall for its label to fit between it and an arrow that comes back: where
/// the two are `fall` apart in their middle, a label of width `w` finds `fall - w * fall / run`.
fn least_fall(arrow: &Arrow, columns: &Columns) -> f64 {
    let post = |index: usize| columns.posts.get(index);
    let (Some(from), Some(to)) = (post(arrow.from), post(arrow.to)) else {
        return FALL.0;
    };
    let run = (from.lane_edge - to.lane_edge).abs().max(1.0);
    let role = Role::Label(arrow.stroke);
    let words = labels::words(arrow, run, columns.compact);
    let free = (1.0 - width_of(&words, role, columns.compact) / run).max(0.1);
    let least = if arrow.stroke == Stroke::Token { TOKEN_FALL } else { FALL.0 };
    limited(LABEL_ROOM / free, least, FALL.1).round()
}

/// Widens gaps in proportion until they fall far enough together with what is `given`.
fn stretch(gaps: &mut [f64], given: f64, least: f64) {
    let open: f64 = gaps.iter().sum();
    if open + given < least {
        let factor = (least - given) / open;
        gaps.iter_mut().for_each(|gap| *gap *= factor);
    }
}
