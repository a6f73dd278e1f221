//! Lanes, arrows, bands and folds: from a chart to a scene to a drawing.

mod chart;

pub use chart::*;
