//! What is dragged on the picture: a cut, or the cursor.

use std::rc::Rc;

use super::show::Show;

/// Cuts are moved, and pointed for, in whole milliseconds.
const GRAIN_US: i64 = 1_000;

pub(super) fn in_grains(at_us: i64) -> i64 {
    (at_us + GRAIN_US / 2) / GRAIN_US * GRAIN_US
}

/// A drag that is under way.
pub(super) enum Drag {
    Cursor,
    Strip,
    Cut(Box<CutDrag>),
}

/// A cut in somebody's hand. Its time is read off the axis of the run *without* it, which stands
/// still while the picture changes under the pointer.
pub(super) struct CutDrag {
    pub(super) index: usize,
    pub(super) begun: Rc<Show>,
    pub(super) without: Show,
    pub(super) grabbed_y: f64,
    pub(super) at_us: i64,
}

/// What a finished drag asks for.
pub enum Dropped {
    /// Nothing that changes the scenario.
    Nothing,
    /// A cut at another time.
    Cut {
        /// Its place in the scenario.
        index: usize,
        /// In microseconds.
        at_us: i64,
    },
}

impl CutDrag {
    /// The show with the cut where the pointer is; none where that changes nothing.
    pub(super) fn moved_to(&mut self, y: f64) -> Option<Show> {
        let axis = &self.without.picture.axis;
        let begun_us = self.begun.scenario.cuts[self.index].at_us;
        let there_us = axis.time_at(axis.y_at(begun_us) + y - self.grabbed_y);
        let at_us = in_grains(there_us).clamp(0, self.begun.scenario.until_us());
        if at_us == self.at_us {
            return None;
        }
        self.at_us = at_us;
        self.begun.with_cut_at(self.index, at_us)
    }
}
