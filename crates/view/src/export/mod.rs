//! A run as text: for other programs that draw, for reading aloud, for a spreadsheet. Pure functions of
//! a story and of an [`Excerpt`]; the formats are described in `docs/exports.md`.
//!
//! None of them reads the protocol: what travels are the story's transmissions, what is said are its
//! captions, what repeats itself are its folds, and what is counted are the history's samples.

pub(crate) mod about;
mod animated;
mod csv;
mod figure;
mod mermaid;
mod origin;
mod picture;
mod plantuml;
mod scenario;
mod selection;
mod sequence;
mod stretch;
mod text;
mod transcript;
pub(crate) mod transfer;

pub use figure::html;
pub use transcript::Line;
pub use turnlab_core::scenario::Detail;

/// Which part of a run is told, how closely, and under which words. The default is the whole run, at
/// [`Detail::Messages`], without any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// From when, in microseconds. What is on its way then is told, too.
    pub from_us: i64,
    /// Until when, that instant included.
    pub to_us: i64,
    /// How closely.
    pub detail: Detail,
    /// Where its link opens the run, in microseconds; where it begins if that is not in it or not said.
    pub opens_us: Option<i64>,
    /// What stands over it.
    pub title: Option<String>,
    /// What stands below it.
    pub caption: Option<String>,
}

impl Default for Excerpt {
    fn default() -> Self {
        let (detail, opens_us, title, caption) = Default::default();
        Excerpt { from_us: 0, to_us: i64::MAX, detail, opens_us, title, caption }
    }
}

/// How long a text Mermaid takes unless its page is set otherwise, in units of UTF-16.
pub const LONGEST_FOR_MERMAID: usize = 50_000;

/// A run as CSV when it is not said how often to look at the counters: once in this time, in
/// microseconds.
pub const SAMPLED_EVERY_US: i64 = 15_000_000;

/// The shortest such time that makes sense: a day of it is 864,001 rows.
pub const OFTENEST_US: i64 = 100_000;
