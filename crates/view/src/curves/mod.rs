//! Curves as a scene like any other: one or more pictures of lines over one axis, with ticks in people's units, names
//! that do not depend on colours, bands around lines, and a mark where somebody stands.

mod draw;
mod layout;
mod lines;
mod quantity;
mod scale;
#[cfg(test)]
mod tests;

pub use layout::{Curves, Plot};
pub use quantity::Quantity;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveChart {
    /// What it shows, as a title.
    pub title: String,
    /// What it shows, in a sentence or more: for those who do not see it.
    pub description: String,
    /// What goes from left to right.
    pub across: CurveAxis,
    /// The names of the lines, in the order in which they take dashes, marks and hues.
    pub series: Vec<String>,
    /// Pictures that have the same axis upwards, and stand beside each other where there is room.
    pub rows: Vec<CurveRow>,
    /// What a thin line means, where there may be one.
    pub at_least: String,
}

/// What goes from left to right in every picture.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveAxis {
    /// What it is, with its unit where its numbers do not say it.
    pub title: String,
    /// What its numbers are.
    pub quantity: Quantity,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Where somebody stands on it, if anywhere.
    pub here: Option<f64>,
}

/// Pictures of the same.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveRow {
    /// What goes upwards.
    pub title: String,
    /// What its numbers are.
    pub quantity: Quantity,
    /// The most that has to have room, though no point is there (yet).
    pub least_top: f64,
    /// The pictures.
    pub panels: Vec<CurvePanel>,
}

/// One picture.
#[derive(Debug, Clone, PartialEq)]
pub struct CurvePanel {
    /// In what it differs from the others of its row; nothing where it is the only one.
    pub title: String,
    /// Its lines: of each series one, or nothing.
    pub lines: Vec<Vec<CurvePoint>>,
}

/// One point of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// Where it is from left to right.
    pub x: f64,
    /// How high it is.
    pub y: f64,
    /// From where to where it may be, if that is known.
    pub spread: Option<[f64; 2]>,
    /// Whether it is so much at least, and may be more.
    pub is_at_least: bool,
}

impl CurvePoint {
    /// A point that is what it is.
    #[must_use]
    pub fn at(x: f64, y: f64) -> Self {
        CurvePoint { x, y, spread: None, is_at_least: false }
    }
}
