//! What was wrong with a link, or could not be opened, and where it was made of another run.

use yew::prelude::*;

use crate::state::Workspace;

/// What was wrong with a link, with the link as it came, what could not be opened, or
/// that the link was made of another run, until it is put away.
pub fn notices(workspace: &Workspace, on_dismiss: Callback<MouseEvent>) -> Html {
    let Workspace { problems, unopened, came, another_run, .. } = workspace;
    let mut shown = "";
    let (label, heading, items): (_, &str, Vec<String>) = if !unopened.is_empty() {
        let heading = "This could not be opened; nothing was changed.";
        ("What could not be opened", heading, unopened.lines().map(str::to_owned).collect())
    } else if !problems.is_empty() {
        let heading = "Part of this link could not be used; the rest was kept.";
        let items = problems.iter().map(ToString::to_string).collect();
        shown = came;
        ("What was wrong with the link", heading, items)
    } else if !another_run.is_empty() {
        ("Another run than that of the link", &**another_run, Vec::new())
    } else {
        return Html::default();
    };
    html! {
        <section class="notices" role="alert" aria-label={label}>
            <p>{ heading.to_owned() }</p>
            if !items.is_empty() {
                <ul>{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
            }
            if !shown.is_empty() {
                <label>
                    { "As it came: " }<input readonly=true value={AttrValue::from(shown.to_owned())} />
                </label>
            }
            <button type="button" class="quiet" onclick={on_dismiss}>{ "Dismiss" }</button>
        </section>
    }
}
