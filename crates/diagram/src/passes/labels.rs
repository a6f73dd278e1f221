//! The names of arrows: each above its line, where nothing else is.

use crate::draft::{Draft, Plan};
use crate::metrics::{bounds_of, fitted, width_of};
use crate::passes::columns::Post;
use crate::{Anchor, Arrow, Bounds, Point, Role, Segment, Text, TimeScale};

/// Where along its line a label may be centred, the best first.
const ALONG: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/// On which side of its line a label is, and how much farther from it than it need be.
const SIDES: [(Side, f64); 4] =
    [(Side::Above, 0.0), (Side::Below, 0.0), (Side::Below, 8.0), (Side::Below, 16.0)];
/// The part of its line that a label may fill before it is shortened.
const MOST_OF_LINE: f64 = 0.72;
/// Between a label and its own line.
const OVER_LINE: f64 = 2.5;
/// Between a label and anything else.
const CLEAR: f64 = 1.0;
/// Between a label and the sides of the middle.
const INSET: f64 = 6.0;
/// How bad a stroke through a label is, measured in covered square pixels.
const STROKE_COST: f64 = 120.0;

/// A label that would be shorter than this is no name any more.
const LEAST_LETTERS: usize = 4;

#[derive(Clone, Copy)]
enum Side {
    Above,
    Below,
}

pub(crate) fn place(plan: &Plan, draft: &mut Draft) {
    for (arrow, ends) in plan.chart.arrows.iter().zip(&plan.ends) {
        let Some(ends) = ends else { continue };
        if !arrow.label.is_empty() {
            let label = best(plan, draft, arrow, ends.drawn);
            // On a true scale there may be no room at all, and nothing makes any.
            let crowded = plan.chart.scale == TimeScale::True
                && cost(plan, draft, &plan.bounds(&label)) > STROKE_COST;
            if crowded {
                continue;
            }
            if label.text != arrow.label && label.text.chars().count() < LEAST_LETTERS {
                continue;
            }
            draft.write(plan, label);
        }
    }
}

/// The name of an arrow as it is written in the room there is. What follows a comma or a middle dot is
/// left out of one that would fill its line; where that does not fit either, it has its short name.
pub(crate) fn words(arrow: &Arrow, room: f64, compact: bool) -> String {
    let (label, role) = (&arrow.label, Role::Label(arrow.stroke));
    if width_of(label, role, compact) <= room * MOST_OF_LINE {
        return label.clone();
    }
    let end = [" · ", ", "].iter().filter_map(|mark| label.find(mark)).min();
    let name = &label[..end.unwrap_or(label.len())];
    let fits = arrow.short.is_empty() || width_of(name, role, compact) <= room;
    fitted(if fits { name } else { &arrow.short }, room, role, compact)
}

/// The first place that touches nothing, or else the least bad one.
fn best(plan: &Plan, draft: &Draft, arrow: &Arrow, line: Segment) -> Text {
    let (left, right) = reach(plan, line);
    let compact = plan.columns.compact;
    let words = words(arrow, right - left, compact);
    let mut text = plan.text(Role::Label(arrow.stroke), Point::default(), Anchor::Middle, &words);
    let size = bounds_of(&text, compact);
    let half = (size.right - size.left) / 2.0;
    let mut best = (f64::INFINITY, text.at);
    for (side, farther) in SIDES {
        for along in ALONG {
            let wanted = line.from.towards(line.to, along).x;
            let x = wanted.min(right - half).max(left + half).round();
            text.at = Point::new(x, baseline(line, x - half, x + half, &size, side) + farther);
            let cost = cost(plan, draft, &bounds_of(&text, compact));
            if cost < best.0 {
                best = (cost, text.at);
            }
            if cost == 0.0 {
                return text;
            }
        }
    }
    text.at = best.1;
    text
}

/// Between which x the label of a line may be: between the two lifelines it joins.
fn reach(plan: &Plan, line: Segment) -> (f64, f64) {
    let (left, right) = plan.columns.middle();
    let ports = plan.columns.posts.iter().flat_map(|post| [post.x, post.lane_edge]);
    let (low, high) = (line.from.x.min(line.to.x), line.from.x.max(line.to.x));
    let (mut from, mut to) = (left, right);
    for port in ports {
        if port <= low {
            from = from.max(port);
        }
        if port >= high {
            to = to.min(port);
        }
    }
    (from + INSET, to - INSET)
}

fn baseline(line: Segment, left: f64, right: f64, size: &Bounds, side: Side) -> f64 {
    let (a, b) = (line.y_at(left), line.y_at(right));
    match side {
        Side::Above => (a.min(b) - OVER_LINE - size.bottom).floor(),
        Side::Below => (a.max(b) + OVER_LINE - size.top).ceil(),
    }
}

fn cost(plan: &Plan, draft: &Draft, area: &Bounds) -> f64 {
    let area = area.grown(CLEAR);
    let passes = |post: &&Post| {
        let (left, right) = post.span();
        left < area.right && area.left < right
    };
    let posts = plan.columns.between().iter().filter(passes).count();
    let strokes = draft.strokes_through(&area) + posts;
    draft.covered(&area) + STROKE_COST * strokes as f64
}
