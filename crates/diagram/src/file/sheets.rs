//! A picture that stands in a page, as sheets for paper: each as much of it as a page holds, below the heads, cut
//! where no text is. They are unseen but in print, and draw what the picture has drawn.

use super::palette::Ink;
use super::{File, Look, MARGIN, Theme};
use crate::Picture;

/// How high a sheet is at most for its width, and how high it may be however narrow: A4 and Letter, with margins.
const HIGH: f64 = 1.3;
const PAGE: f64 = 960.0;

/// The sheets of a picture that stands before them under this id; nothing where one page holds all of it.
pub(super) fn sheets(picture: &Picture, theme: Theme, id: &str) -> String {
    let all = slices(picture);
    if all.len() < 2 {
        return String::new();
    }
    let mut file = File::of(picture, theme);
    for slice in all {
        file.sheet(picture, id, slice);
    }
    file.pen.out
}

/// What holds of a picture in a page when that is printed, its words and its link included: light, as wide as was
/// asked for, and with nothing that keeps pages from dividing it.
pub(super) fn print_style(picture: &Picture, id: &str) -> String {
    let shown = match slices(picture).len() {
        0 | 1 => format!("svg#{id}{{display:block}}"),
        _ => format!(
            "svg#{id}{{display:none}}\
             svg#{id}~svg[aria-hidden]{{display:block;max-width:100%;break-inside:avoid}}"
        ),
    };
    // What is a little higher than a page is made a little smaller.
    format!(
        "@media print{{.turnlab>div{{container-type:normal;overflow:visible}}.turnlab svg{{color-scheme:light}}\
         {shown}svg#{id}-narrow{{display:none}}\
         svg#{id},svg#{id}~svg[aria-hidden]{{height:auto;max-height:97vh}}\
         .turnlab details::details-content{{content-visibility:visible}}\
         .turnlab a::after{{content:\" \" attr(href);overflow-wrap:anywhere}}\
         .turnlab li{{break-inside:avoid}}}}"
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
    fn sheet(&mut self, picture: &Picture, id: &str, (top, bottom): (f64, f64)) {
        let (width, below) = (picture.width() + 2.0 * MARGIN, MARGIN + picture.heads.height);
        let height = below + bottom - top + MARGIN;
        self.pen
            .raw("<svg xmlns=\"http://www.w3.org/2000/svg\" direction=\"ltr\" display=\"none\" aria-hidden=\"true\"");
        self.place([0.0, 0.0, width, height], [0.0, 0.0, width, height]);
        self.drawing();
        let paper = Look { fill: Some(Ink::Paper), ..Look::default() };
        self.rect([0.0, 0.0, width, height], 0.0, paper);
        self.again(id, "heads");
        self.pen.raw("<svg");
        self.place([0.0, below, width, bottom - top], [0.0, below + top, width, bottom - top]);
        self.again(id, "body");
        self.pen.raw("</svg></g></svg>");
    }

    /// Where it is, and what of its inside is there.
    fn place(&mut self, [x, y, width, height]: [f64; 4], view: [f64; 4]) {
        for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
            self.pen.attribute(name, value);
        }
        self.view(view);
        self.pen.raw(">");
    }

    fn again(&mut self, id: &str, part: &str) {
        self.pen.raw("<use");
        self.pen.words("href", &format!("#{id}-{part}"));
        self.pen.raw("/>");
    }
}
