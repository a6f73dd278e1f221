//! A scene as SVG: classes only, so that colours and type come from a style sheet.

mod classes;
mod pen;

use self::classes::{of_paint, of_role};
pub(crate) use self::pen::Pen;
use crate::{Anchor, Group, GroupKind, Item, Paint, Picture, Point, Scene, Step, Text, TimeUs};

/// One `<svg>` element.
pub fn write(scene: &Scene) -> String {
    let mut pen = Pen::with_room_for(scene);
    pen.open_svg((scene.width, scene.height), scene.scale, scene.compact);
    pen.items(&scene.items);
    pen.raw("</svg>");
    pen.out
}

/// One file that needs nothing else: the heads over the body, with the style sheet inside.
pub fn figure(picture: &Picture, css: &str) -> String {
    let heads = &picture.heads;
    let mut pen = Pen::empty();
    let size = (picture.width(), heads.height + picture.height());
    pen.open_svg(size, 1.0, picture.is_compact());
    pen.raw("<style>");
    pen.escaped(css);
    pen.raw("</style><rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
    pen.items(&heads.items);
    for drawing in picture.drawings() {
        pen.raw("<g transform=\"translate(0 ");
        pen.number(heads.height + drawing.section.top);
        pen.raw(")\">");
        pen.items(&drawing.scene.items);
        pen.raw("</g>");
    }
    pen.raw("</svg>");
    pen.out
}

impl Pen {
    fn open_svg(&mut self, (width, height): (f64, f64), scale: f64, compact: bool) {
        self.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram");
        self.raw(if compact { " compact\"" } else { "\"" });
        self.attribute("width", width * scale);
        self.attribute("height", height * scale);
        self.raw(" viewBox=\"0 0 ");
        self.number(width);
        self.raw(" ");
        self.number(height);
        self.raw("\">");
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Line { from, to, paint } => self.line(*from, *to, *paint),
            Item::Path { steps, paint } => self.path(steps, *paint),
            Item::Rect { x, y, width, height, radius, paint } => {
                self.raw("<rect");
                self.classes(of_paint(*paint));
                self.attribute("x", *x);
                self.attribute("y", *y);
                self.attribute("width", *width);
                self.attribute("height", *height);
                if *radius > 0.0 {
                    self.attribute("rx", *radius);
                }
                self.raw("/>");
            }
            Item::Text(text) => self.text(text),
            Item::Group(group) => self.group(group),
        }
    }

    fn line(&mut self, from: Point, to: Point, paint: Paint) {
        self.raw("<line");
        self.classes(of_paint(paint));
        self.attribute("x1", from.x);
        self.attribute("y1", from.y);
        self.attribute("x2", to.x);
        self.attribute("y2", to.y);
        self.raw("/>");
    }

    fn path(&mut self, steps: &[Step], paint: Paint) {
        self.raw("<path");
        self.classes(of_paint(paint));
        self.way(steps);
        self.raw("/>");
    }

    /// The way of a pen, as an attribute.
    pub(crate) fn way(&mut self, steps: &[Step]) {
        self.raw(" d=\"");
        for step in steps {
            match step {
                Step::Move(to) => self.points("M", &[*to]),
                Step::Line(to) => self.points("L", &[*to]),
                Step::Curve(by, to) => self.points("Q", &[*by, *to]),
                Step::Close => self.raw("Z"),
            }
        }
        self.raw("\"");
    }

    fn points(&mut self, letter: &str, points: &[Point]) {
        self.raw(letter);
        for (index, point) in points.iter().enumerate() {
            if index > 0 {
                self.raw(" ");
            }
            self.number(point.x);
            self.raw(" ");
            self.number(point.y);
        }
    }

    fn text(&mut self, text: &Text) {
        self.raw("<text");
        self.classes(of_role(text.role));
        self.raw(match text.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        });
        self.attribute("x", text.at.x);
        self.attribute("y", text.at.y);
        if text.downwards {
            self.turned(text.at);
        }
        self.raw(">");
        self.escaped(&text.text);
        self.raw("</text>");
    }

    /// A quarter turn about a point, as an attribute.
    pub(crate) fn turned(&mut self, about: Point) {
        self.raw(" transform=\"rotate(90 ");
        self.number(about.x);
        self.raw(" ");
        self.number(about.y);
        self.raw(")\"");
    }

    fn group(&mut self, group: &Group) {
        self.raw("<g");
        match group.kind {
            GroupKind::Arrow => {
                self.words("class", "arrow");
                self.raw(" role=\"img\"");
            }
            GroupKind::Fold(id) => self.button("fold", id),
            GroupKind::OpenFold(id) => self.button("fold fold-open", id),
            GroupKind::Handle { id, at_us, from_us, to_us } => {
                self.known_as("handle", "data-handle", id);
                self.raw(" role=\"slider\" tabindex=\"-1\" aria-orientation=\"vertical\"");
                self.attribute("aria-valuemin", seconds(from_us));
                self.attribute("aria-valuemax", seconds(to_us));
                self.attribute("aria-valuenow", seconds(at_us));
                self.words("aria-valuetext", &group.title);
            }
            GroupKind::Transfer(key) => self.transfer("transfer", key),
            GroupKind::OpenTransfer(key) => self.transfer("transfer transfer-open", key),
            GroupKind::Quiet => self.words("class", "quiet"),
            GroupKind::Mark => self.raw(" role=\"img\""),
            GroupKind::Remove(id) => {
                self.known_as("remove", "data-remove", id);
                self.raw(" role=\"button\" tabindex=\"-1\"");
            }
        }
        if !group.title.is_empty() {
            self.words("aria-label", &group.title);
        }
        self.raw(">");
        // A cross says what it does to who waits over it; a fold shows its words anyway.
        if matches!(group.kind, GroupKind::Remove(_)) {
            self.raw("<title>");
            self.escaped(&group.title);
            self.raw("</title>");
        }
        for item in &group.items {
            self.item(item);
            // So that the lines of a text are words apart for whoever does not see them.
            if matches!(item, Item::Text(_)) {
                self.raw(" ");
            }
        }
        self.raw("</g>");
    }

    fn known_as(&mut self, class: &str, data: &str, id: u32) {
        self.words("class", class);
        self.attribute(data, f64::from(id));
    }

    fn transfer(&mut self, class: &str, key: u32) {
        self.known_as(class, "data-transfer", key);
        self.raw(" role=\"button\" tabindex=\"-1\"");
    }

    fn button(&mut self, class: &str, id: u32) {
        self.known_as(class, "data-fold", id);
        self.raw(" role=\"button\" tabindex=\"-1\"");
    }
}

fn seconds(t: TimeUs) -> f64 {
    t as f64 / 1e6
}
