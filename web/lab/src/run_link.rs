//! A link that opens a run in place of the view.

use yew::prelude::*;

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    /// The link of the run.
    pub(crate) link: String,
    /// What it says to whoever cannot see it, where the words alone would not do.
    #[prop_or_default]
    pub(crate) label: Option<String>,
    #[prop_or("quiet")]
    pub(crate) class: &'static str,
    /// Opens a run by its link.
    pub(crate) on_open: Callback<String>,
    pub(crate) children: Html,
}

/// The link. In a tab or a window of its own it is the browser's.
#[component]
pub(crate) fn RunLink(props: &Props) -> Html {
    let Props { link, label, class, on_open, children } = props;
    let onclick = {
        let (link, on_open) = (link.clone(), on_open.clone());
        Callback::from(move |event: MouseEvent| {
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                on_open.emit(link.clone());
            }
        })
    };
    let href = format!("{}#{link}", turnlab_paths::page("index.html"));
    html! { <a {href} class={*class} {onclick} aria-label={label.clone()}>{ children.clone() }</a> }
}
