//! Showing a scenario: the stage begins, runs it and draws it.

use std::rc::Rc;

use turnlab_core::scenario::Scenario;
use turnlab_view::ViewOptions;

use super::Stage;
use super::canvas::Canvas;
use super::show::Show;

impl Stage {
    /// Shows a scenario, with the cursor where it was in time; the first one when the stage begins.
    pub fn show(&self, scenario: &Scenario, showing: &ViewOptions) {
        if self.0.begun.get() {
            self.run(scenario, showing);
        } else {
            *self.0.asked.borrow_mut() = Some((scenario.clone(), showing.clone()));
        }
    }

    /// Runs and draws what is to be shown first, unless something has asked for that already.
    // Asked for in many places, and in the program once.
    #[inline(never)]
    pub fn begin(&self) {
        if self.0.begun.replace(true) {
            return;
        }
        let asked = self.0.asked.take();
        if let Some((scenario, showing)) = asked {
            self.run(&scenario, &showing);
            self.reveal();
        }
        if let Some(tell) = self.0.on_begin {
            tell();
        }
    }

    /// What is shown; before the stage has begun, it begins.
    #[inline(never)]
    pub(super) fn shown(&self) -> Option<Rc<Show>> {
        self.begin();
        self.0.show.borrow().clone()
    }

    fn run(&self, scenario: &Scenario, showing: &ViewOptions) {
        let Some(frame) = self.0.canvas.borrow().as_ref().map(Canvas::frame) else {
            return;
        };
        let current = self.0.show.borrow().clone();
        let is_shown = current.is_some_and(|show| show.is_of(scenario, showing, frame));
        match is_shown {
            // A cut that was dragged here is on the stage before it is in the scenario.
            true => self.notify(),
            false => {
                if let Some(show) = Show::of(scenario, showing, frame) {
                    self.put(show);
                }
            }
        }
        if let Some(show) = &*self.0.show.borrow() {
            self.0.past.borrow_mut().note_outcome(show);
        }
    }

    pub(super) fn put(&self, show: Show) {
        let cursor = self.0.cursor.get();
        let show = Rc::new(show);
        *self.0.show.borrow_mut() = Some(Rc::clone(&show));
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.draw(&show.picture, self.is_dragging());
        }
        self.draw_around();
        self.survey();
        self.write_text();
        self.place(cursor.at_us);
        self.notify();
    }
}
