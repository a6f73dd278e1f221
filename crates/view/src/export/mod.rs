//! A run in other languages: for other programs that draw, for reading aloud, for a spreadsheet. Pure functions of a
//! [`Document`](crate::document::Document), and of a [`Chart`](crate::Chart) where they draw; the formats are described
//! in `docs/exports.md`.

mod animated;
mod csv;
mod figure;
mod mermaid;
mod origin;
mod picture;
mod plantuml;
mod scenario;
mod text;
mod transcript;

pub use animated::{animated_svg, part_to_play};
pub use csv::{csv, samples};
pub use figure::{figure, html};
pub use mermaid::mermaid;
pub use origin::fragment;
pub use picture::{source_text, svg, until, untitled};
pub use plantuml::plantuml;
pub use scenario::toml;
pub use transcript::{Line, lines, markdown, transcript};

pub use crate::document::Excerpt;
pub use turnlab_core::scenario::Detail;

/// How long a text Mermaid takes unless its page is set otherwise, in units of UTF-16.
pub const LONGEST_FOR_MERMAID: usize = 50_000;

/// A run as CSV when it is not said how often to look at the counters: once in this time, in
/// microseconds.
pub const SAMPLED_EVERY_US: i64 = 15_000_000;

/// The shortest such time that makes sense: a day of it is 864,001 rows.
pub const OFTENEST_US: i64 = 100_000;
