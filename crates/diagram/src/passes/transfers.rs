//! Buttons on arrows that stand for several: one opens them, one puts them together again.

use crate::draft::{Draft, Layer, Plan, hit};
use crate::{Bounds, Group, GroupKind, Item, Paint, Point};

/// From the tail of an arrow to the middle of its button.
const FROM_TAIL: f64 = 19.0;
/// The radius of a button, and half the sign in it.
const BUTTON: f64 = 6.5;
const SIGN: f64 = 3.0;
/// How far around a button the pointer is caught.
const REACH: f64 = 12.0;

/// Draws the buttons, and keeps labels clear of them.
pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    let transfers = &plan.chart.transfers;
    for (arrow, ends) in plan.own_arrows() {
        let found = transfers.binary_search_by_key(&arrow.key, |transfer| transfer.arrow);
        let Some(transfer) = found.ok().and_then(|place| transfers.get(place)) else { continue };
        let line = ends.drawn;
        let x = line.from.x + if line.to.x > line.from.x { FROM_TAIL } else { -FROM_TAIL };
        let at = Point::new(x, line.y_at(x));
        let area = Bounds { left: at.x, top: at.y, right: at.x, bottom: at.y };
        let button = area.grown(BUTTON);
        let sign = |by: (f64, f64)| Item::Line {
            from: Point::new(at.x - by.0, at.y - by.1),
            to: Point::new(at.x + by.0, at.y + by.1),
            paint: Paint::Bracket,
        };
        let mut items = vec![
            Item::Rect {
                x: button.left,
                y: button.top,
                width: 2.0 * BUTTON,
                height: 2.0 * BUTTON,
                radius: BUTTON,
                paint: Paint::Bracket,
            },
            sign((SIGN, 0.0)),
        ];
        let (kind, title) = if transfer.open {
            (GroupKind::OpenTransfer(transfer.arrow), format!("{} as one arrow", transfer.title))
        } else {
            items.push(sign((0.0, SIGN)));
            (GroupKind::Transfer(transfer.arrow), format!("{} in its pieces", transfer.title))
        };
        items.push(hit(area.grown(REACH)));
        draft.take(button.grown(1.0));
        draft.put(Layer::Handles, Item::Group(Group { kind, title, items }));
    }
}
