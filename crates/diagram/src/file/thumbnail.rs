//! A small picture of a part of a large one: its shapes without words, to be recognised by.

use std::fmt::Write;

use super::look::{Look, of_paint};
use super::palette::Ink;
use crate::{Item, Paint, Picture, Point, Step};

/// How much thicker strokes are than in the picture, which is drawn much larger.
const THICKER: f64 = 1.6;
/// Thinner strokes than this are left out.
const THINNEST: f64 = 1.25;

/// The part of the picture from `top` down, as wide as the picture and of this height, as a file; light, or
/// dark for a viewer who prefers that.
#[must_use]
pub fn thumbnail(picture: &Picture, top: f64, height: f64) -> String {
    let mut drawing = Drawing { top, height, looks: Vec::new(), paths: String::new() };
    for section in picture.section_at(top)..=picture.section_at(top + height) {
        let drawn = picture.draw(section);
        drawing.top = top - drawn.section.top;
        drawing.items(&drawn.scene.items);
    }
    let width = whole(picture.width());
    let mut file = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {}\"><style>\
         path{{fill:none;stroke-width:2}}",
        whole(height)
    );
    let mut dark = String::new();
    for (place, look) in drawing.looks.iter().enumerate() {
        let _ = write!(file, ".{}{{{}}}", class(place), rule(look));
        let _ = write!(dark, ".{}{{{}}}", class(place), colours(look, |ink| ink.colours().1));
    }
    let _ = write!(file, "@media(prefers-color-scheme:dark){{{dark}}}</style>");
    file.push_str(&drawing.paths);
    file.push_str("</svg>\n");
    file
}

struct Drawing {
    top: f64,
    height: f64,
    looks: Vec<Look>,
    paths: String,
}

impl Drawing {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Line { from, to, paint } => {
                    self.draw(*paint, &[Step::Move(*from), Step::Line(*to)]);
                }
                Item::Path { steps, paint } => self.draw(*paint, steps),
                Item::Rect { x, y, width, height, paint, .. } => {
                    let corner = |dx: f64, dy: f64| Point { x: x + dx, y: y + dy };
                    let steps = [
                        Step::Move(corner(0.0, 0.0)),
                        Step::Line(corner(*width, 0.0)),
                        Step::Line(corner(*width, *height)),
                        Step::Line(corner(0.0, *height)),
                        Step::Close,
                    ];
                    self.draw(*paint, &steps);
                }
                Item::Group(group) => self.items(&group.items),
                Item::Text(_) => {}
            }
        }
    }

    fn draw(&mut self, paint: Paint, steps: &[Step]) {
        if matches!(paint, Paint::Pill { .. } | Paint::Scissors | Paint::Bracket | Paint::Tick) {
            return;
        }
        let Some(look) = of_paint(paint, false) else { return };
        let is_thin = look.stroke.is_some() && number(look.width) < THINNEST;
        let strokes = steps.chunk_by(|_, next| !matches!(next, Step::Move(_)));
        let ways = strokes.filter(|stroke| self.is_seen(stroke)).map(|stroke| self.way(stroke));
        let way: String = ways.collect();
        if way.is_empty() || (is_thin && look.fill.is_none()) {
            return;
        }
        let place = self.looks.iter().position(|known| *known == look).unwrap_or_else(|| {
            self.looks.push(look);
            self.looks.len() - 1
        });
        let open = format!("<path class=\"{}\" d=\"", class(place));
        // What looks alike and follows one another is one path.
        let last = self.paths.rfind("<path").filter(|&at| self.paths[at..].starts_with(&open));
        if last.is_some() {
            self.paths.truncate(self.paths.len() - "\"/>".len());
        } else {
            self.paths.push_str(&open);
        }
        self.paths.push_str(&way);
        self.paths.push_str("\"/>");
    }
}

/// A movement with whole numbers.
type Move = (&'static str, Vec<(i64, i64)>);

impl Drawing {
    fn is_seen(&self, steps: &[Step]) -> bool {
        let ys = || steps.iter().flat_map(points_of).map(|point| point.y - self.top);
        ys().any(|y| y >= 0.0) && ys().any(|y| y <= self.height)
    }

    /// The way of the pen; of all that lies outside on one side only as much as can be seen inside.
    fn way(&self, steps: &[Step]) -> String {
        let outside = |(_, points): &Move| match points[..] {
            [(_, y)] if y < 0 => -1,
            [(_, y)] if y as f64 > self.height => 1,
            _ => 0,
        };
        let mut moves: Vec<Move> = Vec::new();
        for step in steps {
            let letter = match step {
                Step::Move(_) => "M",
                Step::Line(_) => "L",
                Step::Curve(..) => "Q",
                Step::Close => "Z",
            };
            // What lies far outside would only be long numbers.
            let y = |point: Point| (point.y - self.top).clamp(-20.0, self.height + 20.0);
            let points = points_of(step).map(|point| (whole(point.x), whole(y(point))));
            let next: Move = (letter, points.collect());
            match &mut moves[..] {
                [.., one, last]
                    if letter == "L"
                        && last.0 == "L"
                        && outside(&next) != 0
                        && [&*one, &*last].into_iter().all(|it| outside(it) == outside(&next)) =>
                {
                    *last = next;
                }
                _ => moves.push(next),
            }
        }
        let mut way = String::new();
        for (letter, points) in moves {
            way.push_str(letter);
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
            way.push_str(&points.join(" "));
        }
        way
    }
}

fn points_of(step: &Step) -> impl Iterator<Item = Point> + use<> {
    let (first, second) = match *step {
        Step::Move(to) | Step::Line(to) => (Some(to), None),
        Step::Curve(by, to) => (Some(by), Some(to)),
        Step::Close => (None, None),
    };
    first.into_iter().chain(second)
}

fn rule(look: &Look) -> String {
    let mut rule = colours(look, |ink| ink.colours().0);
    if look.stroke.is_some() && !look.width.is_empty() {
        let tenths = whole(number(look.width) * THICKER * 10.0);
        let _ = write!(rule, "stroke-width:{}.{};", tenths / 10, tenths % 10);
    }
    for (name, value) in [
        ("fill-opacity", look.fill_opacity.unwrap_or_default()),
        ("stroke-dasharray", look.dashes),
        ("opacity", look.opacity),
        ("stroke-linecap", if look.round { "round" } else { "" }),
    ] {
        if !value.is_empty() {
            let _ = write!(rule, "{name}:{value};");
        }
    }
    rule
}

fn colours(look: &Look, of: impl Fn(Ink) -> &'static str) -> String {
    let mut rule = String::new();
    for (name, ink) in [("fill", look.fill), ("stroke", look.stroke)] {
        if let Some(ink) = ink {
            let _ = write!(rule, "{name}:{};", of(ink));
        }
    }
    rule
}

/// Letters from `a` on.
fn class(place: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(place % 26).unwrap_or(0));
    if place < 26 { letter.to_string() } else { format!("{letter}{}", place / 26) }
}

/// A number that a style sheet would take.
fn number(text: &str) -> f64 {
    text.parse().unwrap_or(1.0)
}

fn whole(number: f64) -> i64 {
    number.round() as i64
}
