//! What stands at the cursor of the stage.

use yew::prelude::*;

use crate::stage::{Glance, Stage};

/// Something about the cursor that seldom changes; the component is drawn anew only when it does.
#[hook]
pub fn use_glance<T>(stage: &Stage, of: fn(&Glance) -> T) -> Option<T>
where
    T: Clone + PartialEq + 'static,
{
    let value = use_state_eq(|| None);
    {
        let value = value.setter();
        use_effect_with(stage.clone(), move |stage| {
            let subscription = stage.subscribe(move |glance| value.set(Some(of(glance))));
            move || drop(subscription)
        });
    }
    (*value).clone()
}
