//! The stage, and what stands at its cursor.

use yew::prelude::*;

use crate::stage::{Glance, Stage};

/// The stage of this page.
///
/// # Panics
///
/// Outside of [`crate::app::App`], which provides it.
#[hook]
pub fn use_stage() -> Stage {
    use_context::<Stage>().expect("the app provides the stage")
}

/// Something about the cursor that seldom changes; the component is drawn anew only when it does.
#[hook]
pub fn use_glance<T>(of: fn(&Glance) -> T) -> Option<T>
where
    T: Clone + PartialEq + 'static,
{
    let stage = use_stage();
    let value = use_state_eq(|| None);
    {
        let value = value.setter();
        use_effect_with(stage, move |stage| {
            let subscription = stage.subscribe(move |glance| value.set(Some(of(glance))));
            move || drop(subscription)
        });
    }
    (*value).clone()
}
