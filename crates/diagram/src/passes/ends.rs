//! Where each arrow begins and ends.

use crate::geometry::limited;
use crate::passes::columns::Columns;
use crate::passes::hidden::Hidden;
use crate::passes::rows::{Rows, Slots};
use crate::{Arrow, Axis, Chart, Point, Segment};

/// A lost arrow is drawn at least this part of its way, or it could not be seen.
const LEAST_WAY: f64 = 0.08;

/// The ends of one arrow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    /// What is drawn of it.
    pub(crate) drawn: Segment,
    /// Whether it gets to the other side within the picture.
    pub(crate) arrives: bool,
}

/// For each arrow of the chart, unless nothing of it is seen.
pub(crate) fn of(
    chart: &Chart,
    hidden: &Hidden,
    columns: &Columns,
    axis: &Axis,
    rows: &Rows,
) -> Vec<Option<Ends>> {
    (chart.arrows.iter().zip(&rows.slots))
        .map(|(arrow, slots)| {
            let is_seen = !hidden.has_arrow(arrow)
                && arrow.sent_us <= chart.to_us
                && arrow.arrives_us >= chart.from_us;
            is_seen.then(|| ends(chart, columns, axis, arrow, *slots)).flatten()
        })
        .collect()
}

fn ends(
    chart: &Chart,
    columns: &Columns,
    axis: &Axis,
    arrow: &Arrow,
    slots: Slots,
) -> Option<Ends> {
    let (from, to) = (columns.posts.get(arrow.from)?, columns.posts.get(arrow.to)?);
    let side = if to.x >= from.x { 1.0 } else { -1.0 };
    let tail = Point::new(from.port(side), axis.slot_y(slots.tail_row, arrow.sent_us, slots.tail));
    let head = axis.slot_y(slots.head_row, arrow.arrives_us, slots.head);
    let head = Point::new(to.port(-side), head);
    let tail = if arrow.sent_us < chart.from_us {
        let flight = (arrow.arrives_us - arrow.sent_us) as f64;
        let way = (chart.from_us - arrow.sent_us) as f64 / flight;
        Point::new(tail.towards(head, way).x, axis.first_y())
    } else {
        tail
    };
    let way = match arrow.lost_us {
        Some(lost) => way_to(tail.y, head.y, axis.y_at(lost)).max(LEAST_WAY),
        None if arrow.arrives_us > chart.to_us => {
            let flight = (arrow.arrives_us - arrow.sent_us) as f64;
            let left = chart.to_us - arrow.sent_us.max(chart.from_us);
            let rest = flight - (chart.from_us - arrow.sent_us).max(0) as f64;
            let way = left as f64 / rest.max(1.0);
            let drawn = Segment { from: tail, to: Point::new(tail.towards(head, way).x, head.y) };
            return Some(Ends { drawn, arrives: false });
        }
        None => 1.0,
    };
    let drawn = Segment { from: tail, to: tail.towards(head, way) };
    Some(Ends { drawn, arrives: arrow.lost_us.is_none() })
}

/// The part of the way from `tail` to `head` at which the height is `y`.
fn way_to(tail: f64, head: f64, y: f64) -> f64 {
    if head <= tail { 0.5 } else { limited((y - tail) / (head - tail), 0.0, 1.0) }
}
