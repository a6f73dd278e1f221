//! Drawing a chart of curves that has found its place.

use turnlab_diagram::file::{About, Theme, write_scene};
use turnlab_diagram::{Anchor, Item, Paint, Point, Role, Scene, Stroke, Text, Tone};

use super::layout::{AXIS_TITLE, FOOT, Placed, SIDE};
use super::{CurveChart, Curves, Plot, lines};

/// A line of names, and what stands before a name.
const LINE: f64 = 20.0;
const SAMPLE: f64 = 34.0;
const LEGEND_GAP: f64 = 18.0;

impl Curves<'_> {
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

    /// The names of the lines, each behind a piece of it; returns how high they are.
    pub(super) fn legend(&self, items: &mut Vec<Item>) -> f64 {
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

/// Half pixels, on which a line of one pixel is sharp.
fn sharp(place: f64) -> f64 {
    place.floor() + 0.5
}

pub(super) fn text_of(x: f64, y: f64, anchor: Anchor, role: Role, words: &str) -> Text {
    Text { at: Point { x, y }, anchor, downwards: false, text: words.to_owned(), role }
}

fn words(x: f64, y: f64, anchor: Anchor, role: Role, words: &str) -> Item {
    Item::Text(text_of(x, y, anchor, role, words))
}
