//! Handles: a line across the picture, a pill with scissors to take hold of, and a cross on it that
//! takes the handle away.

use crate::draft::{Draft, Layer, Plan, hit};
use crate::metrics::width_of;
use crate::{
    Anchor, Bounds, Group, GroupKind, Handle, Item, Paint, PlacedHandle, Point, Role, Segment,
};

/// The height of a pill, narrow and wide.
const PILL: (f64, f64) = (20.0, 24.0);
/// Inside a pill at its ends.
const PADDING: f64 = 9.0;
/// The width of the scissors, and the room between them and the words.
const SCISSORS: f64 = 13.0;
const SCISSORS_GAP: f64 = 5.0;
/// At the right end of a pill: the part that takes the handle away, and its cross in either direction
/// from its middle.
const REMOVE: f64 = 24.0;
const REMOVE_CROSS: f64 = 3.5;
/// Between a pill and the lanes.
const INSET: f64 = 8.0;
/// How far to the left a pill that covers something is tried, again and again.
const STEP: f64 = 8.0;
/// How bad an arrow under a pill is, measured in covered square pixels, a pill beside its line, and one that is not
/// wholly in the section.
const STROKE_COST: f64 = 40.0;
const BESIDE_COST: f64 = 200.0;
const OUT_COST: f64 = 1e6;
/// How bad a pill over another is, for a square pixel.
const PILL_COST: f64 = 20.0;
/// The least height that can be taken hold of, with a finger.
const TOUCH: f64 = 44.0;
/// The same along the line.
const LINE_TOUCH: f64 = 12.0;
/// Half the room that a line takes, and what there is around a pill.
const LINE_ROOM: f64 = 1.0;
const PILL_ROOM: f64 = 3.0;

/// The lines, of which labels keep clear.
pub(crate) fn draw_lines(plan: &Plan, draft: &mut Draft) {
    for handle in shown(plan) {
        let y = plan.axis.y_at(handle.at_us);
        let (from, to) = (Point::new(plan.columns.left, y), Point::new(plan.columns.width, y));
        draft.put(
            Layer::Folds,
            Item::Line { from, to, paint: Paint::HandleLine { idle: handle.idle } },
        );
        draft.take_stroke(Segment { from, to });
    }
}

/// Whether a handle divides the name of an arrow from it.
pub(crate) fn divide(plan: &Plan, arrow: Segment, name: &Bounds) -> bool {
    shown(plan).any(|handle| {
        let y = plan.axis.y_at(handle.at_us);
        arrow.to.y <= y + LINE_ROOM && y < name.bottom || y <= arrow.from.y && name.top < y
    })
}

fn shown<'a>(plan: &'a Plan) -> impl Iterator<Item = &'a Handle> {
    let time = plan.chart.from_us..=plan.chart.to_us;
    let is_here = |handle: &&Handle| plan.has(plan.axis.y_at(handle.at_us));
    plan.chart.handles.iter().filter(move |handle| time.contains(&handle.at_us)).filter(is_here)
}

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) -> Vec<PlacedHandle> {
    let mut pills: Vec<Bounds> = Vec::new();
    let placed: Vec<PlacedHandle> = shown(plan)
        .map(|handle| {
            let y = plan.axis.y_at(handle.at_us);
            let pill = pill(plan, draft, &pills, handle, y);
            draft.take(pill.grown(PILL_ROOM));
            pills.push(pill);
            draft.put(Layer::Handles, Item::Group(group(plan, handle, y, pill)));
            draft.put(Layer::Handles, Item::Group(remove(handle, pill)));
            PlacedHandle { id: handle.id, at_us: handle.at_us, y, pill }
        })
        .collect();
    // What comes later stands on no line, either.
    for PlacedHandle { y, .. } in &placed {
        let (left, right) = (plan.columns.left, plan.columns.width);
        draft.take(Bounds { left, top: *y, right, bottom: *y }.grown(LINE_ROOM));
    }
    placed
}

fn pill_width(plan: &Plan, handle: &Handle) -> f64 {
    let words = width_of(&handle.label, Role::Handle, plan.columns.compact);
    (words + SCISSORS + SCISSORS_GAP + PADDING + REMOVE).ceil()
}

/// Where the pills begin, each in its rightmost place, of the handles between two heights.
pub(crate) fn pills_between(plan: &Plan, top: f64, bottom: f64) -> Option<f64> {
    let (_, right) = plan.columns.middle();
    let here = shown(plan).filter(|handle| {
        let y = plan.axis.y_at(handle.at_us);
        top - TOUCH / 2.0 < y && y < bottom + TOUCH / 2.0
    });
    let left = here.map(|handle| right - INSET - pill_width(plan, handle));
    left.min_by(f64::total_cmp)
}

/// The rightmost place in the middle; if something is there already, one farther to the right, over
/// the lane; then one farther to the left; then the same beside the line; else the least bad one.
fn pill(plan: &Plan, draft: &Draft, others: &[Bounds], handle: &Handle, y: f64) -> Bounds {
    let columns = &plan.columns;
    let width = pill_width(plan, handle);
    let height = if columns.compact { PILL.0 } else { PILL.1 };
    let (_, right) = columns.middle();
    let to_the_right = |step: &f64| right + step <= columns.width - INSET;
    let to_the_left = |step: &f64| right - INSET - step - width >= columns.left;
    let steps = || (0..).map(|step| STEP * f64::from(step));
    let mut best = (f64::INFINITY, Bounds::default());
    for beside in [0.0, -height, height] {
        let (top, bottom) = (y + beside - height / 2.0, y + beside + height / 2.0);
        let at = |right: f64| Bounds { left: right - width, top, right, bottom };
        let places = (std::iter::once(at(right - INSET)))
            .chain(steps().take_while(to_the_right).map(|step| at(right + step)))
            .chain(steps().take_while(to_the_left).map(|step| at(right - INSET - step)));
        for place in places {
            let over: f64 = others.iter().map(|other| other.overlap(&place.grown(1.0))).sum();
            let cost = cost(draft, &place, beside == 0.0) + PILL_COST * over;
            if cost < best.0 {
                best = (cost, place);
            }
            if cost == 0.0 {
                return place;
            }
        }
        // An arrow under a pill is better than a pill off its line; a text is not.
        if best.0 < BESIDE_COST {
            break;
        }
    }
    best.1
}

fn cost(draft: &Draft, place: &Bounds, on_line: bool) -> f64 {
    // One stroke is the handle's own.
    let strokes = draft.strokes_through(place).saturating_sub(usize::from(on_line));
    let out = if draft.is_inside(place) { 0.0 } else { OUT_COST };
    let beside = if on_line { 0.0 } else { BESIDE_COST };
    draft.covered(&place.grown(1.0)) + STROKE_COST * strokes as f64 + beside + out
}

fn middle(pill: Bounds) -> f64 {
    (pill.top + pill.bottom) / 2.0
}

fn group(plan: &Plan, handle: &Handle, y: f64, pill: Bounds) -> Group {
    let (left, right) = (plan.columns.left, plan.columns.width);
    let height = pill.bottom - pill.top;
    let line = y;
    let y = middle(pill);
    let mut items = vec![
        hit(Bounds { left, top: line - LINE_TOUCH / 2.0, right, bottom: line + LINE_TOUCH / 2.0 }),
        hit(Bounds {
            left: pill.left,
            top: y - TOUCH / 2.0,
            right: pill.right,
            bottom: y + TOUCH / 2.0,
        }),
        Item::Rect {
            x: pill.left,
            y: pill.top,
            width: pill.right - pill.left,
            height,
            radius: height / 2.0,
            paint: Paint::Pill { idle: handle.idle },
        },
    ];
    scissors(Point::new(pill.left + PADDING, y), &mut items);
    let words = Point::new(pill.left + PADDING + SCISSORS + SCISSORS_GAP, y);
    items.push(Item::Text(plan.text(
        Role::Handle,
        Point::new(words.x, y + crate::metrics::below_middle(Role::Handle, plan.columns.compact)),
        Anchor::Start,
        &handle.label,
    )));
    let kind = GroupKind::Handle {
        id: handle.id,
        at_us: handle.at_us,
        from_us: plan.chart.from_us,
        to_us: plan.chart.to_us,
    };
    Group { kind, title: handle.title.clone(), items }
}

fn remove(handle: &Handle, pill: Bounds) -> Group {
    let y = middle(pill);
    let left = pill.right - REMOVE;
    let middle = Point::new(pill.right - REMOVE * 0.55, y);
    let arm = |side: f64| Item::Line {
        from: Point::new(middle.x - REMOVE_CROSS, y - side * REMOVE_CROSS),
        to: Point::new(middle.x + REMOVE_CROSS, y + side * REMOVE_CROSS),
        paint: Paint::Scissors,
    };
    let (top, bottom) = (y - TOUCH / 2.0, y + TOUCH / 2.0);
    let items = vec![hit(Bounds { left, top, right: pill.right, bottom }), arm(1.0), arm(-1.0)];
    let title = format!("Remove: {}", handle.label);
    Group { kind: GroupKind::Remove(handle.id), title, items }
}

/// Scissors that open to the right, their left end in the middle of their height at `at`.
fn scissors(at: Point, items: &mut Vec<Item>) {
    const RING: f64 = 2.2;
    const SPREAD: f64 = 3.4;
    for side in [-1.0, 1.0] {
        let ring = Point::new(at.x + RING, at.y + side * SPREAD);
        items.push(Item::Rect {
            x: ring.x - RING,
            y: ring.y - RING,
            width: 2.0 * RING,
            height: 2.0 * RING,
            radius: RING,
            paint: Paint::Scissors,
        });
        items.push(Item::Line {
            from: Point::new(ring.x + RING * 0.8, ring.y - side * RING * 0.6),
            to: Point::new(at.x + SCISSORS, at.y - side * SPREAD),
            paint: Paint::Scissors,
        });
    }
}
