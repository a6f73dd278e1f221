//! What has taken room so far, in bands from top to bottom: a long picture asks only its neighbours.

use crate::{Bounds, Segment};

/// The height of a band.
const BAND: f64 = 128.0;

/// Areas and strokes, each in every band that it touches.
#[derive(Default)]
pub(crate) struct Crowd {
    bands: Vec<Band>,
}

#[derive(Default)]
struct Band {
    texts: Vec<Bounds>,
    strokes: Vec<Segment>,
}

impl Crowd {
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
        let first = place(area.top);
        self.near(area).flat_map(move |(at, band)| {
            band.texts.iter().filter(move |text| at == first.max(place(text.top)))
        })
    }

    /// The strokes near an area, none of them twice.
    pub(crate) fn strokes_near(&self, area: &Bounds) -> impl Iterator<Item = &Segment> {
        let first = place(area.top);
        self.near(area).flat_map(move |(at, band)| {
            let begins = |stroke: &Segment| place(stroke.from.y.min(stroke.to.y));
            band.strokes.iter().filter(move |stroke| at == first.max(begins(stroke)))
        })
    }

    fn near(&self, area: &Bounds) -> impl Iterator<Item = (usize, &Band)> {
        let (first, last) = (place(area.top), place(area.bottom));
        self.bands.iter().enumerate().take(last + 1).skip(first)
    }

    fn room(&mut self, top: f64, bottom: f64) -> &mut [Band] {
        let (first, last) = (place(top), place(bottom));
        if self.bands.len() <= last {
            self.bands.resize_with(last + 1, Band::default);
        }
        &mut self.bands[first..=last]
    }
}

/// The band of a height; what lies above the picture is in the first.
fn place(y: f64) -> usize {
    (y / BAND) as usize
}
