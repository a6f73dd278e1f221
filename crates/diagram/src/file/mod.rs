//! A picture as a file that needs nothing else: plain SVG 1.1 without scripts, foreign objects and `style`
//! attributes, so that drawing programs and documents take it.

mod animated;
mod figure;
mod look;
mod palette;
mod sheets;
mod source;
mod themes;
mod thumbnail;

use std::collections::BTreeSet;

pub use self::animated::{Said, animate, moment};
pub use self::figure::{NARROW, figure};
use self::look::{Look, of_paint, of_role};
use self::palette::Ink;
pub use self::source::source_of;
pub use self::thumbnail::thumbnail;
use crate::metrics::{is_known, width_of};
use crate::svg::Pen;
use crate::{
    Anchor, Group, GroupKind, Item, Paint, Picture, Point, Role, Scene, Step, Text, type_size,
    type_weight,
};

/// The paper that a file is drawn on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light, whatever the viewer prefers.
    Light,
    /// Dark, whatever the viewer prefers.
    Dark,
    /// Light, or dark for a viewer who prefers that.
    #[default]
    Auto,
}

/// What is said in a file beside the picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// What the picture is called.
    pub title: String,
    /// What it shows, in a sentence or more.
    pub description: String,
    /// What it was made from, as text; empty for nothing.
    pub source: String,
    /// For a picture that stands in a page ([`figure`]), the id that it has there and with which its other ids
    /// begin; one that stands alone has none.
    pub id: String,
}

/// The name of the element that holds [`About::source`], and of its namespace.
pub const SOURCE: (&str, &str) = ("turnlab:scenario", "urn:turnlab:scenario");

/// The font of the metrics, and those that come near it.
const FONTS: &str = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
/// What begins every rule under a condition: LibreOffice takes such a rule whatever the condition says, but
/// knows no element of this name.
const ROOT: &str = ":root ";
/// The room for the name over a picture, in pixels.
const NAMED: f64 = 32.0;
/// The space around the picture, in pixels.
const MARGIN: f64 = 16.0;

/// How strong what is drawn weakly is.
const QUIET: &str = "0.36";

/// What a file begins with: behind a comment Markdown takes all of its line as it is, and it is one line.
const BEGINS: &str = "<!-- Turnlab -->";

/// The picture as a file: the heads over all sections. It is one line.
#[must_use]
pub fn write(picture: &Picture, theme: Theme, about: &About) -> String {
    let about = About { id: String::new(), ..about.clone() };
    let mut file = File::of(picture, theme);
    file.whole(picture, &about);
    let style = file.themes_alone();
    alone(file.closed(size_of(picture), &about, &style))
}

/// Pictures beside each other as a file, each under its name. It is one line.
#[must_use]
pub fn write_beside(pictures: [(&str, &Picture); 2], theme: Theme, about: &About) -> String {
    let about = About { id: String::new(), ..about.clone() };
    let mut file = File::of(pictures[0].1, theme);
    let sizes = pictures.map(|(_, picture)| size_of(picture));
    let height = sizes[0][1].max(sizes[1][1]) + NAMED;
    let size = [sizes[0][0] + sizes[1][0], height];
    let paper = Look { fill: Some(Ink::Paper), ..Look::default() };
    file.rect([0.0, 0.0, size[0], size[1]], 0.0, paper);
    let heads = pictures.map(|(_, picture)| picture.heads.height);
    let mut left = 0.0;
    for ((name, picture), size) in pictures.into_iter().zip(sizes) {
        let at = Point::new(left + MARGIN, MARGIN + NAMED / 2.0);
        let (anchor, role, text) = (Anchor::Start, Role::Name, name.to_owned());
        file.text(&Text { at, anchor, downwards: false, text, role });
        // The axes begin at one height.
        let lower = heads[0].max(heads[1]) - picture.heads.height;
        file.drawn(picture, [left, NAMED + lower], &about);
        left += size[0];
    }
    let style = file.themes_alone();
    alone(file.closed(size, &about, &style))
}

/// A scene that is no picture of a run as a file. It is one line.
#[must_use]
pub fn write_scene(scene: &Scene, theme: Theme, about: &About) -> String {
    let about = About { id: String::new(), ..about.clone() };
    let compact = scene.compact;
    let mut file = File { pen: Pen::empty(), theme, compact, inks: BTreeSet::new() };
    let size = [scene.width, scene.height].map(|side| side + 2.0 * MARGIN);
    let paper = Look { fill: Some(Ink::Paper), ..Look::default() };
    file.rect([0.0, 0.0, size[0], size[1]], 0.0, paper);
    file.moved([MARGIN, MARGIN], &scene.items);
    let style = file.themes_alone();
    alone(file.closed(size, &about, &style))
}

/// An element as a file.
fn alone(element: String) -> String {
    BEGINS.to_owned() + &element + "\n"
}

/// How large a picture is with the space around it.
fn size_of(picture: &Picture) -> [f64; 2] {
    let (width, height) = (picture.width(), picture.heads.height + picture.height());
    [width + 2.0 * MARGIN, height + 2.0 * MARGIN]
}

/// A file that is being written.
struct File {
    pen: Pen,
    theme: Theme,
    compact: bool,
    /// The colours that it needs, by name.
    inks: BTreeSet<String>,
}

impl File {
    fn of(picture: &Picture, theme: Theme) -> Self {
        File { pen: Pen::empty(), theme, compact: picture.is_compact(), inks: BTreeSet::new() }
    }

    /// All of a picture, on its paper.
    fn whole(&mut self, picture: &Picture, about: &About) {
        let [width, height] = size_of(picture);
        let paper = Look { fill: Some(Ink::Paper), ..Look::default() };
        self.rect([0.0, 0.0, width, height], 0.0, paper);
        self.drawn(picture, [0.0, 0.0], about);
    }

    /// A picture, with the space around it, so far from the left and the top.
    fn drawn(&mut self, picture: &Picture, [left, top]: [f64; 2], about: &About) {
        self.part("heads", about);
        self.moved([left + MARGIN, top + MARGIN], &picture.heads.items);
        self.part("body", about);
        for drawing in picture.drawings() {
            let top = top + MARGIN + picture.heads.height + drawing.section.top;
            self.moved([left + MARGIN, top], &drawing.scene.items);
        }
        self.pen.raw(if about.id.is_empty() { "" } else { "</g>" });
    }

    /// What was drawn, so large, as an element with a style sheet.
    fn closed(self, [width, height]: [f64; 2], about: &About, style: &str) -> String {
        self.cropped([0.0, 0.0, width, height], "", about, style)
    }

    /// A part of what was drawn, as an element with more attributes.
    fn cropped(self, part: [f64; 4], more: &str, about: &About, style: &str) -> String {
        let mut file = File { pen: Pen::empty(), inks: BTreeSet::new(), ..self };
        file.begin(part, more, about, style);
        file.pen.raw(&self.pen.out);
        file.pen.raw("</g></svg>");
        file.pen.out
    }

    fn begin(&mut self, part: [f64; 4], more: &str, about: &About, style: &str) {
        self.pen.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" direction=\"ltr\"");
        self.pen.raw(more);
        self.pen.attribute("width", part[2]);
        self.pen.attribute("height", part[3]);
        self.view(part);
        self.pen.raw(" role=\"img\"");
        let title_id = format!("{}-title", about.id);
        if !about.id.is_empty() {
            self.pen.words("id", &about.id);
            self.pen.words("aria-labelledby", &title_id);
        }
        self.pen.raw(">");
        match about.id.is_empty() {
            true => self.element("title", "", &about.title),
            false => self.element("title", &title_id, &about.title),
        }
        self.element("desc", "", &about.description);
        if !about.source.is_empty() {
            self.pen.raw("<metadata><");
            self.pen.raw(SOURCE.0);
            self.pen.words("xmlns:turnlab", SOURCE.1);
            self.pen.raw(">");
            self.pen.escaped(&about.source);
            self.pen.raw("</");
            self.pen.raw(SOURCE.0);
            self.pen.raw("></metadata>");
        }
        if !style.is_empty() {
            self.pen.raw(&format!("<style>{style}</style>"));
        }
        self.drawing();
    }

    /// What of all that is drawn is seen.
    fn view(&mut self, part: [f64; 4]) {
        self.pen.raw(" viewBox=\"");
        for (place, number) in part.into_iter().enumerate() {
            self.pen.raw(if place == 0 { "" } else { " " });
            self.pen.number(number);
        }
        self.pen.raw("\"");
    }

    /// Opens what holds all that is drawn.
    fn drawing(&mut self) {
        self.pen.raw("<g fill=\"none\" stroke=\"none\"");
        self.pen.words("font-family", FONTS);
        self.pen.raw(" font-kerning=\"none\"");
        self.pen.raw(">");
    }

    /// In a page a part has an id, so that it can be drawn again; it ends where the next begins.
    fn part(&mut self, name: &str, about: &About) {
        if about.id.is_empty() {
            return;
        }
        self.pen.raw(if name == "heads" { "" } else { "</g>" });
        self.pen.raw("<g");
        self.pen.words("id", &format!("{}-{name}", about.id));
        self.pen.raw(">");
    }

    fn element(&mut self, name: &str, id: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.pen.raw("<");
        self.pen.raw(name);
        if !id.is_empty() {
            self.pen.words("id", id);
        }
        self.pen.raw(">");
        self.pen.escaped(text);
        self.pen.raw("</");
        self.pen.raw(name);
        self.pen.raw(">");
    }

    fn moved(&mut self, [x, y]: [f64; 2], items: &[Item]) {
        self.pen.raw("<g transform=\"translate(");
        self.pen.number(x);
        self.pen.raw(" ");
        self.pen.number(y);
        self.pen.raw(")\">");
        items.iter().for_each(|item| self.item(item));
        self.pen.raw("</g>");
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Line { from, to, paint } => self.line(*from, *to, *paint),
            Item::Path { steps, paint } => self.path(steps, *paint),
            Item::Rect { x, y, width, height, radius, paint } => {
                if let Some(look) = of_paint(*paint, self.compact) {
                    self.rect([*x, *y, *width, *height], *radius, look);
                }
            }
            Item::Text(text) => self.text(text),
            Item::Group(group) => self.group(group),
        }
    }

    /// What only a page can do is left out.
    fn group(&mut self, group: &Group) {
        let for_a_page = matches!(
            group.kind,
            GroupKind::Remove(_) | GroupKind::Transfer(_) | GroupKind::OpenTransfer(_)
        );
        if for_a_page {
            return;
        }
        self.pen.raw("<g");
        if group.kind == GroupKind::Quiet {
            self.pen.words("opacity", QUIET);
        }
        self.pen.raw(">");
        self.element("title", "", &group.title);
        group.items.iter().for_each(|item| self.item(item));
        self.pen.raw("</g>");
    }

    fn line(&mut self, from: Point, to: Point, paint: Paint) {
        let Some(look) = of_paint(paint, self.compact) else { return };
        self.pen.raw("<line");
        for (name, value) in [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)] {
            self.pen.attribute(name, value);
        }
        self.look(look);
        self.pen.raw("/>");
    }

    fn path(&mut self, steps: &[Step], paint: Paint) {
        let Some(look) = of_paint(paint, self.compact) else { return };
        self.pen.raw("<path");
        self.pen.way(steps);
        self.look(look);
        self.pen.raw("/>");
    }

    fn rect(&mut self, [x, y, width, height]: [f64; 4], radius: f64, look: Look) {
        self.pen.raw("<rect");
        for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
            self.pen.attribute(name, value);
        }
        if radius > 0.0 {
            self.pen.attribute("rx", radius);
        }
        self.look(look);
        self.pen.raw("/>");
    }

    /// A text; one that stands on paper of its own is written twice, since not every viewer can draw the
    /// outline of a text behind it.
    fn text(&mut self, text: &Text) {
        let kind = of_role(text.role);
        if kind.on_paper {
            let paper = Look { width: "3", ..Look::default() };
            let paper = Look { fill: Some(Ink::Paper), stroke: Some(Ink::Paper), ..paper };
            self.words(text, paper);
        }
        self.words(text, Look { fill: Some(kind.ink), ..Look::default() });
    }

    /// A line of text.
    fn words(&mut self, text: &Text, look: Look) {
        self.pen.raw("<text");
        self.pen.attribute("x", text.at.x);
        self.pen.attribute("y", text.at.y);
        self.pen.attribute("font-size", type_size(text.role, self.compact));
        self.held(&text.text, text.role, self.compact);
        let weight = type_weight(text.role);
        if weight != 400 {
            self.pen.attribute("font-weight", f64::from(weight));
        }
        match text.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.pen.words("text-anchor", "middle"),
            Anchor::End => self.pen.words("text-anchor", "end"),
        }
        if text.downwards {
            self.pen.turned(text.at);
        }
        if look.stroke.is_some() {
            self.pen.raw(" stroke-linejoin=\"round\" aria-hidden=\"true\"");
        }
        self.look(look);
        self.pen.raw(">");
        self.pen.escaped(&text.text);
        self.pen.raw("</text>");
    }

    /// Holds a text to the width that it was given room for, whatever font the viewer has; where that is only
    /// guessed it is as wide as it is.
    fn held(&mut self, text: &str, role: Role, compact: bool) {
        if is_known(text) {
            self.pen.attribute("textLength", width_of(text, role, compact));
            self.pen.raw(" lengthAdjust=\"spacingAndGlyphs\"");
        }
    }

    fn look(&mut self, look: Look) {
        let mut classes = Vec::new();
        for (name, letter, ink) in [("fill", "f", look.fill), ("stroke", "s", look.stroke)] {
            let Some(ink) = ink else { continue };
            let (light, dark) = ink.colours();
            self.pen.words(name, if self.theme == Theme::Dark { dark } else { light });
            if self.theme == Theme::Auto {
                classes.push(format!("{letter}-{}", ink.name()));
                self.inks.insert(ink.name());
            }
        }
        if self.theme == Theme::Auto {
            self.pen.words("class", &classes.join(" "));
        }
        let plain = [
            ("fill-opacity", look.fill_opacity.unwrap_or_default()),
            ("stroke-width", if look.width == "1" { "" } else { look.width }),
            ("stroke-dasharray", look.dashes),
            ("stroke-linecap", if look.round { "round" } else { "" }),
            ("opacity", look.opacity),
        ];
        for (name, value) in plain.into_iter().filter(|(_, value)| !value.is_empty()) {
            self.pen.words(name, value);
        }
    }
}
