//! What was wrong with a link.

use turnlab_core::scenario::Problem;
use yew::prelude::*;

/// What there is to say.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// Puts it away.
    pub on_dismiss: Callback<MouseEvent>,
}

/// What was wrong with a link, until it is put away.
#[component]
pub fn Notices(props: &Props) -> Html {
    if props.problems.is_empty() {
        return Html::default();
    }
    html! {
        <section class="notices" role="alert" aria-label="What was wrong with the link">
            <p>{ "Part of this link could not be used; the rest was kept." }</p>
            <ul>
                { for props.problems.iter().map(|problem| html! { <li>{ problem.to_string() }</li> }) }
            </ul>
            <button type="button" class="quiet" onclick={props.on_dismiss.clone()}>{ "Dismiss" }</button>
        </section>
    }
}
