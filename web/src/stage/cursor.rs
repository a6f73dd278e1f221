//! Where the cursor stands, and moving it.

use turnlab_diagram::limited;

use super::strip::part_at;
use super::{Cursor, Stage};

impl Stage {
    /// Where the cursor stands, in microseconds.
    pub fn at_us(&self) -> i64 {
        self.0.cursor.get().at_us
    }

    /// Puts the cursor at a time, paused.
    pub fn seek(&self, at_us: i64) {
        self.pause();
        self.place(at_us);
        self.reveal();
        self.notify();
    }

    /// Puts the cursor at the next (or the last) instant at which something happens.
    pub fn step(&self, forward: bool) {
        let Some(show) = self.shown() else { return };
        self.seek(show.neighbour(self.0.cursor.get().at_us, forward));
    }

    /// Puts the cursor at the beginning, or at the end.
    pub fn go_to(&self, end: bool) {
        let Some(show) = self.shown() else { return };
        self.seek(if end { show.scenario.until_us() } else { 0 });
    }

    pub(super) fn place(&self, at_us: i64) {
        let Some(show) = self.0.show.borrow().clone() else {
            self.0.cursor.set(Cursor { at_us, y: 0.0 });
            return;
        };
        let at_us = at_us.clamp(0, show.scenario.until_us());
        self.move_cursor(Cursor { at_us, y: show.picture.axis.y_at(at_us) });
    }

    pub(super) fn place_at_y(&self, y: f64) {
        let Some(show) = self.0.show.borrow().clone() else {
            return;
        };
        let axis = &show.picture.axis;
        let y = limited(y, axis.first_y(), axis.last_y());
        self.move_cursor(Cursor { at_us: axis.time_at(y), y });
    }

    pub(super) fn move_cursor(&self, cursor: Cursor) {
        self.0.cursor.set(cursor);
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            let show = self.0.show.borrow();
            let above = show.as_ref().map_or(cursor.y, |it| it.picture.axis.top_of(cursor.at_us));
            canvas.move_cursor(cursor.y, cursor.at_us, (cursor.y - above).max(0.0));
            if let Some(show) = show.as_ref() {
                canvas.move_on_map(part_at(&show.picture.axis, cursor.at_us));
            }
        }
        self.snip_at_cursor();
    }

    /// Whoever has pressed here wants the keys to act here.
    pub(super) fn take_focus(&self) {
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.take_focus();
        }
    }

    pub(super) fn reveal(&self) {
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.reveal(self.0.cursor.get().y);
        }
    }
}
