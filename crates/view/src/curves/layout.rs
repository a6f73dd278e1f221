//! Where the pictures of a chart of curves stand.

use turnlab_diagram::{Anchor, Bounds, Role, Tone, bounds_of};

use super::draw::text_of;
use super::scale::Scale;
use super::{CurveChart, CurvePanel, CurveRow};

/// The width, in pixels, below which type is small and a picture takes all of it.
const NARROW: f64 = 560.0;
/// The least that a picture measures across where several stand beside each other, in pixels.
const LEAST_ACROSS: f64 = 190.0;
/// Between two pictures, across and down.
const GAP: (f64, f64) = (28.0, 22.0);
/// How high a picture is for its width, and at the least and at the most.
const HIGH: (f64, f64, f64) = (0.56, 130.0, 260.0);
/// Above a picture, for what it is about.
const HEAD: f64 = 24.0;
/// Below it, for the numbers, and once more for what they are.
pub(super) const FOOT: f64 = 18.0;
pub(super) const AXIS_TITLE: f64 = 16.0;
/// Between the numbers at the side and the picture.
pub(super) const SIDE: f64 = 8.0;
/// The last number of an axis stands half over its end.
const LAST_NUMBER: f64 = 14.0;
/// From one tick to the next at the least, in pixels.
const TICKS: (f64, f64) = (48.0, 36.0);

/// A chart that has found its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Curves<'a> {
    pub(super) chart: &'a CurveChart,
    pub(super) width: f64,
    pub(super) is_compact: bool,
    pub(super) plots: Vec<Placed<'a>>,
    pub(super) height: f64,
}

/// Where one of the pictures is, in pixels of the scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    /// Left edge of what is between the axes.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
    pub(super) x: Scale,
}

impl Plot {
    /// Where a number of the axis is, in pixels.
    #[must_use]
    pub fn x_of(&self, value: f64) -> f64 {
        self.x.place(value)
    }

    /// The number at a place, within the axis.
    #[must_use]
    pub fn value_at(&self, x: f64) -> f64 {
        self.x.value(x)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed<'a> {
    pub(super) title: String,
    pub(super) panel: &'a CurvePanel,
    pub(super) plot: Plot,
    pub(super) y: Scale,
    /// Whether what goes across is said below it.
    pub(super) says_axis: bool,
    /// Whether the numbers of the scale stand beside it.
    pub(super) says_scale: bool,
}

impl<'a> Curves<'a> {
    /// Places a chart on so much width, in pixels.
    #[must_use]
    pub fn new(chart: &'a CurveChart, width: f64) -> Self {
        let is_compact = width < NARROW;
        let mut curves = Curves { chart, width, is_compact, plots: Vec::new(), height: 0.0 };
        curves.height = curves.legend(&mut Vec::new());
        curves.place();
        curves.height -= GAP.1 - 6.0;
        curves
    }

    /// Where the pictures are.
    pub fn plots(&self) -> impl Iterator<Item = Plot> + '_ {
        self.plots.iter().map(|placed| placed.plot)
    }

    /// The rows one below the other. Where each has one picture only, the first takes the whole width, and the others
    /// stand beside each other below it.
    fn place(&mut self) {
        let rows = &self.chart.rows;
        let is_single = rows.iter().all(|row| row.panels.len() == 1);
        let all = |rows: &'a [CurveRow]| -> Vec<(&'a CurveRow, &'a CurvePanel)> {
            rows.iter().flat_map(|row| row.panels.iter().map(move |panel| (row, panel))).collect()
        };
        if is_single && let Some((first, others)) = rows.split_first() {
            self.flow(&all(std::slice::from_ref(first)));
            self.flow(&all(others));
        } else {
            rows.iter().for_each(|row| self.flow(&all(std::slice::from_ref(row))));
        }
    }

    /// Pictures beside each other, as many as there is room for.
    fn flow(&mut self, panels: &[(&'a CurveRow, &'a CurvePanel)]) {
        if panels.is_empty() {
            return;
        }
        let room = ((self.width + GAP.0) / (LEAST_ACROSS + GAP.0)).floor().max(1.0) as usize;
        let beside = if self.is_compact { 1 } else { panels.len().min(room) };
        let beside = panels.len().div_ceil(panels.len().div_ceil(beside));
        let is_one_row = panels.iter().all(|(row, _)| std::ptr::eq(*row, panels[0].0));
        let share = self.width / beside as f64;
        let high = (share * HIGH.0).clamp(HIGH.1, HIGH.2).round();
        let ticks = (high / TICKS.1) as usize;
        let scales: Vec<Scale> =
            panels.iter().map(|(row, _)| upwards(row, [0.0, 0.0], ticks)).collect();
        // Those below each other begin below each other.
        let others = self.chart.rows.iter().filter(|_| is_one_row && panels.len() > 1);
        let others = others.map(|row| upwards(row, [0.0, 0.0], ticks));
        let sides = scales.iter().copied().chain(others).map(|scale| self.side(&scale));
        let side = sides.fold(0.0, f64::max) + SIDE;
        // Pictures of one row have one scale, which the first of them tells.
        let sides = if is_one_row { 1 } else { beside };
        let gaps = GAP.0 * (beside - 1) as f64 + side * sides as f64 + LAST_NUMBER;
        let across = (self.width - gaps) / beside as f64;
        for (place, (&(row, panel), scale)) in panels.iter().zip(scales).enumerate() {
            let column = place % beside;
            let top = self.height + HEAD;
            let sides = if is_one_row { 1 } else { column + 1 };
            let left = column as f64 * (across + GAP.0) + side * sides as f64;
            let right = left + across;
            let says_scale = !is_one_row || column == 0;
            let bottom = top + high;
            let says_axis = place + beside >= panels.len();
            let CurveAxisOf { quantity, from, to } = self.across();
            let count = ((right - left) / TICKS.0) as usize;
            let x = Scale::new(quantity, [from, to], [left, right], count, false);
            let y = Scale { start: bottom, end: top, ..scale };
            let title = self.title(row, panel, across);
            let plot = Plot { left, top, right, bottom, x };
            self.plots.push(Placed { title, panel, plot, y, says_axis, says_scale });
            if column + 1 == beside || place + 1 == panels.len() {
                let axis = if says_axis { AXIS_TITLE } else { 0.0 };
                self.height = bottom + FOOT + axis + GAP.1;
            }
        }
    }

    /// What a picture is about, as far as there is room for it.
    fn title(&self, row: &CurveRow, panel: &CurvePanel, room: f64) -> String {
        let long = match panel.title.as_str() {
            "" => row.title.clone(),
            title => format!("{}, {title}", row.title),
        };
        let fits = self.bounds(&long, Role::Remark(Tone::Plain)) <= room;
        if fits || panel.title.is_empty() { long } else { panel.title.clone() }
    }

    fn across(&self) -> CurveAxisOf {
        let axis = &self.chart.across;
        // One value alone stands in the middle.
        let (from, to) = match axis.to > axis.from {
            true => (axis.from, axis.to),
            false => (axis.from - 1.0, axis.from + 1.0),
        };
        CurveAxisOf { quantity: axis.quantity, from, to }
    }

    /// How wide the numbers at the side are.
    fn side(&self, scale: &Scale) -> f64 {
        let width = |words: &str| self.bounds(words, Role::Time);
        scale.ticks().map(|(_, words)| width(&words)).fold(0.0, f64::max).ceil()
    }

    /// How wide words are.
    pub(super) fn bounds(&self, words: &str, role: Role) -> f64 {
        let Bounds { left, right, .. } =
            bounds_of(&text_of(0.0, 0.0, Anchor::Start, role, words), self.is_compact);
        right - left
    }
}

struct CurveAxisOf {
    quantity: super::Quantity,
    from: f64,
    to: f64,
}

/// The scale that all pictures of a row have: from nothing to above the highest point.
fn upwards(row: &CurveRow, places: [f64; 2], ticks: usize) -> Scale {
    let points = row.panels.iter().flat_map(|panel| panel.lines.iter().flatten());
    let top = points.map(|point| point.spread.map_or(point.y, |spread| spread[1].max(point.y)));
    let top = top.fold(row.least_top, f64::max);
    Scale::new(row.quantity, [0.0, top], places, ticks, true)
}
