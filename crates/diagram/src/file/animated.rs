//! A picture that plays by itself: a cursor goes down the axis at a constant speed, what lies ahead of it is
//! pale, the picture moves along, and what is said changes with it. All of it is in style sheets, so that a
//! viewer who wants less motion, one that cannot move, and paper have one moment of it, standing still and as
//! large: the first at which something goes wrong.

use std::fmt::Write;

use super::look::Look;
use super::palette::Ink;
use super::{About, File, MARGIN, ROOT, Theme, alone};
use crate::metrics::width_of;
use crate::{Picture, Role, TimeUs, clock, type_size, type_weight};

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
/// Where in that room is what a picture that stands still is about.
const SEEN: f64 = 0.4;
/// The room below a picture that stands still, for what it is a part of.
const FOOT: f64 = 26.0;

/// Where everything is, and when.
struct Film {
    width: f64,
    height: f64,
    /// The height of words and heads, and of the room below them.
    top: f64,
    room: f64,
    /// How far down the picture goes.
    body: f64,
    first: f64,
    last: f64,
    /// In seconds, the rest at the end included.
    lasts: f64,
}

/// The moment that a picture is about: where what is shaded begins, or else the first loss, or else its
/// beginning.
#[must_use]
pub fn moment(picture: &Picture) -> TimeUs {
    let chart = picture.chart();
    let shaded = chart.bands.iter().map(|band| band.from_us).min();
    let lost = || chart.arrows.iter().filter_map(|arrow| arrow.lost_us).min();
    let at_us = shaded.or_else(lost).unwrap_or(chart.from_us);
    at_us.clamp(chart.from_us, chart.to_us.max(chart.from_us))
}

/// The picture as a file that plays.
#[must_use]
pub fn animate(picture: &Picture, theme: Theme, about: &About, said: &[Said]) -> String {
    let film = Film::of(picture);
    let about = About { id: String::new(), ..about.clone() };
    let mut file = File::of(picture, theme);
    file.still_and_moving(picture, &film, said);
    let style = file.themes_alone() + &film.style(picture, said);
    alone(file.closed([film.width, film.height], &about, &style))
}

impl Film {
    fn of(picture: &Picture) -> Self {
        let (body, heads) = (picture.height(), picture.heads.height);
        let height = WINDOW.min(WORDS + heads + body + MARGIN);
        let (first, last) = (picture.axis.first_y(), picture.axis.last_y());
        Film {
            width: picture.width() + 2.0 * MARGIN,
            height,
            top: WORDS + heads,
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
        (y - self.room * STAYS).clamp(0.0, self.most())
    }

    /// How far it moves up at most.
    fn most(&self) -> f64 {
        (self.body + MARGIN - self.room).max(0.0)
    }

    /// How far it has moved up where it stands still, to show this height.
    fn still(&self, y: f64) -> f64 {
        let foot = if self.most() > 0.0 { FOOT } else { 0.0 };
        (y - self.room * SEEN).clamp(0.0, self.most() + foot)
    }

    fn style(&self, picture: &Picture, said: &[Said]) -> String {
        let end = self.percent(self.last);
        let mut css = String::from("@media screen and (prefers-reduced-motion: no-preference){");
        let mut put = |text: std::fmt::Arguments<'_>| {
            // A string takes what is written to it.
            let _ = css.write_fmt(text);
        };
        put(format_args!("{ROOT}.moving{{display:inline}}{ROOT}.still{{display:none}}"));
        for name in ["body", "cursor", "ahead"] {
            put(format_args!(
                "{ROOT}.{name}{{animation:{name} {:.2}s linear infinite}}",
                self.lasts
            ));
        }
        put(format_args!("{ROOT}.said{{animation:said {:.2}s step-end infinite}}", self.lasts));
        put(format_args!("@keyframes body{{"));
        let turns = [self.first, self.room * STAYS, self.body + MARGIN - self.room * (1.0 - STAYS)];
        for y in turns.into_iter().chain([self.last]) {
            let y = y.clamp(self.first, self.last);
            let (percent, up) = (self.percent(y), self.top - self.moved(y));
            put(format_args!("{percent:.2}%{{transform:translate({MARGIN}px,{up:.1}px)}}"));
        }
        let up = self.top - self.moved(self.last);
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
        css += "}}";
        css
    }
}

impl File {
    /// One moment of it, and what makes it move. Not every program cuts off what lies outside of a window, and
    /// so paper lies over it.
    fn still_and_moving(&mut self, picture: &Picture, film: &Film, said: &[Said]) {
        let (heads, at_us) = (&picture.heads, moment(picture));
        let paper =
            |opacity| Look { fill: Some(Ink::Paper), fill_opacity: opacity, ..Look::default() };
        self.rect([0.0, 0.0, film.width, film.height], 0.0, paper(None));
        self.open("body", [MARGIN, film.top - film.still(picture.axis.y_at(at_us))]);
        // Below, so that it strikes through no text.
        self.pen.raw("<g class=\"moving\" display=\"none\"><g class=\"cursor\">");
        self.cursor_line(picture);
        self.pen.raw("</g></g>");
        for drawing in picture.drawings() {
            self.moved([0.0, drawing.section.top], &drawing.scene.items);
        }
        self.pen.raw("<g class=\"moving\" display=\"none\"><g class=\"ahead\">");
        self.rect([-MARGIN, 0.0, film.width, film.body + MARGIN], 0.0, paper(Some("0.86")));
        self.pen.raw("</g><g class=\"cursor\">");
        let (from, knob) = (picture.area.left, Look { fill: Some(Ink::Ink), ..Look::default() });
        self.rect([from - 6.0, -6.0, 12.0, 12.0], 6.0, knob);
        self.pen.raw("</g></g></g>");
        self.rect([0.0, 0.0, film.width, film.top], 0.0, paper(None));
        self.moved([MARGIN, WORDS], &heads.items);
        self.said(film, said);
        self.pen.raw("<g class=\"still\">");
        let then = said.partition_point(|said| said.at_us <= at_us).saturating_sub(1);
        if let Some(said) = said.get(then) {
            self.say_all(0.0, said, film);
        }
        if film.most() > 0.0 {
            self.rect([0.0, film.height - FOOT, film.width, FOOT], 0.0, paper(None));
            self.say(film.height - 9.0, &foot(picture, film), Role::Subtitle, Ink::Muted);
        }
        self.pen.raw("</g>");
    }

    fn cursor_line(&mut self, picture: &Picture) {
        let (from, width) = (picture.area.left, picture.width());
        let line = Look { fill: Some(Ink::Ink), fill_opacity: Some("0.6"), ..Look::default() };
        self.rect([from, -0.5, width - from, 1.0], 0.0, line);
    }

    fn open(&mut self, class: &str, [x, y]: [f64; 2]) {
        self.pen.raw("<g");
        self.pen.words("class", class);
        self.pen.raw(" transform=\"translate(");
        self.pen.number(x);
        self.pen.raw(" ");
        self.pen.number(y);
        self.pen.raw(")\">");
    }

    /// All that is said, one below the other, behind a window that shows one of it.
    fn said(&mut self, film: &Film, said: &[Said]) {
        self.pen.raw("<g class=\"moving\" display=\"none\"><svg x=\"0\" y=\"0\"");
        self.pen.attribute("width", film.width);
        self.pen.attribute("height", WORDS);
        self.pen.raw("><g class=\"said\">");
        for (place, said) in said.iter().enumerate() {
            self.say_all(place as f64 * WORDS, said, film);
        }
        self.pen.raw("</g></svg></g>");
    }

    fn say_all(&mut self, top: f64, said: &Said, film: &Film) {
        let (room, headline) =
            (film.width - 2.0 * MARGIN, format!("{} · {}", said.time, said.headline));
        let mut y = top + 28.0;
        let both = [
            (headline.as_str(), Role::Name, Ink::Ink, 21.0),
            (said.stands.as_str(), Role::Subtitle, Ink::Muted, 16.0),
        ];
        for (text, role, ink, leading) in both {
            for line in lines(text, role, room) {
                self.say(y, &line, role, ink);
                y += leading;
            }
        }
    }

    /// A line.
    fn say(&mut self, y: f64, text: &str, role: Role, ink: Ink) {
        let text = text.trim_end();
        self.pen.raw("<text");
        self.pen.attribute("x", MARGIN);
        self.pen.attribute("y", y);
        self.pen.attribute("font-size", type_size(role, false));
        self.pen.attribute("font-weight", f64::from(type_weight(role)));
        self.held(text, role, false);
        self.look(Look { fill: Some(ink), ..Look::default() });
        self.pen.raw(">");
        self.pen.escaped(text);
        self.pen.raw("</text>");
    }
}

/// What one moment is a part of.
fn foot(picture: &Picture, film: &Film) -> String {
    let chart = picture.chart();
    let [from, to] = [chart.from_us, chart.to_us].map(clock);
    let short = format!("A moment of {from} to {to}");
    let long = format!("{short}, which plays where motion is allowed");
    let has_room = width_of(&long, Role::Subtitle, false) <= film.width - 2.0 * MARGIN;
    if has_room { long } else { short }
}

/// In two lines of such a width, as far as words allow; what has no room there is left out.
fn lines(text: &str, role: Role, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_inclusive(' ') {
        let is_full = lines.last().is_some_and(|line| {
            !line.is_empty() && width_of(&format!("{line}{word}…"), role, false) > room
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
