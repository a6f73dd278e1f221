//! How much room there is.

use gloo_events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Before it is on the screen, in pixels.
const FIRST_WIDTH: f64 = 720.0;

/// How wide an element is, in pixels, when it comes on the screen and after the window has changed.
#[hook]
pub(crate) fn use_width(place: &NodeRef, is_shown: bool) -> f64 {
    let width = use_state_eq(|| FIRST_WIDTH);
    let measure = {
        let (place, width) = (place.clone(), width.setter());
        move || {
            let element = place.cast::<HtmlElement>();
            let measured = element.map_or(0, |element| element.client_width());
            if measured > 0 {
                width.set(measured.into());
            }
        }
    };
    use_effect_with(is_shown, move |_| {
        measure();
        let window = web_sys::window();
        let listener =
            window.map(|window| EventListener::new(&window, "resize", move |_| measure()));
        move || drop(listener)
    });
    *width
}
