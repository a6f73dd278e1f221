//! What was wrong with a link, or could not be opened.

use turnlab_core::scenario::Problem;
use yew::prelude::*;

/// What was wrong with a link, or what was `unopened` and why, a sentence a line, until it is put away.
pub fn notices(problems: &[Problem], unopened: &str, on_dismiss: Callback<MouseEvent>) -> Html {
    let (label, heading, items): (_, _, Vec<String>) = if !unopened.is_empty() {
        let heading = "This could not be opened; nothing was changed.";
        ("What could not be opened", heading, unopened.lines().map(str::to_owned).collect())
    } else if !problems.is_empty() {
        let heading = "Part of this link could not be used; the rest was kept.";
        let items = problems.iter().map(ToString::to_string).collect();
        ("What was wrong with the link", heading, items)
    } else {
        return Html::default();
    };
    html! {
        <section class="notices" role="alert" aria-label={label}>
            <p>{ heading }</p>
            <ul>{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
            <button type="button" class="quiet" onclick={on_dismiss}>{ "Dismiss" }</button>
        </section>
    }
}
