//! What a layout gives: two scenes, the axis, and where the things are that a person can touch.

use crate::{Axis, Bounds, Point, Scene, TimeUs};

/// The room there is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width in CSS pixels; less than 320 is taken as 320.
    pub width: f64,
}

/// A chart, placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The names over the lifelines, apart because they stay in view.
    pub heads: Scene,
    /// Everything below them.
    pub body: Scene,
    /// Time to height in `body`.
    pub axis: Axis,
    /// Where the drawing itself lies in `body`: right of the time labels, from the first instant to
    /// the last.
    pub area: Bounds,
    /// The lifelines' x, from left to right.
    pub lifelines: Vec<f64>,
    /// The arrows that are drawn.
    pub arrows: Vec<PlacedArrow>,
    /// The handles.
    pub handles: Vec<PlacedHandle>,
    /// The folds, closed and open.
    pub folds: Vec<PlacedFold>,
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
