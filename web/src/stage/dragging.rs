//! What a pointer does on the picture and on the strip: it drags a cut, or the cursor.

use super::Stage;
use super::drag::{CutDrag, Drag, Dropped};

impl Stage {
    /// Takes hold of a cut.
    pub fn grab_cut(&self, index: usize, client_y: f64) {
        self.pause();
        let Some(show) = self.shown() else { return };
        let Some(&cut) = show.scenario.cuts.get(index) else {
            return;
        };
        let Some(without) = show.without_cut(index) else {
            return;
        };
        let Some(grabbed_y) = self.y_of(client_y) else {
            return;
        };
        let drag = CutDrag { index, begun: show, without, grabbed_y, at_us: cut.at_us };
        *self.0.drag.borrow_mut() = Some(Drag::Cut(Box::new(drag)));
        self.focus_cut(index);
        self.place(cut.at_us);
        self.notify();
    }

    /// Takes hold of the cursor, and brings it here.
    pub fn grab_cursor(&self, client_y: f64) {
        self.begin();
        self.pause();
        *self.0.drag.borrow_mut() = Some(Drag::Cursor);
        self.point_at(None);
        self.take_focus();
        self.drag_to(client_y);
    }

    /// Whether what is dragged is the cursor on the strip.
    pub fn is_scrubbing(&self) -> bool {
        matches!(*self.0.drag.borrow(), Some(Drag::Strip))
    }

    /// Takes hold of the cursor on the strip, and brings it here.
    pub fn grab_strip(&self, client_x: f64) {
        *self.0.drag.borrow_mut() = Some(Drag::Strip);
        self.take_focus();
        self.scrub_to(client_x);
    }

    /// Brings the cursor to a place on the strip, and the picture with it.
    pub fn scrub_to(&self, client_x: f64) {
        self.begin();
        self.pause();
        self.point_at(None);
        let Some(at_us) = self.map_time_at(client_x) else { return };
        self.place(at_us);
        self.on_canvas(|canvas, _| {
            canvas.follow(self.0.cursor.get().y);
            false
        });
        self.scrolled_far();
        self.notify();
    }

    /// Whether a drag is under way.
    pub fn is_dragging(&self) -> bool {
        self.0.drag.borrow().is_some()
    }

    /// Whether a cut is being dragged: what is on the stage is no scenario yet.
    pub fn is_dragging_cut(&self) -> bool {
        matches!(*self.0.drag.borrow(), Some(Drag::Cut(_)))
    }

    /// The pointer is here now.
    pub fn drag_to(&self, client_y: f64) {
        let Some(y) = self.y_of(client_y) else { return };
        let mut drag = self.0.drag.borrow_mut();
        match drag.as_mut() {
            None | Some(Drag::Strip) => {}
            Some(Drag::Cursor) => {
                drop(drag);
                self.place_at_y(y);
                self.notify();
            }
            Some(Drag::Cut(cut)) => {
                let show = cut.moved_to(y);
                let at_us = cut.at_us;
                drop(drag);
                if let Some(show) = show {
                    self.place(at_us);
                    self.put(show);
                }
            }
        }
    }

    /// Lets go; a cut has the focus again.
    pub fn drop_drag(&self) -> Dropped {
        let Some(cut) = self.let_go() else { return Dropped::Nothing };
        self.focus_cut(cut.index);
        Dropped::Cut { index: cut.index, at_us: cut.at_us }
    }

    /// Lets go and puts everything back.
    pub fn cancel_drag(&self) {
        if let Some(cut) = self.let_go() {
            self.show(&cut.begun.scenario, &cut.begun.showing);
            self.focus_cut(cut.index);
        }
    }

    /// What was dragged, if that was a cut. The stage is free before it draws again.
    fn let_go(&self) -> Option<Box<CutDrag>> {
        match self.0.drag.borrow_mut().take()? {
            Drag::Cut(cut) => Some(cut),
            Drag::Cursor | Drag::Strip => None,
        }
    }

    fn focus_cut(&self, index: usize) {
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.focus_handle(index);
        }
    }

    fn y_of(&self, client_y: f64) -> Option<f64> {
        self.0.canvas.borrow().as_ref().map(|canvas| canvas.y_of(client_y))
    }
}
