//! The pointer: a mouse on a desk, a finger on a telephone.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, WheelAction, WheelActions,
};
use serde_json::json;
use tokio::time::sleep;

use crate::driver::Extra;
use crate::page::Page;

/// What has not moved for so long stands still.
const STILL: Duration = Duration::from_millis(60);

#[derive(Clone, Copy)]
enum Act {
    Down,
    Move,
    Up,
}

/// A pointer that is held down.
pub struct Hand<'a> {
    page: &'a Page,
    x: f64,
    y: f64,
}

impl Page {
    /// Whether a finger can be held down and moved here.
    #[must_use]
    pub fn has_fingers(&self) -> bool {
        self.browser.has_devtools
    }

    /// Takes hold of the slider of that name, with whatever the page is used with at this size, once it stands still.
    pub async fn grab(&self, slider: &str) -> Hand<'_> {
        let (mut x, mut y) = self.place_of("slider", slider).await;
        loop {
            sleep(STILL).await;
            let now = self.place_of("slider", slider).await;
            if now == (x, y) {
                return self.press_down_at(x, y).await;
            }
            (x, y) = now;
        }
    }

    /// Presses the pointer down at a point of the viewport.
    pub async fn press_down_at(&self, x: f64, y: f64) -> Hand<'_> {
        self.point(Act::Down, x, y).await;
        Hand { page: self, x, y }
    }

    /// Moves the mouse to a point of the viewport, with nothing held down.
    pub async fn point_at(&self, x: f64, y: f64) {
        self.client.perform_actions(mouse(Act::Move, x, y)).await.expect("it can be moved");
    }

    /// Rolls the wheel of the mouse over a point of the viewport, downwards by so many pixels.
    pub async fn roll(&self, x: f64, y: f64, by: i64) {
        #[allow(clippy::cast_possible_truncation, reason = "a place in a window")]
        let (x, y) = (x as i64, y as i64);
        let scroll = WheelAction::Scroll { duration: None, x, y, delta_x: 0, delta_y: by };
        let wheel = WheelActions::new("wheel".to_owned()).then(scroll);
        self.client.perform_actions(wheel).await.expect("it can be rolled");
    }

    /// Presses and lets go at a point of the viewport.
    pub async fn tap_at(&self, x: f64, y: f64) {
        self.press_down_at(x, y).await.drop().await;
    }

    /// A finger stays down between two commands only where DevTools move it; elsewhere a mouse has
    /// to do.
    async fn point(&self, act: Act, x: f64, y: f64) {
        let done = if self.size.is_touched && self.browser.has_devtools {
            self.client.issue_cmd(touch(act, x, y)).await.map(drop)
        } else {
            self.client.perform_actions(mouse(act, x, y)).await
        };
        done.expect("the pointer can be moved");
    }
}

impl Hand<'_> {
    /// Where the pointer is in the viewport, from its top.
    #[must_use]
    pub fn y(&self) -> f64 {
        self.y
    }

    /// Moves the pointer while it is held down, in pixels, downwards if positive.
    pub async fn move_by(&mut self, y: f64) {
        self.y += y;
        self.page.point(Act::Move, self.x, self.y).await;
    }

    /// Moves the pointer sideways while it is held down, in pixels.
    pub async fn move_across(&mut self, x: f64) {
        self.x += x;
        self.page.point(Act::Move, self.x, self.y).await;
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
        self.page.point(Act::Up, self.x, self.y).await;
    }
}

fn mouse(act: Act, x: f64, y: f64) -> MouseActions {
    let there = PointerAction::MoveTo { duration: Some(Duration::from_millis(10)), x, y };
    let mouse = MouseActions::new("mouse".to_owned()).then(there);
    match act {
        Act::Down => mouse.then(PointerAction::Down { button: MOUSE_BUTTON_LEFT }),
        Act::Move => mouse,
        Act::Up => mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT }),
    }
}

fn touch(act: Act, x: f64, y: f64) -> Extra {
    let (kind, points) = match act {
        Act::Down => ("touchStart", json!([{ "x": x, "y": y }])),
        Act::Move => ("touchMove", json!([{ "x": x, "y": y }])),
        Act::Up => ("touchEnd", json!([])),
    };
    Extra::devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }))
}
