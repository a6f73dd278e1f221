//! Where the pictures stand, and everything in them.

use turnlab_diagram::file::{About, Theme, write_scene};
use turnlab_diagram::{
    Anchor, Bounds, Item, Paint, Point, Role, Scene, Stroke, Text, Tone, bounds_of,
};

use super::scale::Scale;
use super::{CurveChart, CurvePanel, CurveRow, lines};

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
const FOOT: f64 = 18.0;
const AXIS_TITLE: f64 = 16.0;
/// Between the numbers at the side and the picture.
const SIDE: f64 = 8.0;
/// The last number of an axis stands half over its end.
const LAST_NUMBER: f64 = 14.0;
/// A line of names, and what stands before a name.
const LINE: f64 = 20.0;
const SAMPLE: f64 = 34.0;
const LEGEND_GAP: f64 = 18.0;
/// From one tick to the next at the least, in pixels.
const TICKS: (f64, f64) = (48.0, 36.0);

/// A chart that has found its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Curves<'a> {
    chart: &'a CurveChart,
    width: f64,
    is_compact: bool,
    plots: Vec<Placed<'a>>,
    height: f64,
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
    x: Scale,
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
struct Placed<'a> {
    title: String,
    panel: &'a CurvePanel,
    plot: Plot,
    y: Scale,
    /// Whether what goes across is said below it.
    says_axis: bool,
    /// Whether the numbers of the scale stand beside it.
    says_scale: bool,
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

    /// Everything, as far as there are points.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let mut items = Vec::new();
        self.legend(&mut items);
        self.plots.iter().for_each(|placed| self.draw(placed, &mut items));
        let (width, height, compact) = (self.width, self.height, self.is_compact);
        Scene { width, height, compact, scale: 1.0, items }
    }

    /// As a file.
    #[must_use]
    pub fn file(&self, theme: Theme) -> String {
        let CurveChart { title, description, .. } = self.chart;
        let about =
            About { title: title.clone(), description: description.clone(), ..About::default() };
        write_scene(&self.scene(), theme, &about)
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

    fn bounds(&self, words: &str, role: Role) -> f64 {
        let Bounds { left, right, .. } =
            bounds_of(&text_of(0.0, 0.0, Anchor::Start, role, words), self.is_compact);
        right - left
    }

    /// The names of the lines, each behind a piece of it; returns how high they are.
    fn legend(&self, items: &mut Vec<Item>) -> f64 {
        let role = Role::Label(Stroke::Plain);
        let (mut x, mut y) = (0.0, LINE);
        let wide = |words: &str| SAMPLE + self.bounds(words, role) + 22.0;
        let mut next = |words: &str| {
            if x > 0.0 && x + wide(words) > self.width {
                (x, y) = (0.0, y + LINE);
            }
            let at = x;
            x += wide(words);
            (at, y)
        };
        for (series, name) in self.chart.series.iter().enumerate() {
            let (x, y) = next(name);
            let [from, to] = [x, x + SAMPLE - 8.0].map(|x| Point { x, y: y - 4.0 });
            lines::sample(series, from, to, items);
            items.push(words(x + SAMPLE, y, Anchor::Start, role, name));
        }
        if !self.chart.at_least.is_empty() && self.has_at_least() {
            let (x, y) = next(&self.chart.at_least);
            let [from, to] = [x, x + SAMPLE - 8.0].map(|x| Point { x, y: y - 4.0 });
            items.push(Item::Line { from, to, paint: Paint::CurveAtLeast(lines::dashes(0), 0) });
            items.push(words(x + SAMPLE, y, Anchor::Start, role, &self.chart.at_least));
        }
        y + LEGEND_GAP
    }

    fn has_at_least(&self) -> bool {
        let panels = self.chart.rows.iter().flat_map(|row| &row.panels);
        panels.flat_map(|panel| &panel.lines).flatten().any(|point| point.is_at_least)
    }

    fn draw(&self, placed: &Placed<'_>, items: &mut Vec<Item>) {
        let Plot { left, top, right, bottom, x } = placed.plot;
        let head = Role::Remark(Tone::Plain);
        items.push(words(left, top - 10.0, Anchor::Start, head, &placed.title));
        for (value, number) in placed.y.ticks() {
            let y = sharp(placed.y.place(value));
            let paint = if value == placed.y.from { Paint::Tick } else { Paint::Grid };
            let [from, to] = [left, right].map(|x| Point { x, y });
            items.push(Item::Line { from, to, paint });
            if placed.says_scale {
                items.push(words(left - SIDE, y + 3.5, Anchor::End, Role::Time, &number));
            }
        }
        self.draw_across(placed, items);
        if let Some(here) = self.chart.across.here.filter(|here| (x.from..=x.to).contains(here)) {
            let at = sharp(x.place(here));
            let [from, to] = [top, bottom].map(|y| Point { x: at, y });
            items.push(Item::Line { from, to, paint: Paint::Here });
        }
        lines::draw(&placed.panel.lines, x, placed.y, items);
        self.draw_here(placed, items);
    }

    /// The number at which somebody stands, on top of the lines.
    fn draw_here(&self, placed: &Placed<'_>, items: &mut Vec<Item>) {
        let Plot { top, right, x, .. } = placed.plot;
        let Some(here) = self.chart.across.here.filter(|here| (x.from..=x.to).contains(here))
        else {
            return;
        };
        let number = x.quantity.exact_text(here);
        let role = Role::Remark(Tone::Plain);
        let at = x.place(here) + 6.0;
        let is_room = at + self.bounds(&number, role) < right;
        let (at, anchor) = if is_room { (at, Anchor::Start) } else { (at - 12.0, Anchor::End) };
        items.push(words(at, top + 12.0, anchor, role, &number));
    }

    fn draw_across(&self, placed: &Placed<'_>, items: &mut Vec<Item>) {
        let Plot { right, bottom, x, .. } = placed.plot;
        for (value, number) in x.ticks() {
            let at = sharp(x.place(value));
            let [from, to] = [bottom, bottom + 4.0].map(|y| Point { x: at, y });
            items.push(Item::Line { from, to, paint: Paint::Tick });
            items.push(words(at, bottom + FOOT, Anchor::Middle, Role::Time, &number));
        }
        if placed.says_axis {
            let y = bottom + FOOT + AXIS_TITLE;
            items.push(words(right, y, Anchor::End, Role::Time, &self.chart.across.title));
        }
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

/// Half pixels, on which a line of one pixel is sharp.
fn sharp(place: f64) -> f64 {
    place.floor() + 0.5
}

fn text_of(x: f64, y: f64, anchor: Anchor, role: Role, words: &str) -> Text {
    Text { at: Point { x, y }, anchor, downwards: false, text: words.to_owned(), role }
}

fn words(x: f64, y: f64, anchor: Anchor, role: Role, words: &str) -> Item {
    Item::Text(text_of(x, y, anchor, role, words))
}

#[cfg(test)]
mod tests {
    use super::super::{CurveAxis, CurvePoint, Quantity};
    use super::*;

    fn chart(panels: usize, series: usize) -> CurveChart {
        let line = |series: usize| {
            let point = |x: u32| CurvePoint {
                spread: Some([0.0, f64::from(x) * 2e6]),
                is_at_least: x > 70,
                ..CurvePoint::at(f64::from(x), f64::from(x) * (1.0 + series as f64) * 1e6)
            };
            (1..=100).map(point).collect()
        };
        let row = |title: &str, quantity: Quantity| CurveRow {
            title: title.to_owned(),
            quantity,
            least_top: 1.0,
            panels: (0..panels)
                .map(|panel| CurvePanel {
                    title: if panels == 1 { String::new() } else { format!("latency {panel} ms") },
                    lines: (0..series).map(line).collect(),
                })
                .collect(),
        };
        CurveChart {
            title: "Mail".to_owned(),
            description: "Waits.".to_owned(),
            across: CurveAxis {
                title: "Threshold (messages)".to_owned(),
                quantity: Quantity::Count,
                from: 1.0,
                to: 100.0,
                here: Some(50.0),
            },
            series: (0..series).map(|series| format!("as-shipped:giving-{series}")).collect(),
            rows: vec![row("Longest wait", Quantity::Time), row("Mean wait", Quantity::Time)],
            at_least: "so much at least".to_owned(),
        }
    }

    /// Everything is within the scene, and no text lies on another one.
    #[test]
    fn every_text_has_its_room() {
        for width in [328.0, 358.0, 600.0, 960.0, 1380.0] {
            for (panels, series) in [(1, 1), (1, 12), (3, 2), (4, 3), (12, 2)] {
                let chart = chart(panels, series);
                let scene = Curves::new(&chart, width).scene();
                let texts: Vec<(Bounds, &str)> = scene
                    .items
                    .iter()
                    .filter_map(|item| match item {
                        Item::Text(text) => {
                            Some((bounds_of(text, scene.compact), text.text.as_str()))
                        }
                        _ => None,
                    })
                    .collect();
                for (at, (one, words)) in texts.iter().enumerate() {
                    let name = format!("“{words}” of {panels}, {series} on {width}");
                    // What is longer than the page by itself is not cut.
                    assert!(one.left >= -0.5, "{name} begins at {}", one.left);
                    assert!(one.right <= width + 0.5, "{name} ends at {}", one.right);
                    assert!(one.bottom <= scene.height + 0.5, "{name} ends at {}", one.bottom);
                    for (other, others) in &texts[..at] {
                        let apart = one.right <= other.left + 0.5
                            || other.right <= one.left + 0.5
                            || one.bottom <= other.top + 1.5
                            || other.bottom <= one.top + 1.5;
                        assert!(apart, "{name} lies on “{others}”");
                    }
                }
            }
        }
    }

    #[test]
    fn a_place_on_an_axis_leads_back_to_its_number() {
        let chart = chart(3, 2);
        let curves = Curves::new(&chart, 960.0);
        assert_eq!(curves.plots().count(), 6);
        for plot in curves.plots() {
            for value in [1.0, 37.0, 100.0] {
                let x = plot.x_of(value);
                assert!((plot.left..=plot.right).contains(&x));
                assert!((plot.value_at(x) - value).abs() < 1e-9);
            }
            assert_eq!((plot.value_at(-50.0), plot.value_at(5e3)), (1.0, 100.0));
        }
    }

    /// Twelve lines differ in their dashes and marks, whatever their colours are.
    #[test]
    fn lines_do_not_depend_on_their_colours() {
        let mut seen = Vec::new();
        for series in 0..12 {
            let mut items = Vec::new();
            let end = Point { x: 30.0, y: 0.0 };
            lines::sample(series, Point { x: 0.0, y: 0.0 }, end, &mut items);
            let [Item::Line { paint: Paint::Curve(dashes, _), .. }, Item::Path { steps, .. }] =
                &items[..]
            else {
                panic!("a line and a mark");
            };
            let look = (*dashes, format!("{steps:?}"));
            assert!(!seen.contains(&look), "{series}");
            seen.push(look);
        }
    }

    #[test]
    fn a_chart_without_points_has_its_axes() {
        let mut empty = chart(1, 2);
        let clear = |row: &mut CurveRow| row.panels[0].lines.iter_mut().for_each(Vec::clear);
        empty.rows.iter_mut().for_each(clear);
        (empty.across.from, empty.across.to) = (5.0, 5.0);
        let scene = Curves::new(&empty, 600.0).scene();
        assert!(scene.items.len() > 10);
        let file = Curves::new(&empty, 600.0).file(Theme::Dark);
        assert!(file.contains("<title>Mail</title>") && !file.contains("NaN"), "{file}");
    }
}
