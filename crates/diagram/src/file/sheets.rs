//! A picture that stands in a page, as sheets for paper: each as much of it as a page holds, below the heads, cut
//! where no text is. They are unseen but in print, and draw what the picture has drawn.

use std::collections::BTreeSet;

use super::palette::Ink;
use super::{About, File, Look, MARGIN, Theme};
use crate::Picture;
use crate::svg::Pen;

/// How high a sheet is at most for its width, and how high it may be however narrow: A4 and Letter, with margins.
const HIGH: f64 = 1.3;
const PAGE: f64 = 960.0;

/// The sheets of a picture that [`super::write`] has put into a page under [`About::id`], to stand behind it;
/// nothing where one page holds all of it.
#[must_use]
pub fn sheets(picture: &Picture, theme: Theme, about: &About) -> String {
    let all = slices(picture);
    if all.len() < 2 || about.id.is_empty() {
        return String::new();
    }
    let compact = picture.is_compact();
    let mut file = File { pen: Pen::empty(), theme, compact, inks: BTreeSet::new() };
    for slice in all {
        file.sheet(picture, about, slice);
    }
    file.pen.out
}

/// What holds of a picture in a page when that is printed, its words and its link included.
pub(super) fn print_style(picture: &Picture, id: &str) -> String {
    let sheets = match slices(picture).len() {
        0 | 1 => String::new(),
        _ => format!(
            "#{id}{{display:none}}#{id}~svg{{display:block;max-width:100%;break-inside:avoid}}"
        ),
    };
    // What is a little higher than a page is made a little smaller.
    format!(
        "@media print{{{sheets}#{id},#{id}~svg{{height:auto;max-height:97vh}}\
         #{id}~figcaption details::details-content{{content-visibility:visible}}\
         #{id}~figcaption a::after{{content:\" \" attr(href);overflow-wrap:anywhere}}\
         #{id}~figcaption li{{break-inside:avoid}}}}"
    )
}

/// From where to where each sheet goes.
fn slices(picture: &Picture) -> Vec<(f64, f64)> {
    let width = picture.width() + 2.0 * MARGIN;
    let room = (HIGH * width).max(PAGE) - picture.heads.height - 2.0 * MARGIN;
    let mut slices: Vec<(f64, f64)> = Vec::new();
    for section in picture.sections() {
        match slices.last_mut() {
            Some((top, bottom)) if section.bottom - *top <= room => *bottom = section.bottom,
            _ => slices.push((section.top, section.bottom)),
        }
    }
    slices
}

impl File {
    fn sheet(&mut self, picture: &Picture, about: &About, (top, bottom): (f64, f64)) {
        let (width, below) = (picture.width() + 2.0 * MARGIN, MARGIN + picture.heads.height);
        let height = below + bottom - top + MARGIN;
        self.pen
            .raw("<svg xmlns=\"http://www.w3.org/2000/svg\" display=\"none\" aria-hidden=\"true\"");
        self.place([0.0, 0.0, width, height], [0.0, 0.0, width, height]);
        self.drawing();
        let paper = Look { fill: Some(Ink::Paper), ..Look::default() };
        self.rect([0.0, 0.0, width, height], 0.0, paper);
        self.again(&about.id, "heads");
        self.pen.raw("<svg");
        self.place([0.0, below, width, bottom - top], [0.0, below + top, width, bottom - top]);
        self.again(&about.id, "body");
        self.pen.raw("</svg></g></svg>\n");
    }

    /// Where it is, and what of its inside is there.
    fn place(&mut self, [x, y, width, height]: [f64; 4], view: [f64; 4]) {
        for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
            self.pen.attribute(name, value);
        }
        self.pen.raw(" viewBox=\"");
        for (place, number) in view.into_iter().enumerate() {
            self.pen.raw(if place == 0 { "" } else { " " });
            self.pen.number(number);
        }
        self.pen.raw("\">");
    }

    fn again(&mut self, id: &str, part: &str) {
        self.pen.raw("<use");
        self.pen.words("href", &format!("#{id}-{part}"));
        self.pen.raw("/>");
    }
}
