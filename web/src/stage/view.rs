//! What of the picture is in view: scrolling it, framing it on the strip, and printing all of it.

use gloo_render::request_animation_frame;
use gloo_timers::callback::Timeout;
use turnlab_diagram::{clock, limited};

use super::Stage;
use super::strip::part_of_height;

/// How much of what is before it is seen: an arrow's words stand above its end.
const ABOVE_PX: f64 = 24.0;
/// How long nobody has to scroll for the end of it.
const REST_MS: u32 = 120;

impl Stage {
    /// A person has scrolled the picture, or the page has.
    pub fn scrolled(&self) {
        let jumped = self.on_canvas(|canvas, picture| canvas.scrolled(picture));
        if jumped {
            self.place_again();
        }
        self.frame_view();
        self.settle_at_rest();
    }

    /// The part of the run that is in view, from when until when, in microseconds.
    pub fn in_view(&self) -> Option<(i64, i64)> {
        let show = self.shown()?;
        let (top, bottom) = self.0.canvas.borrow().as_ref()?.in_view();
        let axis = &show.picture.axis;
        let time_at = |y: f64| axis.time_at(limited(y, axis.first_y(), axis.last_y()));
        Some((time_at(top), time_at(bottom)))
    }

    /// Lays the same run out again, if the page has another width now. The browser has just laid out the page, and
    /// says for nothing how much is seen.
    pub fn fit(&self) {
        self.resized();
        let _ = self.on_canvas(|canvas, _| {
            canvas.visible();
            false
        });
        let Some(show) = self.0.show.borrow().clone() else {
            return;
        };
        self.show(&show.scenario, &show.showing);
    }

    /// What is seen of the picture may be higher or lower now.
    pub(super) fn resized(&self) {
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.resized();
        }
    }

    fn settle_at_rest(&self) {
        let stage = self.clone();
        let settle = Timeout::new(REST_MS, move || stage.settle());
        *self.0.settling.borrow_mut() = Some(settle);
    }

    /// Puts what is around the view into the document as soon as what is in view has been seen; while a cut is
    /// dragged, when it rests: the next step of the drag would draw all of it anew.
    pub(super) fn draw_around(&self) {
        if self.is_dragging() {
            self.frame_view();
            self.settle_at_rest();
            return;
        }
        let stage = self.clone();
        let frame = request_animation_frame(move |_| {
            stage.on_canvas(|canvas, picture| {
                canvas.show(picture, true);
                false
            });
            stage.frame_view();
        });
        *self.0.around.borrow_mut() = Some(frame);
    }

    /// Puts all of the picture into the document, for paper, or what is in view again.
    pub fn print(&self, all: bool) {
        self.on_canvas(|canvas, picture| {
            if all {
                canvas.show_all(picture);
            } else {
                canvas.draw(picture, false);
            }
            false
        });
        if !all {
            self.draw_around();
        }
    }

    /// The stage itself has scrolled, maybe far: the sections there and the cursor are put where they are now.
    pub(super) fn scrolled_far(&self) {
        self.on_canvas(|canvas, picture| {
            canvas.place(picture);
            false
        });
        self.place_again();
        self.frame_view();
    }

    /// Moves the frame on the strip to what is in view.
    pub(super) fn frame_view(&self) {
        self.on_canvas(|canvas, picture| {
            let (top, height) = canvas.visible();
            let axis = &picture.axis;
            let [from, to] =
                [top, top + height].map(|y| limited(part_of_height(axis, y), 0.0, 1.0));
            let times = [top, top + height].map(|y| clock(axis.time_at(y)));
            canvas.move_frame(from, to, &format!("{} to {}", times[0], times[1]));
            false
        });
    }

    /// Scrolls so that what is in view begins at a part of the run, from 0 to 1.
    pub fn scroll_to_part(&self, part: f64) {
        self.on_canvas(|canvas, picture| {
            let axis = &picture.axis;
            let part = limited(part, 0.0, 1.0);
            let y = axis.first_y() + part * (axis.last_y() - axis.first_y());
            canvas.scroll_to(if part > 0.0 { y } else { 0.0 });
            false
        });
        self.scrolled_far();
    }

    /// Scrolls so that what is in view begins at an instant, in microseconds.
    pub fn show_from(&self, at_us: i64) {
        self.on_canvas(|canvas, picture| {
            canvas.scroll_to(picture.axis.y_at(at_us) - ABOVE_PX);
            false
        });
        self.scrolled_far();
    }

    /// Scrolls by so many times what is in view.
    pub fn scroll_by(&self, views: f64) {
        self.on_canvas(|canvas, _| {
            let (top, height) = canvas.visible();
            canvas.scroll_to(top + views * height);
            false
        });
        self.scrolled_far();
    }

    fn settle(&self) {
        if self.on_canvas(|canvas, picture| canvas.settle(picture)) {
            self.place_again();
        }
    }

    /// Draws the cursor where it is, after heights have been shifted.
    fn place_again(&self) {
        self.move_cursor(self.0.cursor.get());
    }

    pub(super) fn on_canvas(
        &self,
        act: impl FnOnce(&super::Canvas, &turnlab_diagram::Picture) -> bool,
    ) -> bool {
        let (canvas, show) = (self.0.canvas.borrow(), self.0.show.borrow());
        canvas.as_ref().zip(show.as_ref()).is_some_and(|(canvas, show)| act(canvas, &show.picture))
    }
}
