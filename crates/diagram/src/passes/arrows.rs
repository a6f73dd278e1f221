//! Arrows: a line, a head, or a mark where it was lost.

use crate::draft::{Draft, Layer, Plan};
use crate::passes::quiet::{is_veiled, weakly};
use crate::sections::LONG;
use crate::{
    Arrow, Bounds, Group, GroupKind, Item, Paint, PlacedArrow, Point, Segment, Step, Stroke,
};

/// The length of a head, from its tip.
const HEAD_LENGTH: f64 = 9.0;
/// Half its width; of a heavy arrow's.
const HEAD_HALF: f64 = 3.6;
const HEAVY_HEAD_HALF: f64 = 4.6;
/// The line ends this far before the tip, inside the head, so that it does not blunt it.
const LINE_STOP: f64 = 6.0;
/// Half the size of the mark of a loss.
pub(crate) const CROSS_HALF: f64 = 6.0;

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) -> Vec<PlacedArrow> {
    let mut placed = Vec::new();
    for (arrow, ends) in plan.arrows() {
        draft.take_stroke(ends.drawn);
        if arrow.lost_us.is_some() {
            draft.take(cross_bounds(ends.drawn.to));
        }
        let is_own = plan.has(ends.drawn.from.y);
        let (drawn, has_head) = match piece(plan, ends.drawn) {
            Some((drawn, is_last)) => (drawn, is_last),
            None if is_own => (ends.drawn, true),
            None => continue,
        };
        let mut items = Vec::new();
        line(arrow, drawn, ends.arrives && has_head, &mut items);
        if arrow.lost_us.is_some() && has_head {
            cross(drawn.to, &mut items);
        }
        let group = Group { kind: GroupKind::Arrow, title: title(plan, arrow), items };
        draft.put(Layer::Arrows, as_seen(plan, arrow, Item::Group(group)));
        if is_own {
            placed.push(PlacedArrow { key: arrow.key, from: ends.drawn.from, to: ends.drawn.to });
        }
    }
    placed
}

/// Something of an arrow, weakly where that is nothing new and no veil lies over it.
pub(crate) fn as_seen(plan: &Plan, arrow: &Arrow, item: Item) -> Item {
    match arrow.quiet && !is_veiled(plan, arrow.sent_us, arrow.arrives_us) {
        true => weakly(item),
        false => item,
    }
}

/// What is drawn here of an arrow that falls very far, and whether that is its end: the page may not have
/// the section that it leaves in when it has this one. None for any other.
fn piece(plan: &Plan, drawn: Segment) -> Option<(Segment, bool)> {
    let fall = drawn.to.y - drawn.from.y;
    if fall <= LONG {
        return None;
    }
    let at = |y: f64| drawn.from.towards(drawn.to, (y - drawn.from.y) / fall);
    let is_last = plan.has(drawn.to.y);
    let from = if plan.has(drawn.from.y) { drawn.from } else { at(plan.section.top) };
    let to = if is_last { drawn.to } else { at(plan.section.bottom) };
    Some((Segment { from, to }, is_last))
}

/// "PARIS to LONDON: RT-TURN-GIVE, lost".
fn title(plan: &Plan, arrow: &Arrow) -> String {
    let name = |lifeline: usize| {
        plan.chart.lifelines.get(lifeline).map_or("", |lifeline| lifeline.title.as_str())
    };
    let lost = if arrow.lost_us.is_some() { ", lost" } else { "" };
    format!("{} to {}: {}{lost}", name(arrow.from), name(arrow.to), arrow.label)
}

fn line(arrow: &Arrow, drawn: Segment, arrives: bool, items: &mut Vec<Item>) {
    let Segment { from, to } = drawn;
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let along = Point::new(dx / length, dy / length);
    let paint = Paint::Arrow(arrow.stroke, arrow.hue);
    if !arrives || length <= HEAD_LENGTH {
        items.push(Item::Line { from, to, paint });
        return;
    }
    let back = |by: f64| Point::new(to.x - along.x * by, to.y - along.y * by);
    items.push(Item::Line { from, to: back(LINE_STOP), paint });
    let half = if arrow.stroke == Stroke::Heavy { HEAVY_HEAD_HALF } else { HEAD_HALF };
    let base = back(HEAD_LENGTH);
    let aside = Point::new(-along.y * half, along.x * half);
    items.push(Item::Path {
        steps: vec![
            Step::Move(to),
            Step::Line(Point::new(base.x + aside.x, base.y + aside.y)),
            Step::Line(Point::new(base.x - aside.x, base.y - aside.y)),
            Step::Close,
        ],
        paint: Paint::ArrowHead(arrow.stroke, arrow.hue),
    });
}

fn cross(at: Point, items: &mut Vec<Item>) {
    let Bounds { left, top, right, bottom } = cross_bounds(at);
    for (from, to) in [((left, top), (right, bottom)), ((left, bottom), (right, top))] {
        items.push(Item::Line {
            from: Point::new(from.0, from.1),
            to: Point::new(to.0, to.1),
            paint: Paint::Cross,
        });
    }
}

fn cross_bounds(at: Point) -> Bounds {
    Bounds { left: at.x, top: at.y, right: at.x, bottom: at.y }.grown(CROSS_HALF)
}
