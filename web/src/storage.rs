//! What the browser keeps for this page: the work, in the tab and beyond it, and one setting. A frame in
//! another page neither reads nor writes.

use std::cell::Cell;

use web_sys::Storage;

const WORK: &str = "turnlab.work";
const LETTERS: &str = "turnlab.letters";
const OFF: &str = "off";

thread_local! {
    static LETTERS_ARE_ON: Cell<bool> = const { Cell::new(true) };
}

/// The work that was kept: by this tab, or else by whichever wrote last.
pub fn work() -> Option<String> {
    both().into_iter().flatten().find_map(|storage| storage.get_item(WORK).ok()?)
}

/// Keeps the work, or that there is none. `false` where nothing can be kept at all.
pub fn keep_work(work: Option<&str>) -> bool {
    let mut kept = false;
    for storage in both().into_iter().flatten() {
        kept |= match work {
            Some(work) => storage.set_item(WORK, work),
            None => storage.remove_item(WORK),
        }
        .is_ok();
    }
    kept
}

/// Reads the settings; until then they are as for everybody.
pub fn read_letters() {
    let [_, lasting] = both();
    let kept = lasting.and_then(|storage| storage.get_item(LETTERS).ok()?);
    LETTERS_ARE_ON.set(kept.as_deref() != Some(OFF));
}

/// Whether keys that are single letters do anything.
pub fn letters() -> bool {
    LETTERS_ARE_ON.get()
}

/// Switches them on or off, for later visits too where that can be kept.
pub fn keep_letters(on: bool) {
    LETTERS_ARE_ON.set(on);
    if let [_, Some(storage)] = both() {
        // What cannot be kept counts until the page is closed.
        let _ = match on {
            true => storage.remove_item(LETTERS),
            false => storage.set_item(LETTERS, OFF),
        };
    }
}

/// The storage of this tab, and the one that lasts; where a browser has none it may fail to say so.
fn both() -> [Option<Storage>; 2] {
    let window = web_sys::window();
    let (of_tab, lasting) = (
        window.as_ref().and_then(|window| window.session_storage().ok().flatten()),
        window.as_ref().and_then(|window| window.local_storage().ok().flatten()),
    );
    [of_tab, lasting]
}
