//! From numbers to pixels, and the ticks between.

use super::Quantity;

/// One axis of a picture: numbers from `from` to `to` over pixels from `start` to `end`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) quantity: Quantity,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) start: f64,
    pub(super) end: f64,
    /// From one tick to the next.
    pub(super) step: f64,
}

impl Scale {
    /// With about so many ticks at the most. Where it is to end on a tick, it goes further than was asked for.
    pub(super) fn new(
        quantity: Quantity,
        [from, to]: [f64; 2],
        [start, end]: [f64; 2],
        ticks: usize,
        ends_on_tick: bool,
    ) -> Self {
        let to = if to > from { to } else { from + 1.0 };
        let step = quantity.round_step((to - from) / ticks.max(1) as f64);
        let to = if ends_on_tick { from + ((to - from) / step).ceil() * step } else { to };
        Scale { quantity, from, to, start, end, step }
    }

    pub(super) fn place(&self, value: f64) -> f64 {
        let share = (value - self.from) / (self.to - self.from);
        self.start + share.clamp(-0.5, 1.5) * (self.end - self.start)
    }

    pub(super) fn value(&self, place: f64) -> f64 {
        let share = (place - self.start) / (self.end - self.start);
        self.from + share.clamp(0.0, 1.0) * (self.to - self.from)
    }

    /// Round numbers within it, with their words.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (f64, String)> + use<> {
        let Scale { quantity, from, to, step, .. } = *self;
        let first = (from / step).ceil();
        let last = (to / step + 1e-9).floor();
        let count = (last - first).max(0.0) as usize;
        (0..=count)
            .map(move |tick| (first + tick as f64) * step)
            .map(move |value| (value, quantity.text(value, step)))
    }
}
