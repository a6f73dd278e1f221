//! How a run is shown: which part of it, how closely, and what of it a person has opened.

use turnlab_core::scenario::{Detail, Paper, View};
use turnlab_diagram::TimeScale;

use crate::document::Excerpt;

/// How a run is shown as a picture. The default is the whole run, compressed, at [`Detail::Messages`], with
/// everything folded that can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewOptions {
    /// How closely.
    pub detail: Detail,
    /// From when, in microseconds; what is under way then is drawn from there on.
    pub from_us: i64,
    /// Until when, in microseconds, that instant included; what is under way then is drawn until there.
    pub to_us: i64,
    /// Which folds are drawn at length.
    pub folds: Folds,
    /// What a second is on the axis.
    pub scale: TimeScale,
    /// Whose Turn the lanes are about, by its number from 1; the newest association if not said. One that
    /// there is not is taken as not said.
    pub association: Option<u16>,
    /// The transfers that are drawn as their PDUs where each is one arrow else, by the keys of those arrows.
    pub open_transfers: Vec<u32>,
    /// What on: no matter of the picture's, which has the colours of whatever it is put on.
    pub paper: Paper,
}

impl Default for ViewOptions {
    fn default() -> Self {
        ViewOptions {
            detail: Detail::default(),
            from_us: 0,
            to_us: i64::MAX,
            folds: Folds::default(),
            scale: TimeScale::default(),
            association: None,
            open_transfers: Vec::new(),
            paper: Paper::default(),
        }
    }
}

impl From<&Excerpt> for ViewOptions {
    fn from(excerpt: &Excerpt) -> Self {
        let &Excerpt { from_us, to_us, detail, .. } = excerpt;
        ViewOptions { from_us, to_us, detail, ..ViewOptions::default() }
    }
}

impl From<View> for ViewOptions {
    fn from(view: View) -> Self {
        let View { detail, to_scale, association, paper } = view;
        let scale = if to_scale { TimeScale::True } else { TimeScale::Compressed };
        ViewOptions { detail, scale, association, paper, ..ViewOptions::default() }
    }
}

impl From<&ViewOptions> for View {
    fn from(options: &ViewOptions) -> Self {
        let &ViewOptions { detail, scale, association, paper, .. } = options;
        View { detail, to_scale: scale == TimeScale::True, association, paper }
    }
}

/// Which folds are drawn at length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folds {
    /// These, by their ids.
    Open(Vec<u32>),
    /// All of them: nothing is folded, and nothing offers to fold it again.
    AllOpen,
}

impl Default for Folds {
    fn default() -> Self {
        Folds::Open(Vec::new())
    }
}

impl Folds {
    pub(crate) fn is_open(&self, id: u32) -> bool {
        match self {
            Folds::Open(open) => open.contains(&id),
            Folds::AllOpen => true,
        }
    }
}
