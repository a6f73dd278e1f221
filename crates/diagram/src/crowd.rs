//! What has taken room so far, in bands from top to bottom: a long picture asks only its neighbours.

use crate::{Bounds, Segment};

/// The height of a band.
const BAND: f64 = 128.0;

/// Areas and strokes between two heights, each in every band that it touches.
pub(crate) struct Crowd {
    top: f64,
    bands: Vec<Band>,
}

#[derive(Default, Clone)]
struct Band {
    texts: Vec<Bounds>,
    strokes: Vec<Segment>,
}

impl Crowd {
    pub(crate) fn between(top: f64, bottom: f64) -> Self {
        let count = ((bottom - top) / BAND) as usize + 1;
        Self { top, bands: vec![Band::default(); count] }
    }

    pub(crate) fn add_text(&mut self, area: Bounds) {
        for band in self.room(area.top, area.bottom) {
            band.texts.push(area);
        }
    }

    pub(crate) fn add_stroke(&mut self, stroke: Segment) {
        let (from, to) = (stroke.from.y, stroke.to.y);
        for band in self.room(from.min(to), from.max(to)) {
            band.strokes.push(stroke);
        }
    }

    /// The texts near an area, none of them twice.
    pub(crate) fn texts_near(&self, area: &Bounds) -> impl Iterator<Item = &Bounds> {
        let first = self.place(area.top);
        self.near(area).flat_map(move |(at, band)| {
            band.texts.iter().filter(move |text| at == first.max(self.place(text.top)))
        })
    }

    /// The strokes near an area, none of them twice.
    pub(crate) fn strokes_near(&self, area: &Bounds) -> impl Iterator<Item = &Segment> {
        let first = self.place(area.top);
        self.near(area).flat_map(move |(at, band)| {
            let begins = |stroke: &Segment| self.place(stroke.from.y.min(stroke.to.y));
            band.strokes.iter().filter(move |stroke| at == first.max(begins(stroke)))
        })
    }

    fn near(&self, area: &Bounds) -> impl Iterator<Item = (usize, &Band)> {
        let (first, last) = (self.place(area.top), self.place(area.bottom));
        self.bands.iter().enumerate().take(last + 1).skip(first)
    }

    fn room(&mut self, top: f64, bottom: f64) -> &mut [Band] {
        let (first, last) = (self.place(top), self.place(bottom));
        &mut self.bands[first..=last]
    }

    /// The band of a height; what lies above or below all is in the first or the last.
    fn place(&self, y: f64) -> usize {
        (((y - self.top) / BAND) as usize).min(self.bands.len() - 1)
    }
}
