//! What is said where a run is over, as HTML: what it comes to, why, and what to try, each a link.

use turnlab_core::scenario::View;
use turnlab_view::export::html;
use turnlab_view::{Attempt, Ending, Story};

use crate::readings::paragraph;

/// What is said at the end of a run, with links to others that are looked at in this way.
pub(crate) fn ending(story: &Story, view: &View) -> String {
    let Ending { verdict, why, attempts } = story.ending();
    let mut page = "<h2>The end</h2>".to_owned();
    paragraph(&mut page, &verdict);
    if !why.is_empty() {
        paragraph(&mut page, &why);
    }
    if !attempts.is_empty() {
        page.push_str("<p>Try:</p><ul>");
        let view = view.link_part();
        attempts.iter().for_each(|attempt| item(&mut page, attempt, &view));
        page.push_str("</ul>");
    }
    page
}

/// A change as a link to its run, looked at in the same way.
fn item(page: &mut String, attempt: &Attempt, view: &str) {
    page.push_str("<li><a href=\"#");
    page.push_str(&html(&(attempt.scenario.link() + view)));
    page.push_str("\">");
    page.push_str(&html(&attempt.text));
    page.push_str("</a></li>");
}
