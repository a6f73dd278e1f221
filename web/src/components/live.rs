//! A text that follows the cursor without passing through a Yew diff.

use web_sys::Element;
use yew::prelude::*;

use crate::hooks::use_stage;
use crate::stage::Glance;

/// Reads something off what stands at the cursor.
pub struct Of<T: 'static>(pub fn(&Glance) -> T);

impl<T> Clone for Of<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Of<T> {}

impl<T> PartialEq for Of<T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// What a live text is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The text at the cursor.
    pub of: Of<String>,
    /// Whether something is wrong: then the element has the attribute `data-alarm`.
    #[prop_or(Of(|_| false))]
    pub alarm: Of<bool>,
    /// The name of the element.
    #[prop_or("span")]
    pub tag: &'static str,
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// For one that is spoken when it changes: `polite`.
    #[prop_or_default]
    pub spoken: Option<&'static str>,
}

/// A text that follows the cursor.
#[component]
pub fn Live(props: &Props) -> Html {
    let node = use_node_ref();
    let stage = use_stage();
    {
        let node = node.clone();
        use_effect_with((stage, props.of, props.alarm), move |(stage, of, alarm)| {
            let (Of(of), Of(alarm)) = (*of, *alarm);
            let subscription = stage.subscribe(move |glance| {
                if let Some(element) = node.cast::<Element>() {
                    write(&element, &of(glance), alarm(glance));
                }
            });
            move || drop(subscription)
        });
    }
    html! { <@{props.tag} ref={node} class={props.class.clone()} aria-live={props.spoken} /> }
}

fn write(element: &Element, text: &str, alarm: bool) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
    if element.has_attribute("data-alarm") != alarm {
        let _ = element.toggle_attribute_with_force("data-alarm", alarm);
    }
}
