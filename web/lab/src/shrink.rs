//! The shortest run in which the same goes wrong.

use std::cell::RefCell;

use turnlab_searcher::message::{Answer, Request};

use crate::searcher::Searcher;

const NONE: &str =
    "None was found: it takes more than mail, losses and one association between two MTAs.";

thread_local! {
    static AT_WORK: RefCell<Option<Searcher>> = const { RefCell::new(None) };
}

/// Looks for the shortest run in which the same goes wrong as in an anomaly of this one, by its place. Calls `say`
/// once, with words and, if there is one, the link of the run. A question that is asked before the last one is
/// answered takes its place.
pub(crate) fn shrink(link: String, anomaly: u32, say: impl Fn(&str, Option<String>) + 'static) {
    let searcher = Searcher::ask(Request::Shrink { link, anomaly }, move |answer| match answer {
        Answer::Shrunk { link: Some(link), from, to } => {
            let words = match from > to {
                true => format!("{from} steps from the open association reduce to {to}."),
                false => format!("It takes {to} steps from the open association."),
            };
            say(&words, Some(link));
        }
        Answer::Failed(words) => say(&words, None),
        _ => say(NONE, None),
    });
    AT_WORK.set(searcher);
}
