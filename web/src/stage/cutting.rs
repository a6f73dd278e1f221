//! What can be cut, opened and closed at the cursor.

use turnlab_core::scenario::Fault;
use turnlab_core::world::AssociationId;

use super::Stage;
use crate::state::{Action, NEEDS_CLOCK};

impl Stage {
    /// What a person asks for who cuts now: a cut at the cursor, or to be told that nothing can be
    /// lost there.
    pub fn cut_now(&self) -> Action {
        self.cut_of(None)
    }

    /// The same, of the association that is wanted if it can be lost.
    pub(super) fn cut_of(&self, wanted: Option<AssociationId>) -> Action {
        let show = self.shown();
        if show.as_ref().is_some_and(|show| !show.scenario.order.is_empty()) {
            return Action::Say(Some(NEEDS_CLOCK));
        }
        let cut = show.and_then(|show| show.cut_at(self.at_us(), wanted));
        cut.map_or(Action::Say(Some("Nothing is connected to cut.")), |cut| {
            Action::AddCut(cut.into())
        })
    }

    /// The same where a pointer is on the map of cuts, if one is.
    pub fn cut_here(&self) -> Action {
        if let Some(at_us) = self.0.pointed.get() {
            self.point_at(None);
            self.seek(at_us);
        }
        self.cut_now()
    }

    /// The cuts that can be made at the cursor.
    pub fn cuts(&self) -> Vec<Fault> {
        self.shown().map_or_else(Vec::new, |show| show.story.cuts_at(self.at_us()))
    }

    /// What opens or closes what begins at the cursor, or lies around it.
    pub fn door(&self) -> Option<Action> {
        let show = self.shown()?;
        Some(show.door_at(self.at_us())?.action.clone())
    }

    /// The place of the cut at the cursor.
    pub fn cut_there(&self) -> Option<usize> {
        self.shown()?.cut_there(self.at_us())
    }
}
