#![doc = include_str!("../README.md")]
//!
//! Colours are not here either: a placed thing says what it stands for ([`Paint`], [`Role`]) and style sheets do the rest; [`file`] has
//! one of its own.
#![warn(unreachable_pub)]

mod axis;
mod chart;
mod clock;
mod crowd;
mod draft;
pub mod file;
mod geometry;
mod layout;
mod metrics;
mod passes;
mod picture;
mod scene;
mod sections;
pub mod svg;

pub use axis::{Axis, Knot};
pub use chart::*;
pub use clock::clock;
pub use geometry::{Bounds, Point, Segment, limited, rounded};
pub use layout::layout;
pub use metrics::{bounds_of, type_size, type_weight};
pub use picture::{
    Drawing, Frame, LEAST_TEXT, MOST_TEXT, Picture, PlacedArrow, PlacedFold, PlacedHandle,
};
pub use scene::*;
pub use sections::Section;
