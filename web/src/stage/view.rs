//! What of the picture is in view: scrolling it, and printing all of it.

use gloo_render::request_animation_frame;
use gloo_timers::callback::Timeout;

use super::Stage;

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
