//! Lifelines and the lanes along them.

use crate::draft::{Draft, Layer, Plan};
use crate::passes::columns::{LANE_GAP, Post};
use crate::{Anchor, Item, LaneFill, LaneSpan, Paint, Point, Role, Text};

/// The radius of a lane's corners.
const CORNER: f64 = 2.0;
/// How far a lifeline goes on below the last instant.
const TAIL: f64 = 12.0;
/// Between a lane and the words beside it.
const WORDS_GAP: f64 = 10.0;
/// From a span's beginning to the middle of the words beside it.
const WORDS_DROP: f64 = 12.0;
/// How far words that find no room are tried lower, again and again.
const WORDS_STEP: f64 = 4.0;
/// How far from the beginning of their span words may be at most.
const WORDS_REACH: f64 = 150.0;
/// Between words and anything else.
const WORDS_CLEAR: f64 = 3.0;

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    for (place, (line, post)) in plan.chart.lifelines.iter().zip(&plan.columns.posts).enumerate() {
        lifeline(plan, draft, place, post.x);
        for span in &line.lane {
            let (top, bottom) = extent(plan, span);
            if top < bottom {
                draft.put(Layer::Lanes, bar(plan, post, span.fill, top, bottom));
            }
        }
    }
}

/// A lifeline, with its gaps.
fn lifeline(plan: &Plan, draft: &mut Draft, place: usize, x: f64) {
    let mut stroke = |from: f64, to: f64, paint| {
        let (from, to) = (Point::new(x, from), Point::new(x, to));
        draft.put(Layer::Lifelines, Item::Line { from, to, paint });
    };
    let mut begun = 0.0;
    for gap in plan.chart.gaps.iter().filter(|gap| gap.lifeline == place) {
        let (top, bottom) = (plan.axis.y_at(gap.from_us), plan.axis.top_of(gap.to_us));
        stroke(begun, top, Paint::Lifeline);
        stroke(top, bottom, Paint::Gap);
        begun = bottom;
    }
    stroke(begun, plan.axis.last_y() + TAIL, Paint::Lifeline);
}

fn bar(plan: &Plan, post: &Post, fill: LaneFill, top: f64, bottom: f64) -> Item {
    // An outline is drawn around half a pixel inside, so that both kinds have the same outer edge.
    let filled = matches!(fill, LaneFill::Solid | LaneFill::Pale);
    let inset = if filled { 0.0 } else { 0.5 };
    Item::Rect {
        x: post.lane_edge.min(post.x + post.inner * LANE_GAP) + inset,
        y: top + inset,
        width: plan.columns.lane_width - 2.0 * inset,
        height: (bottom - top - 2.0 * inset).max(0.5),
        radius: CORNER,
        paint: Paint::Lane(fill),
    }
}

/// The words beside the lanes, only where they cover nothing.
pub(crate) fn name(plan: &Plan, draft: &mut Draft) {
    for (line, post) in plan.chart.lifelines.iter().zip(&plan.columns.posts) {
        for span in &line.lane {
            if let Some(words) = &span.label {
                name_span(plan, draft, post, span, words);
            }
        }
    }
}

fn name_span(plan: &Plan, draft: &mut Draft, post: &Post, span: &LaneSpan, words: &str) {
    let (top, bottom) = extent(plan, span);
    let mut y = top + WORDS_DROP;
    while y + WORDS_DROP <= bottom && y <= top + WORDS_REACH {
        let text = beside(plan, post, y, words);
        let area = plan.bounds(&text).grown(WORDS_CLEAR);
        if draft.is_free(&area) && draft.strokes_through(&area) == 0 {
            draft.write(plan, text);
            return;
        }
        y += WORDS_STEP;
    }
}

fn beside(plan: &Plan, post: &Post, y: f64, words: &str) -> Text {
    let anchor = if post.inner > 0.0 { Anchor::Start } else { Anchor::End };
    let at = Point::new(post.lane_edge + post.inner * WORDS_GAP, y);
    plan.level_text(Role::LaneLabel, at, anchor, words)
}

fn extent(plan: &Plan, span: &LaneSpan) -> (f64, f64) {
    (plan.axis.y_at(span.from_us), plan.axis.y_at(span.to_us))
}
