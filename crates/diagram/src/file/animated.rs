//! A picture that plays by itself: a cursor goes down the axis at a constant speed, what lies ahead of it is
//! pale, the picture moves along, and what is said changes with it. All of it is in style sheets, so that a
//! viewer who wants less motion, and one that cannot move, has the whole picture, standing still.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::look::Look;
use super::palette::Ink;
use super::{About, File, MARGIN, Theme};
use crate::metrics::width_of;
use crate::svg::Pen;
use crate::{Picture, Role, TimeUs, type_size, type_weight};

/// What is said from an instant on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The instant.
    pub at_us: TimeUs,
    /// The same for people.
    pub time: String,
    /// What happens.
    pub headline: String,
    /// How things stand then.
    pub stands: String,
}

/// How far the cursor goes in a second, in pixels, and how long it rests at the end, in seconds.
const SPEED: f64 = 45.0;
const REST_S: f64 = 4.0;
/// How high the picture is at most, and the words over it.
const WINDOW: f64 = 640.0;
const WORDS: f64 = 92.0;
/// Where the cursor stays while the picture moves, as a part of the room for it.
const STAYS: f64 = 0.55;

/// Where everything is, and when.
struct Film {
    width: f64,
    height: f64,
    /// The height of the room below words and heads.
    room: f64,
    /// How far down the picture goes.
    body: f64,
    first: f64,
    last: f64,
    /// In seconds, the rest at the end included.
    lasts: f64,
}

/// The picture as a file that plays.
#[must_use]
pub fn animate(picture: &Picture, theme: Theme, about: &About, said: &[Said]) -> String {
    let film = Film::of(picture);
    let compact = picture.is_compact();
    let mut items = File { pen: Pen::empty(), theme, compact, inks: BTreeSet::new() };
    items.still_and_moving(picture, &film, said);
    let mut file = File { pen: Pen::empty(), theme, compact, inks: items.inks };
    file.begin(film.width, film.height, about);
    file.pen.raw(&film.style(picture, said));
    file.pen.raw(&items.pen.out);
    file.pen.raw("</g></svg>\n");
    file.pen.out
}

impl Film {
    fn of(picture: &Picture) -> Self {
        let (body, heads) = (picture.height(), picture.heads.height);
        let height = WINDOW.min(WORDS + heads + body + MARGIN);
        let (first, last) = (picture.axis.first_y(), picture.axis.last_y());
        Film {
            width: picture.width() + 2.0 * MARGIN,
            height,
            room: height - WORDS - heads,
            body,
            first,
            last,
            lasts: (last - first) / SPEED + REST_S,
        }
    }

    /// Where in the film the cursor is at this height, in percent.
    fn percent(&self, y: f64) -> f64 {
        ((y - self.first) / SPEED / self.lasts * 100.0).clamp(0.0, 100.0)
    }

    /// How far the picture has moved up when the cursor is at this height.
    fn moved(&self, y: f64) -> f64 {
        (y - self.room * STAYS).clamp(0.0, (self.body + MARGIN - self.room).max(0.0))
    }

    /// As small as it must be for all of it to be seen at once.
    fn still(&self, heads: f64) -> f64 {
        ((self.height - 2.0 * MARGIN) / (heads + self.body)).min(1.0)
    }

    fn style(&self, picture: &Picture, said: &[Said]) -> String {
        let top = WORDS + picture.heads.height;
        let end = self.percent(self.last);
        let mut css = String::from("<style>");
        css += "@media (prefers-reduced-motion: no-preference){.moving{display:inline}";
        let mut put = |text: std::fmt::Arguments<'_>| {
            // A string takes what is written to it.
            let _ = css.write_fmt(text);
        };
        put(format_args!(".heads{{transform:translate({MARGIN}px,{WORDS}px)}}"));
        for name in ["body", "cursor", "ahead"] {
            put(format_args!(".{name}{{animation:{name} {:.2}s linear infinite}}", self.lasts));
        }
        put(format_args!(".said{{animation:said {:.2}s step-end infinite}}", self.lasts));
        put(format_args!("@keyframes body{{"));
        let turns = [self.first, self.room * STAYS, self.body + MARGIN - self.room * (1.0 - STAYS)];
        for y in turns.into_iter().chain([self.last]) {
            let y = y.clamp(self.first, self.last);
            let (percent, up) = (self.percent(y), top - self.moved(y));
            put(format_args!("{percent:.2}%{{transform:translate({MARGIN}px,{up:.1}px)}}"));
        }
        let up = top - self.moved(self.last);
        put(format_args!("to{{transform:translate({MARGIN}px,{up:.1}px)}}}}"));
        let (first, last, past) = (self.first, self.last, self.body + MARGIN);
        put(format_args!("@keyframes cursor{{0%{{transform:translateY({first:.1}px)}}"));
        put(format_args!("{end:.2}%,to{{transform:translateY({last:.1}px)}}}}"));
        put(format_args!("@keyframes ahead{{0%{{transform:translateY({first:.1}px)}}"));
        put(format_args!("{end:.2}%{{transform:translateY({last:.1}px)}}"));
        put(format_args!(
            "{:.2}%,to{{transform:translateY({past:.1}px)}}}}",
            (end + 1.0).min(99.9)
        ));
        put(format_args!("@keyframes said{{"));
        for (place, said) in said.iter().enumerate() {
            let y = if place == 0 { self.first } else { picture.axis.y_at(said.at_us) };
            let percent = self.percent(y);
            let up = place as f64 * WORDS;
            put(format_args!("{percent:.2}%{{transform:translateY(-{up:.0}px)}}"));
        }
        css += "}}</style>";
        css
    }
}

impl File {
    fn still_and_moving(&mut self, picture: &Picture, film: &Film, said: &[Said]) {
        let (heads, width) = (&picture.heads, picture.width());
        let scale = film.still(heads.height);
        let left = (film.width - width * scale) / 2.0;
        let place = |top: f64| format!("translate({left:.1} {top:.1}) scale({scale:.4})");
        let paper =
            |opacity| Look { fill: Some(Ink::Paper), fill_opacity: opacity, ..Look::default() };
        self.rect([0.0, 0.0, film.width, film.height], 0.0, paper(None));
        self.open("body", &place(MARGIN + heads.height * scale));
        for drawing in picture.drawings() {
            self.moved([0.0, drawing.section.top], &drawing.scene.items);
        }
        self.pen.raw("<g class=\"moving\" display=\"none\"><g class=\"ahead\">");
        self.rect([-MARGIN, 0.0, film.width, film.body + MARGIN], 0.0, paper(Some("0.86")));
        self.pen.raw("</g><g class=\"cursor\">");
        let line = Look { fill: Some(Ink::Ink), fill_opacity: Some("0.6"), ..Look::default() };
        let from = picture.area.left;
        self.rect([from, -0.5, width - from, 1.0], 0.0, line);
        self.rect(
            [from - 6.0, -6.0, 12.0, 12.0],
            6.0,
            Look { fill: Some(Ink::Ink), ..Look::default() },
        );
        self.pen.raw("</g></g></g><g class=\"moving\" display=\"none\">");
        self.rect([0.0, 0.0, film.width, WORDS + heads.height], 0.0, paper(None));
        self.pen.raw("</g>");
        self.open("heads", &place(MARGIN));
        heads.items.iter().for_each(|item| self.item(item));
        self.pen.raw("</g>");
        self.said(film, said);
    }

    fn open(&mut self, class: &str, transform: &str) {
        self.pen.raw("<g");
        self.pen.words("class", class);
        self.pen.words("transform", transform);
        self.pen.raw(">");
    }

    /// All that is said, one below the other, behind a window that shows one of it.
    fn said(&mut self, film: &Film, said: &[Said]) {
        self.pen.raw("<g class=\"moving\" display=\"none\"><svg x=\"0\" y=\"0\"");
        self.pen.attribute("width", film.width);
        self.pen.attribute("height", WORDS);
        self.pen.raw("><g class=\"said\">");
        let room = film.width - 2.0 * MARGIN;
        for (place, said) in said.iter().enumerate() {
            let top = place as f64 * WORDS;
            let lines = lines(&format!("{} · {}", said.time, said.headline), room);
            for (line, text) in (0..).zip(&lines) {
                self.say(top + 28.0 + 21.0 * f64::from(line), text, Role::Name, Ink::Ink);
            }
            self.say(
                top + 28.0 + 21.0 * lines.len() as f64,
                &said.stands,
                Role::Subtitle,
                Ink::Muted,
            );
        }
        self.pen.raw("</g></svg></g>");
    }

    /// A line, held to its width whatever font the viewer has.
    fn say(&mut self, y: f64, text: &str, role: Role, ink: Ink) {
        let text = text.trim_end();
        self.pen.raw("<text");
        self.pen.attribute("x", MARGIN);
        self.pen.attribute("y", y);
        self.pen.attribute("font-size", type_size(role, false));
        self.pen.attribute("font-weight", f64::from(type_weight(role)));
        self.pen.attribute("textLength", width_of(text, role, false));
        self.pen.raw(" lengthAdjust=\"spacingAndGlyphs\"");
        self.look(Look { fill: Some(ink), ..Look::default() });
        self.pen.raw(">");
        self.pen.escaped(text);
        self.pen.raw("</text>");
    }
}

/// In two lines of such a width, as far as words allow; what has no room there is left out.
fn lines(text: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_inclusive(' ') {
        let is_full = lines.last().is_some_and(|line| {
            !line.is_empty() && width_of(&format!("{line}{word}…"), Role::Name, false) > room
        });
        let is_last = lines.len() == 2;
        match lines.last_mut() {
            Some(line) if !is_full => line.push_str(word),
            Some(line) if is_last => {
                line.push('…');
                break;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
