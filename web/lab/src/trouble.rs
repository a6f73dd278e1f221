//! What is said of work in a worker that has failed, or was begun anew.

use yew::prelude::*;

use crate::state::Status;

const RESTARTED: &str = "It broke off by a fault of the browser's or of ours, and was begun anew; what had been \
    found stays.";

/// Says what went wrong, if anything did.
pub(crate) fn trouble(status: &Status, is_restarted: bool) -> Html {
    let failed = if let Status::Failed(words) = status { Some(words) } else { None };
    html! {
        <>
            if is_restarted {
                <p class="problem" role="status">{ RESTARTED }</p>
            }
            if let Some(words) = failed {
                <p class="problem" role="alert">{ words }</p>
            }
        </>
    }
}
