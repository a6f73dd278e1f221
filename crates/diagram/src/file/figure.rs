//! A picture that stands in a page: as wide as was asked for, once more for narrow columns, and in sheets for paper.
//! The room there is chooses.

use super::sheets::{print_style, sheets};
use super::themes::themes;
use super::{About, File, MARGIN, Theme, size_of};
use crate::Picture;

/// How wide the picture for narrow columns is laid out, in pixels: no text of it is smaller than 10 of them, and no
/// label smaller than 11.
pub const NARROW: f64 = 320.0;
/// The space at its sides.
const NARROW_MARGIN: f64 = 4.0;
/// How much larger than laid out it is at most, where a column is nearly wide enough for the other one.
const LARGER: f64 = 1.4;

/// The pictures of a figure under [`About::id`], one line for an element with the class `turnlab` to hold in a
/// `div`. Where that is narrower than the wide one is, the `narrow` one is seen in its place, if there is one.
#[must_use]
pub fn figure(wide: &Picture, narrow: Option<&Picture>, theme: Theme, about: &About) -> String {
    let mut drawn = File::of(wide, theme);
    drawn.whole(wide, about);
    let mut inks = drawn.inks.clone();
    let mut small = String::new();
    let mut style = place_style(&about.id);
    if let Some(narrow) = narrow {
        let id = format!("{}-narrow", about.id);
        let again = About { id: id.clone(), source: String::new(), ..about.clone() };
        let mut drawn = File::of(narrow, theme);
        drawn.whole(narrow, &again);
        inks.append(&mut drawn.inks);
        let ([width, height], aside) = (size_of(narrow), MARGIN - NARROW_MARGIN);
        let part = [aside, 0.0, width - 2.0 * aside, height];
        small = drawn.cropped(part, " display=\"none\"", &again, "");
        style += &narrow_style(wide, part[2], [&about.id, &id]);
    }
    if theme == Theme::Auto {
        style += &themes(&inks, ".turnlab ");
    }
    style += &print_style(wide, &about.id);
    drawn.closed(size_of(wide), about, &style) + &small + &sheets(wide, theme, &about.id)
}

/// The space around the figure is the page's. Of its pictures the first is seen, also where the page says that every
/// `svg` is a block.
fn place_style(id: &str) -> String {
    format!(
        ":where(.turnlab){{margin:0}}\
         .turnlab>div{{container-type:inline-size;overflow:auto hidden}}\
         svg#{id}{{display:block;max-width:100%;height:auto;break-inside:avoid}}\
         svg#{id}~:where(svg){{display:none}}"
    )
}

/// Where the wide one would have to be drawn smaller than it is, the narrow one takes the width there is.
fn narrow_style(wide: &Picture, width: f64, [id, narrow]: [&str; 2]) -> String {
    let (room, most) = (size_of(wide)[0] - 0.1, width * LARGER);
    format!(
        "@container (max-width:{room:.1}px){{svg#{id}{{display:none}}\
         svg#{narrow}{{display:block;width:100%;min-width:{width:.0}px;max-width:{most:.0}px;height:auto;\
         margin:auto}}}}"
    )
}
