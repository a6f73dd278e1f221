//! The lines of a picture: dashes, marks and hues by their place, so that none depends on its colour alone.

use turnlab_diagram::{Dashes, Item, Paint, Point, Step};

use super::CurvePoint;
use super::scale::Scale;

/// From one mark of a line to the next, in pixels at the least.
const MARKS: f64 = 56.0;
/// Half as wide as a mark is, in pixels.
const MARK: f64 = 3.25;

/// What a series is drawn with: twelve of them differ in dashes and marks together.
pub(super) fn dashes(series: usize) -> Dashes {
    Dashes::ALL[series % Dashes::ALL.len()]
}

/// The lines of one picture, the first series on top.
pub(super) fn draw(lines: &[Vec<CurvePoint>], x: Scale, y: Scale, items: &mut Vec<Item>) {
    for (series, points) in lines.iter().enumerate() {
        spread(series, points, x, y, items);
    }
    for (series, points) in lines.iter().enumerate().rev() {
        line(series, points, x, y, items);
    }
    let count = lines.len();
    for (series, points) in lines.iter().enumerate().rev() {
        marks(series, count, points, x, y, items);
    }
}

/// A line of a series from one point to another with its mark in the middle, as it stands beside its name.
pub(super) fn sample(series: usize, from: Point, to: Point, items: &mut Vec<Item>) {
    items.push(Item::Line { from, to, paint: Paint::Curve(dashes(series), series) });
    let middle = Point { x: f64::midpoint(from.x, to.x), y: f64::midpoint(from.y, to.y) };
    items.push(mark(series, middle));
}

fn spread(series: usize, points: &[CurvePoint], x: Scale, y: Scale, items: &mut Vec<Item>) {
    let edge = |point: &CurvePoint, side: usize| {
        let spread = point.spread?;
        Some(Point { x: x.place(point.x), y: y.place(spread[side]) })
    };
    let upper = points.iter().filter_map(|point| edge(point, 1));
    let lower = points.iter().rev().filter_map(|point| edge(point, 0));
    let mut steps: Vec<Step> = upper.chain(lower).map(Step::Line).collect();
    if let Some(Step::Line(first)) = steps.first().copied() {
        steps[0] = Step::Move(first);
        steps.push(Step::Close);
        items.push(Item::Path { steps, paint: Paint::Spread(series) });
    }
}

/// Parts that are only so much at least are thin.
fn line(series: usize, points: &[CurvePoint], x: Scale, y: Scale, items: &mut Vec<Item>) {
    let place = |point: &CurvePoint| Point { x: x.place(point.x), y: y.place(point.y) };
    let mut begun: Option<(bool, Vec<Step>)> = None;
    let mut draw = |begun: Option<(bool, Vec<Step>)>| {
        let Some((is_at_least, steps)) = begun else { return };
        let paint = match is_at_least {
            true => Paint::CurveAtLeast(dashes(series), series),
            false => Paint::Curve(dashes(series), series),
        };
        items.push(Item::Path { steps, paint });
    };
    for pair in seen(points, place).windows(2) {
        let is_at_least = pair[0].is_at_least || pair[1].is_at_least;
        if begun.as_ref().is_none_or(|(before, _)| *before != is_at_least) {
            draw(begun.replace((is_at_least, vec![Step::Move(place(pair[0]))])));
        }
        if let Some((_, steps)) = &mut begun {
            steps.push(Step::Line(place(pair[1])));
        }
    }
    draw(begun);
}

/// The points without those that are seen as the one before them: of ten thousand there are no more than pixels that
/// the line goes through.
fn seen(points: &[CurvePoint], place: impl Fn(&CurvePoint) -> Point) -> Vec<&CurvePoint> {
    const APART: f64 = 0.5;
    let mut seen: Vec<&CurvePoint> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let is_apart = seen.last().is_none_or(|before| {
            let [here, there] = [place(point), place(before)];
            (here.x - there.x).abs() >= APART
                || (here.y - there.y).abs() >= APART
                || before.is_at_least != point.is_at_least
        });
        if is_apart || at + 1 == points.len() {
            seen.push(point);
        }
    }
    seen
}

/// Marks at some of the points. Lines that lie on each other have theirs at different places.
fn marks(
    series: usize,
    count: usize,
    points: &[CurvePoint],
    x: Scale,
    y: Scale,
    items: &mut Vec<Item>,
) {
    let mut next = x.start + MARKS * (series as f64 + 0.5) / count.max(1) as f64;
    if points.len() == 1 {
        next = x.start;
    }
    for point in points {
        let at = Point { x: x.place(point.x), y: y.place(point.y) };
        if at.x >= next {
            items.push(mark(series, at));
            next += MARKS * ((at.x - next) / MARKS).floor() + MARKS;
        }
    }
}

/// Round, square and with three corners, one after the other.
fn mark(series: usize, at: Point) -> Item {
    let to = |x: f64, y: f64| Point { x: at.x + x * MARK, y: at.y + y * MARK };
    let steps = match series % 3 {
        0 => vec![
            Step::Move(to(-1.0, 0.0)),
            Step::Curve(to(-1.0, -1.0), to(0.0, -1.0)),
            Step::Curve(to(1.0, -1.0), to(1.0, 0.0)),
            Step::Curve(to(1.0, 1.0), to(0.0, 1.0)),
            Step::Curve(to(-1.0, 1.0), to(-1.0, 0.0)),
            Step::Close,
        ],
        1 => vec![
            Step::Move(to(-0.9, -0.9)),
            Step::Line(to(0.9, -0.9)),
            Step::Line(to(0.9, 0.9)),
            Step::Line(to(-0.9, 0.9)),
            Step::Close,
        ],
        _ => vec![
            Step::Move(to(0.0, -1.2)),
            Step::Line(to(1.1, 0.9)),
            Step::Line(to(-1.1, 0.9)),
            Step::Close,
        ],
    };
    Item::Path { steps, paint: Paint::CurveMark(series) }
}

#[cfg(test)]
mod tests {
    use super::super::Quantity;
    use super::*;

    fn corners(points: &[CurvePoint]) -> Vec<usize> {
        let x = Scale::new(Quantity::Count, [0.0, 10_000.0], [0.0, 500.0], 5, false);
        let y = Scale::new(Quantity::Count, [0.0, 100.0], [200.0, 0.0], 5, true);
        let mut items = Vec::new();
        line(0, points, x, y, &mut items);
        let steps = |item: &Item| match item {
            Item::Path { steps, .. } => steps.len(),
            _ => 0,
        };
        items.iter().map(steps).collect()
    }

    /// Ten thousand points are no more than two for each pixel, and one that stands out is among them.
    #[test]
    fn many_points_are_no_more_than_can_be_seen() {
        let flat: Vec<_> = (0..10_000).map(|x| CurvePoint::at(f64::from(x), 50.0)).collect();
        let [count] = corners(&flat)[..] else { panic!("one line") };
        assert!((500..=1_001).contains(&count), "{count}");
        let mut spiked = flat.clone();
        spiked[5_003].y = 90.0;
        assert!(corners(&spiked)[0] > count);
        let mut open = flat;
        open[7_000..].iter_mut().for_each(|point| point.is_at_least = true);
        assert_eq!(corners(&open).len(), 2, "a thin part is a line of its own");
    }
}
