//! Playing: the cursor moves at a constant speed along the drawn axis.

use gloo_render::request_animation_frame;
use turnlab_diagram::limited;

use super::{Stage, speed};

/// How fast the cursor moves, in CSS pixels a second: the incident takes under a minute, and a
/// hand-over takes more than a second.
const SPEED_PX_PER_S: f64 = 30.0;
/// The longest time between two frames that counts; a page in the background does not jump.
const LONGEST_FRAME_MS: f64 = 100.0;

impl Stage {
    /// Plays, from the beginning if the cursor is at the end; or stops.
    pub fn toggle_playing(&self) {
        if self.0.playing.get() {
            self.pause();
        } else {
            self.play();
        }
        self.notify();
    }

    /// Moves the cursor so fast from now on, by its place among [`speed::SPEEDS`].
    pub fn set_speed(&self, place: usize) {
        self.0.speed.set(place);
    }

    fn play(&self) {
        let Some(show) = self.shown() else { return };
        if self.0.cursor.get().at_us >= show.scenario.until_us() {
            self.place(0);
            self.reveal();
        }
        self.0.playing.set(true);
        self.0.last_frame_ms.set(None);
        self.next_frame();
    }

    pub(super) fn pause(&self) {
        self.0.playing.set(false);
        *self.0.frame.borrow_mut() = None;
    }

    fn next_frame(&self) {
        let stage = self.clone();
        let frame = request_animation_frame(move |now_ms| stage.frame(now_ms));
        *self.0.frame.borrow_mut() = Some(frame);
    }

    fn frame(&self, now_ms: f64) {
        if !self.0.playing.get() {
            return;
        }
        let since_ms = self.0.last_frame_ms.replace(Some(now_ms)).map_or(0.0, |last| now_ms - last);
        let y = self.0.cursor.get().y
            + limited(since_ms, 0.0, LONGEST_FRAME_MS) / 1000.0
                * SPEED_PX_PER_S
                * speed::times(self.0.speed.get());
        self.place_at_y(y);
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.follow(self.0.cursor.get().y);
        }
        let at_end = {
            let show = self.0.show.borrow();
            show.as_ref().is_none_or(|show| self.0.cursor.get().y >= show.picture.axis.last_y())
        };
        if at_end {
            self.0.playing.set(false);
        } else {
            self.next_frame();
        }
        self.notify();
    }
}
