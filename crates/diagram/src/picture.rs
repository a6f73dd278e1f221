//! What a layout gives: the axis, the heads, and sections to be drawn; and of each of those a scene and
//! where the things are that a person can touch.

use crate::passes::columns::Columns;
use crate::passes::ends::Ends;
use crate::passes::hidden::Hidden;
use crate::passes::queue_scale::QueueScale;
use crate::sections::{Section, Sections, section_at};
use crate::{Arrow, Axis, Bounds, Chart, Point, Scene, Segment, TimeUs};

/// The room there is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width in CSS pixels; less than 320, or than that many times `text`, is taken as that.
    pub width: f64,
    /// How large texts are, and all else with them: 1 as usual, from [`LEAST_TEXT`] to [`MOST_TEXT`].
    pub text: f64,
}

/// The smallest that texts can be.
pub const LEAST_TEXT: f64 = 0.5;
/// The largest.
pub const MOST_TEXT: f64 = 4.0;

impl Frame {
    /// So much width, and texts as large as usual.
    #[must_use]
    pub fn of(width: f64) -> Self {
        Frame { width, text: 1.0 }
    }
}

/// A chart, placed: where everything goes. Its sections, one below the other, are the whole of it, and
/// each is drawn when it is wanted. It is placed as if texts were as large as usual and then enlarged: what the
/// passes know is that, and what is told here is what can be seen.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The names over the lifelines, apart because they stay in view.
    pub heads: Scene,
    /// Time to height below the heads.
    pub axis: Axis,
    /// Where the drawing itself lies below the heads: right of the time labels, from the first instant to
    /// the last.
    pub area: Bounds,
    /// The lifelines' x, from left to right.
    pub lifelines: Vec<f64>,
    pub(crate) scale: f64,
    /// The axis and the sections before they are enlarged.
    pub(crate) plain_axis: Axis,
    pub(crate) shown: Vec<Section>,
    pub(crate) chart: Chart,
    pub(crate) columns: Columns,
    pub(crate) hidden: Hidden,
    pub(crate) queue_scale: QueueScale,
    pub(crate) ends: Vec<Option<Ends>>,
    pub(crate) sections: Sections,
}

impl Picture {
    /// What is placed.
    #[must_use]
    pub fn chart(&self) -> &Chart {
        &self.chart
    }

    /// The width of everything, in CSS pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.columns.width * self.scale
    }

    /// The height of all sections together, in CSS pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.axis.height()
    }

    /// Whether it is narrow, and its type small.
    #[must_use]
    pub fn is_compact(&self) -> bool {
        self.columns.compact
    }

    /// The sections, from top to bottom without a gap; at least one.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.shown
    }

    /// The place of the section at a height; the nearest one for what lies above or below all.
    #[must_use]
    pub fn section_at(&self, y: f64) -> usize {
        section_at(&self.shown, y)
    }

    /// The arrows that are drawn around a height, in the section there, with what is drawn of each.
    pub fn arrows_around(&self, y: f64) -> impl Iterator<Item = (&Arrow, Segment)> {
        let places = self.sections.long.iter().chain(self.sections.arrows(self.section_at(y)));
        places.filter_map(|&place| {
            let place = place as usize;
            Some((self.chart.arrows.get(place)?, self.ends.get(place)?.as_ref()?.drawn))
        })
    }

    /// Every section, drawn.
    pub fn drawings(&self) -> impl Iterator<Item = Drawing> + '_ {
        (0..self.shown.len()).map(|section| self.draw(section))
    }
}

/// A section, drawn. Where its things are is told from the top of the picture on, as [`Picture::axis`]
/// tells heights; its scene begins at its own top.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Which part of the height it is.
    pub section: Section,
    /// What is drawn; some of it may reach beyond the section, but no text.
    pub scene: Scene,
    /// The arrows that leave in it.
    pub arrows: Vec<PlacedArrow>,
    /// The handles in it.
    pub handles: Vec<PlacedHandle>,
    /// The folds that begin in it, closed and open.
    pub folds: Vec<PlacedFold>,
}

impl Drawing {
    /// As large as it is seen.
    pub(crate) fn enlarged(mut self, by: f64) -> Self {
        if by == 1.0 {
            return self;
        }
        let point = |at: Point| Point::new(at.x * by, at.y * by);
        self.section = self.section.enlarged(by);
        for arrow in &mut self.arrows {
            (arrow.from, arrow.to) = (point(arrow.from), point(arrow.to));
        }
        for PlacedHandle { y, pill, .. } in &mut self.handles {
            *y *= by;
            *pill = pill.enlarged(by);
        }
        for fold in &mut self.folds {
            (fold.top, fold.bottom) = (fold.top * by, fold.bottom * by);
        }
        self
    }
}

/// Where an arrow is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedArrow {
    /// [`crate::Arrow::key`].
    pub key: u32,
    /// Its tail.
    pub from: Point,
    /// Its head, or where it was lost.
    pub to: Point,
}

/// Where a handle is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedHandle {
    /// [`crate::Handle::id`].
    pub id: u32,
    /// Its instant.
    pub at_us: TimeUs,
    /// Its height.
    pub y: f64,
    /// Its body.
    pub pill: Bounds,
}

/// Where a fold is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedFold {
    /// [`crate::Fold::id`].
    pub id: u32,
    /// Where it begins.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
    /// Whether it is open.
    pub open: bool,
}
