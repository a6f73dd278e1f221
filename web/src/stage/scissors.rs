//! Scissors on an arrow: where a pointer is near it, or else where the cursor crosses it.

use turnlab_diagram::Point;

use super::Stage;
use super::snip::{Snip, crossed, distance, near};
use crate::state::Action;

/// How near a mouse, or a finger, has to be to an arrow, in CSS pixels.
const MOUSE: f64 = 12.0;
const FINGER: f64 = 22.0;
/// How far a mouse may go from the arrow before the scissors are gone: they are reached within that.
const KEPT: f64 = 56.0;

impl Stage {
    /// A mouse is here over the picture, or has left it.
    pub fn point_at_picture(&self, client: Option<(f64, f64)>) {
        let at = client.and_then(|client| self.place_of(client));
        let snip = at.and_then(|at| self.snip_near(at, MOUSE));
        let kept = self.0.snip.get().zip(at).filter(|_| self.0.pointed.get().is_some());
        if snip.is_none() && kept.is_some_and(|(snip, at)| distance(snip.at, at) < KEPT) {
            return;
        }
        self.point_at(snip.map(|snip| snip.cut.at_us));
        match snip {
            Some(_) => self.show_snip(snip),
            None => self.snip_at_cursor(),
        }
    }

    /// Whether a finger has gone down where it taps or scrolls.
    pub fn expect_tap(&self, is_tap: bool) {
        self.0.taps.set(is_tap);
    }

    /// Whether the click that is here now is a tap with that finger.
    pub fn is_tap(&self) -> bool {
        self.0.taps.take()
    }

    /// A finger has tapped here: the cursor comes, and to an arrow that is near.
    pub fn tap(&self, client: (f64, f64)) {
        self.begin();
        self.pause();
        self.point_at(None);
        let Some(at) = self.place_of(client) else { return };
        let snip = self.snip_near(at, FINGER);
        match snip {
            Some(snip) => self.place(snip.cut.at_us),
            None => self.place_at_y(at.y),
        }
        if snip.is_some() {
            self.show_snip(snip);
        }
        self.take_focus();
        self.notify();
    }

    /// What a person asks for who takes the scissors on an arrow.
    pub fn snip(&self) -> Action {
        let Some(Snip { cut, .. }) = self.0.snip.get() else { return self.cut_now() };
        self.point_at(None);
        self.seek(cut.at_us);
        self.cut_of(Some(cut.association))
    }

    /// Scissors where the cursor crosses an arrow, unless a pointer has them.
    pub(super) fn snip_at_cursor(&self) {
        if self.0.pointed.get().is_none() {
            let cursor = self.0.cursor.get();
            let show = self.0.show.borrow();
            let snip = show.as_ref().filter(|show| show.scenario.order.is_empty());
            let snip = snip.and_then(|show| crossed(&show.picture, cursor.at_us, cursor.y));
            drop(show);
            self.show_snip(snip);
        }
    }

    fn snip_near(&self, at: Point, reach: f64) -> Option<Snip> {
        let show = self.0.show.borrow();
        let show = show.as_ref().filter(|show| show.scenario.order.is_empty())?;
        near(&show.picture, at, reach)
    }

    fn show_snip(&self, snip: Option<Snip>) {
        if self.0.snip.replace(snip).or(snip).is_none() {
            return;
        }
        // What the map says is said of the association that the key would cut.
        let told = snip.filter(|_| self.0.pointed.get().is_some()).is_some_and(|snip| {
            let show = self.0.show.borrow();
            show.as_ref().and_then(|show| show.cut_at(snip.cut.at_us, None)) == Some(snip.cut)
        });
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.place_snip(snip.map(|snip| snip.at), told);
        }
    }

    fn place_of(&self, client: (f64, f64)) -> Option<Point> {
        self.0.canvas.borrow().as_ref().map(|canvas| canvas.place_of(client))
    }
}
