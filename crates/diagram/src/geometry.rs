//! Points, boxes and segments, and the one way a coordinate is rounded.

/// A point in CSS pixels, y downwards.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point a `fraction` of the way to `other`.
    pub fn towards(self, other: Point, fraction: f64) -> Point {
        Point::new(self.x + (other.x - self.x) * fraction, self.y + (other.y - self.y) * fraction)
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bounds {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Bounds {
    pub(crate) fn enlarged(self, by: f64) -> Self {
        let Bounds { left, top, right, bottom } = self;
        Bounds { left: left * by, top: top * by, right: right * by, bottom: bottom * by }
    }

    /// Whether the two share more than an edge.
    pub fn touches(&self, other: &Bounds) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// How much the two share, in square pixels.
    pub fn overlap(&self, other: &Bounds) -> f64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    /// The same box, larger by `by` on every side.
    pub fn grown(&self, by: f64) -> Bounds {
        Bounds {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }
}

/// A straight stroke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
}

impl Segment {
    /// The height of the stroke at `x`, which is brought between its ends first.
    pub fn y_at(&self, x: f64) -> f64 {
        let run = self.to.x - self.from.x;
        if run == 0.0 {
            return self.from.y;
        }
        let fraction = limited((x - self.from.x) / run, 0.0, 1.0);
        self.from.y + (self.to.y - self.from.y) * fraction
    }

    /// Whether the stroke passes through the box.
    pub fn crosses(&self, area: &Bounds) -> bool {
        let (high, low) = (self.from.y.min(self.to.y), self.from.y.max(self.to.y));
        if low <= area.top || high >= area.bottom {
            return false;
        }
        let left = self.from.x.min(self.to.x).max(area.left);
        let right = self.from.x.max(self.to.x).min(area.right);
        if left > right {
            return false;
        }
        let (a, b) = (self.y_at(left), self.y_at(right));
        a.min(b) < area.bottom && a.max(b) > area.top
    }
}

/// A coordinate as it is drawn: to a tenth of a pixel, and never minus zero.
pub fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0 + 0.0
}

/// The value a `fraction` of the way from `from` to `to`.
pub(crate) fn between(from: f64, to: f64, fraction: f64) -> f64 {
    from + (to - from) * limited(fraction, 0.0, 1.0)
}

/// `f64::clamp` without its panic, whose message would bring five kilobytes of float printing into a
/// page that prints no float.
#[allow(clippy::manual_clamp, reason = "see above")]
pub fn limited(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}
