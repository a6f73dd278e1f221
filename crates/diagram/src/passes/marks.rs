//! Small marks at the edge of a queue: a dot where something arrives, a ring where something begins.

use crate::draft::{Draft, Layer, Plan};
use crate::passes::columns::QUEUE_GAP;
use crate::passes::queues::reach;
use crate::{Bounds, Group, GroupKind, Item, MarkKind, Paint, Point};

/// The radius of a dot, and of a ring.
const DOT: f64 = 2.2;
const RING: f64 = 3.8;

/// Draws the marks that no closed fold hides.
pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    let (from, to) = (plan.chart.from_us, plan.chart.to_us);
    for mark in &plan.chart.marks {
        let Some(post) = plan.columns.posts.get(mark.lifeline) else { continue };
        if plan.hidden.has(mark.at_us) || mark.at_us < from || to < mark.at_us {
            continue;
        }
        let y = plan.axis.y_at(mark.at_us);
        if !plan.has(y) {
            continue;
        }
        let away = match mark.kind {
            MarkKind::Arrival => QUEUE_GAP,
            MarkKind::Beginning => reach(plan, mark.lifeline, mark.at_us).max(QUEUE_GAP),
        };
        let at = Point::new(post.x - post.inner * away, y);
        let (radius, paint) = match mark.kind {
            MarkKind::Arrival => (DOT, Paint::Arrival(mark.hue)),
            MarkKind::Beginning => (RING, Paint::Beginning(mark.hue)),
        };
        let ring = Item::Rect {
            x: at.x - radius,
            y: at.y - radius,
            width: 2.0 * radius,
            height: 2.0 * radius,
            radius,
            paint,
        };
        let group = Group { kind: GroupKind::Mark, title: mark.title.clone(), items: vec![ring] };
        draft.put(Layer::Texts, Item::Group(group));
        if mark.kind == MarkKind::Beginning {
            let point = Bounds { left: at.x, top: at.y, right: at.x, bottom: at.y };
            draft.take(point.grown(radius + 1.0));
        }
    }
}
