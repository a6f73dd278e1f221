//! What was wrong with a link.

use turnlab_core::scenario::Problem;
use yew::prelude::*;

/// What was wrong with a link, until it is put away.
pub fn notices(problems: &[Problem], on_dismiss: Callback<MouseEvent>) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <section class="notices" role="alert" aria-label="What was wrong with the link">
            <p>{ "Part of this link could not be used; the rest was kept." }</p>
            <ul>{ for problems.iter().map(|problem| html! { <li>{ problem.to_string() }</li> }) }</ul>
            <button type="button" class="quiet" onclick={on_dismiss}>{ "Dismiss" }</button>
        </section>
    }
}
