//! The names of arrows: each above its line, where nothing else is.

use std::borrow::Cow;

use crate::draft::{Draft, Layer, Plan};
use crate::geometry::limited;
use crate::metrics::{bounds_of, fitted, width_of};
use crate::passes::arrows::as_seen;
use crate::passes::handles::divide;
use crate::{Anchor, Arrow, Bounds, Item, Point, Role, Segment, Text};

/// Where along its line a label may be centred, the best first.
const ALONG: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/// On which side of its line a label is, and how much lower than it need be.
const SIDES: [(Side, f64); 6] = [
    (Side::Above, 0.0),
    (Side::Below, 0.0),
    (Side::Below, 8.0),
    (Side::Below, 16.0),
    (Side::Above, -8.0),
    (Side::Above, -16.0),
];
/// The part of its line that a label may fill before it is shortened.
const MOST_OF_LINE: f64 = 0.72;
/// Between a label and its own line.
const OVER_LINE: f64 = 2.5;
/// Between a label and anything else.
const CLEAR: f64 = 1.0;
/// Between a label and the sides of the middle.
const INSET: f64 = 6.0;
/// A label that would be shorter than this is no name any more.
const LEAST_LETTERS: usize = 4;

#[derive(Clone, Copy)]
enum Side {
    Above,
    Below,
}

/// The name of each arrow that leaves here, where there is a place for it: the arrow itself has it too.
pub(crate) fn place(plan: &Plan, draft: &mut Draft) {
    for (arrow, ends) in plan.own_arrows() {
        if arrow.label.is_empty() {
            continue;
        }
        let (left, right) = reach(plan, ends.drawn);
        let name = words(arrow, right - left, plan.columns.compact);
        let short = (!arrow.short.is_empty() && *name != arrow.short).then_some(&*arrow.short);
        let stem = Some(stem(&name)).filter(|stem| *stem != &*name);
        for name in std::iter::once(&*name).chain(stem).chain(short) {
            if name != arrow.label && name.chars().count() < LEAST_LETTERS {
                continue;
            }
            if let Some(label) = best(plan, draft, arrow, ends.drawn, name) {
                draft.take(plan.bounds(&label));
                draft.put(Layer::Texts, as_seen(plan, arrow, Item::Text(label)));
                break;
            }
        }
    }
}

/// The name of an arrow as it is written in the room there is. What follows a comma or a middle dot is
/// left out of one that would fill its line; where that does not fit either, it has its short name.
pub(crate) fn words(arrow: &Arrow, room: f64, compact: bool) -> Cow<'_, str> {
    let (label, role) = (&arrow.label, Role::Label(arrow.stroke));
    if width_of(label, role, compact) <= room * MOST_OF_LINE {
        return Cow::Borrowed(label);
    }
    let name = stem(label);
    let fits = arrow.short.is_empty() || width_of(name, role, compact) <= room;
    Cow::Owned(fitted(if fits { name } else { &arrow.short }, room, role, compact))
}

/// A name without what follows a comma or a middle dot.
fn stem(label: &str) -> &str {
    let end = [" · ", ", "].iter().filter_map(|mark| label.find(mark)).min();
    &label[..end.unwrap_or(label.len())]
}

/// The first place that touches nothing.
fn best(plan: &Plan, draft: &Draft, arrow: &Arrow, line: Segment, words: &str) -> Option<Text> {
    let (left, right) = reach(plan, line);
    let compact = plan.columns.compact;
    let mut text = plan.text(Role::Label(arrow.stroke), Point::default(), Anchor::Middle, words);
    let size = bounds_of(&text, compact);
    let half = (size.right - size.left) / 2.0;
    // Of an arrow that goes on in the next section, the part that is in this one.
    let here = limited((plan.section.bottom - line.from.y) / (line.to.y - line.from.y), 0.0, 1.0);
    for (side, farther) in SIDES {
        for along in ALONG {
            let wanted = line.from.towards(line.to, along * here).x;
            let x = wanted.min(right - half).max(left + half).round();
            text.at = Point::new(x, baseline(line, x - half, x + half, &size, side) + farther);
            let area = bounds_of(&text, compact);
            if is_free(plan, draft, &area) && !divide(plan, line, &area) {
                return Some(text);
            }
        }
    }
    None
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

fn is_free(plan: &Plan, draft: &Draft, area: &Bounds) -> bool {
    let area = area.grown(CLEAR);
    draft.is_free(&area)
        && draft.strokes_through(&area) == 0
        && !plan.columns.posts.iter().any(|post| post.passes(&area))
}
