//! What was wrong with a link, or could not be opened.

use yew::prelude::*;

use crate::state::Workspace;

/// What was wrong with a link, with the link as it came, or what could not be opened, until it is put away.
pub fn notices(workspace: &Workspace, on_dismiss: Callback<MouseEvent>) -> Html {
    let Workspace { problems, unopened, came, .. } = workspace;
    let mut shown = "";
    let (label, heading, items): (_, _, Vec<String>) = if !unopened.is_empty() {
        let heading = "This could not be opened; nothing was changed.";
        ("What could not be opened", heading, unopened.lines().map(str::to_owned).collect())
    } else if !problems.is_empty() {
        let heading = "Part of this link could not be used; the rest was kept.";
        let items = problems.iter().map(ToString::to_string).collect();
        shown = came;
        ("What was wrong with the link", heading, items)
    } else {
        return Html::default();
    };
    html! {
        <section class="notices" role="alert" aria-label={label}>
            <p>{ heading }</p>
            <ul>{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
            if !shown.is_empty() {
                <label>
                    { "As it came: " }<input readonly=true value={AttrValue::from(shown.to_owned())} />
                </label>
            }
            <button type="button" class="quiet" onclick={on_dismiss}>{ "Dismiss" }</button>
        </section>
    }
}
