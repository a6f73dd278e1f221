//! Where the browser keeps the work: in the tab, and beyond it. A frame in another page has no use for it.

use web_sys::Storage;

const WORK: &str = "turnlab.work";

/// The work that was kept: by this tab, or else by whichever wrote last.
pub fn work() -> Option<String> {
    both().into_iter().flatten().find_map(|storage| storage.get_item(WORK).ok()?)
}

/// Keeps the work. `false` where nothing can be kept at all.
pub fn keep_work(work: &str) -> bool {
    let mut kept = false;
    for storage in both().into_iter().flatten() {
        kept |= storage.set_item(WORK, work).is_ok();
    }
    kept
}

/// The storage of this tab, and the one that lasts; where a browser has none it may fail to say so.
fn both() -> [Option<Storage>; 2] {
    let Some(window) = web_sys::window() else { return [None, None] };
    [window.session_storage().ok().flatten(), window.local_storage().ok().flatten()]
}
