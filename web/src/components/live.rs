//! A text that follows the cursor without passing through a Yew diff.

use turnlab_view::EndReadout;
use web_sys::Element;
use yew::prelude::*;

use crate::hooks::use_stage;
use crate::stage::Glance;

/// Where a text is read off.
#[derive(Clone, Copy)]
pub enum Of {
    /// What stands at the cursor.
    Cursor(fn(&Glance) -> String),
    /// What stands there at one of the MTAs.
    End(usize, fn(&EndReadout) -> String),
}

impl Of {
    fn read(self, glance: &Glance) -> String {
        match self {
            Of::Cursor(text) => text(glance),
            Of::End(place, text) => glance.readout.ends.get(place).map_or_else(String::new, text),
        }
    }
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Of::Cursor(this), Of::Cursor(that)) => std::ptr::fn_addr_eq(*this, *that),
            (Of::End(here, this), Of::End(there, that)) => {
                here == there && std::ptr::fn_addr_eq(*this, *that)
            }
            (Of::Cursor(_), Of::End(..)) | (Of::End(..), Of::Cursor(_)) => false,
        }
    }
}

/// What a live text is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The text at the cursor.
    pub of: Of,
    /// Whether the element has the attribute `data-alarm` while the Turn is not where it should be.
    #[prop_or(false)]
    pub alarms: bool,
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
        use_effect_with((stage, props.of, props.alarms), move |(stage, of, alarms)| {
            let (of, alarms) = (*of, *alarms);
            let subscription = stage.subscribe(move |glance| {
                if let Some(element) = node.cast::<Element>() {
                    write(&element, &of.read(glance), alarms && glance.readout.alarm);
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
