//! The pointer: a mouse on a desk, a finger on a telephone.

use std::time::Duration;

use fantoccini::actions::{
    ActionSequence, InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};

use crate::page::Page;

/// A pointer that is held down.
pub struct Hand<'a> {
    page: &'a Page,
    x: f64,
    y: f64,
}

impl Page {
    /// Takes hold of the slider of that name, with whatever the page is used with at this size.
    pub async fn grab(&self, slider: &str) -> Hand<'_> {
        let (x, y) = self.place_of("slider", slider).await;
        self.press_down_at(x, y).await
    }

    /// Presses the pointer down at a point of the viewport.
    pub async fn press_down_at(&self, x: f64, y: f64) -> Hand<'_> {
        let down = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
        self.point(vec![move_to(x, y), down]).await;
        Hand { page: self, x, y }
    }

    async fn point(&self, actions: Vec<PointerAction>) {
        let sequence: ActionSequence = if self.size.is_touched {
            let finger = TouchActions::new("finger".to_owned());
            actions.into_iter().fold(finger, InputSource::then).into()
        } else {
            let mouse = MouseActions::new("mouse".to_owned());
            actions.into_iter().fold(mouse, InputSource::then).into()
        };
        self.client.perform_actions(sequence).await.expect("the pointer can be moved");
    }
}

impl Hand<'_> {
    /// Moves the pointer while it is held down, in pixels, downwards if positive.
    pub async fn move_by(&mut self, y: f64) {
        self.y += y;
        self.page.point(vec![move_to(self.x, self.y)]).await;
    }

    /// Moves on, a few pixels at a time, until something is seen; says how many pixels it took.
    ///
    /// # Panics
    ///
    /// If it is not seen within 200 pixels.
    pub async fn move_until(
        &mut self,
        step: f64,
        what: &str,
        is_seen: impl Fn(&crate::Seen) -> bool,
    ) -> f64 {
        const FAR: f64 = 200.0;
        let begun = self.y;
        while !is_seen(&self.page.seen().await) {
            let moved = self.y - begun;
            assert!(moved.abs() < FAR, "Dragged by {moved} pixels, and still not seen: {what}");
            self.move_by(step).await;
        }
        self.y - begun
    }

    /// Lets go.
    pub async fn drop(self) {
        self.page.point(vec![PointerAction::Up { button: MOUSE_BUTTON_LEFT }]).await;
    }
}

fn move_to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo { duration: Some(Duration::from_millis(10)), x, y }
}
