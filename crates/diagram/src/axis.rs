//! The time axis: from instants to heights and back.

use std::sync::Arc;

use crate::TimeUs;

/// One instant at which something is seen. It has a thickness when several things need room there. Its heights are
/// those before the axis is enlarged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knot {
    /// The instant.
    pub at_us: TimeUs,
    /// Where it begins on the axis.
    pub top: f64,
    /// Where it ends; never above `top`.
    pub bottom: f64,
    /// Whether an arrow leaves or arrives, or would have arrived.
    pub has_arrows: bool,
}

/// Time to height, straight between knots.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    knots: Arc<[Knot]>,
    height: f64,
    slot: f64,
    /// By what the heights of the knots are multiplied.
    scale: f64,
}

impl Axis {
    /// An axis through these knots, which must be in order and at least one.
    pub(crate) fn new(knots: Vec<Knot>, height: f64, slot: f64) -> Self {
        Self { knots: knots.into(), height, slot, scale: 1.0 }
    }

    /// The same axis, so many times as large.
    pub(crate) fn enlarged(&self, scale: f64) -> Self {
        Self { scale, ..self.clone() }
    }

    /// The height of a slot within an instant that has a thickness; `knot` is its place, where it is one.
    pub(crate) fn slot_y(&self, knot: Option<u32>, t: TimeUs, slot: u32) -> f64 {
        let knot = knot.and_then(|knot| self.knots.get(knot as usize));
        knot.map_or_else(|| self.top_of(t), |knot| knot.top) + self.slot * f64::from(slot)
    }

    /// From one slot to the next.
    pub(crate) fn slot(&self) -> f64 {
        self.slot
    }

    /// The height of `t`; of an instant with a thickness, its end. What lies outside the chart is
    /// brought to its nearer end.
    pub fn y_at(&self, t: TimeUs) -> f64 {
        let y = match self.knots.binary_search_by_key(&t, |knot| knot.at_us) {
            Ok(index) => self.knots[index].bottom,
            Err(0) => self.knots.first().map_or(0.0, |knot| knot.top),
            Err(index) => match self.knots.get(index) {
                Some(after) => y_between(&self.knots[index - 1], after, t),
                None => self.knots[index - 1].bottom,
            },
        };
        y * self.scale
    }

    /// The height at which `t` begins: above [`Axis::y_at`] only where an instant has a thickness.
    pub fn top_of(&self, t: TimeUs) -> f64 {
        match self.knots.binary_search_by_key(&t, |knot| knot.at_us) {
            Ok(index) => self.knots[index].top * self.scale,
            Err(_) => self.y_at(t),
        }
    }

    /// The instant at height `y`.
    pub fn time_at(&self, y: f64) -> TimeUs {
        let y = y / self.scale;
        let index = self.knots.partition_point(|knot| knot.bottom < y);
        let Some(after) = self.knots.get(index) else {
            return self.knots.last().map_or(0, |knot| knot.at_us);
        };
        if y >= after.top || index == 0 {
            return after.at_us;
        }
        time_between(&self.knots[index - 1], after, y)
    }

    /// Where the first instant stands.
    pub fn first_y(&self) -> f64 {
        self.knots.first().map_or(0.0, |knot| knot.top) * self.scale
    }

    /// Where the last instant ends.
    pub fn last_y(&self) -> f64 {
        self.knots.last().map_or(0.0, |knot| knot.bottom) * self.scale
    }

    /// The height of the whole picture, its margins included.
    pub fn height(&self) -> f64 {
        self.height * self.scale
    }

    /// The instants at which something is seen, in order: where stepping stops.
    pub fn knots(&self) -> &[Knot] {
        &self.knots
    }
}

fn y_between(before: &Knot, after: &Knot, t: TimeUs) -> f64 {
    let fraction = (t - before.at_us) as f64 / (after.at_us - before.at_us) as f64;
    before.bottom + (after.top - before.bottom) * fraction
}

fn time_between(before: &Knot, after: &Knot, y: f64) -> TimeUs {
    let fraction = (y - before.bottom) / (after.top - before.bottom);
    before.at_us + ((after.at_us - before.at_us) as f64 * fraction).round() as TimeUs
}
