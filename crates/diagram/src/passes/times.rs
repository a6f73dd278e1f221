//! The instants at the left, as many as can be read.

use crate::draft::{Draft, Layer, Plan};
use crate::{Anchor, Item, Paint, Point, Role, TimeUs, clock};

/// The least distance of two time labels.
const APART: f64 = 16.0;
/// The least distance of a label that says little from any other.
const MINOR_APART: f64 = 40.0;
/// A wait after which what happens next is worth its time.
const PAUSE: TimeUs = 1_000_000;
/// Between a label and its tick, and between the tick and the drawing.
const TICK_GAP: f64 = 3.0;

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    // From top to bottom, both, so that only the neighbours have to be looked at.
    let mut major: Vec<f64> = Vec::new();
    let mut last_minor = f64::NEG_INFINITY;
    let knots = plan.axis.knots();
    let first = knots.partition_point(|knot| knot.top < plan.section.top);
    for (apart, want_minor) in [(APART, false), (MINOR_APART, true)] {
        let here = knots.iter().enumerate().skip(first).take_while(|(_, knot)| plan.has(knot.top));
        for (index, knot) in here {
            if is_minor(plan, index) != want_minor {
                continue;
            }
            let below = major.partition_point(|&y| y < knot.top);
            let beside = major[below.saturating_sub(1)..].iter().take(2).chain([&last_minor]);
            if beside.into_iter().all(|y| (y - knot.top).abs() >= apart) {
                if !label(plan, draft, knot.at_us, knot.top) {
                    continue;
                }
                match want_minor {
                    true => last_minor = knot.top,
                    false => major.push(knot.top),
                }
            }
        }
    }
}

/// Whether an instant only follows from one shortly before it, or only a count changes there.
fn is_minor(plan: &Plan, index: usize) -> bool {
    let knots = plan.axis.knots();
    let t = knots[index].at_us;
    if index == 0 || index + 1 == knots.len() || plan.hidden.borders(t) {
        return false;
    }
    !knots[index].has_arrows || t - knots[index - 1].at_us < PAUSE
}

/// Says whether there is room for it: at the edge of a section there may be none.
pub(crate) fn label(plan: &Plan, draft: &mut Draft, t: TimeUs, y: f64) -> bool {
    let columns = &plan.columns;
    let text = plan.level_text(Role::Time, Point::new(columns.times, y), Anchor::End, &clock(t));
    if !draft.is_inside(&plan.bounds(&text)) {
        return false;
    }
    draft.put(Layer::Texts, Item::Text(text));
    draft.put(
        Layer::Lifelines,
        Item::Line {
            from: Point::new(columns.times + TICK_GAP, y),
            to: Point::new(columns.left - TICK_GAP, y),
            paint: Paint::Tick,
        },
    );
    true
}
