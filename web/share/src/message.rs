//! What the page and the program that shares say to each other: events on the document.

use serde::{Deserialize, Serialize};

/// The program has started and listens.
pub const READY: &str = "turnlab-share-ready";
/// The page asks for the dialog: the detail is [`Asked`].
pub const SHARE: &str = "turnlab-share";
/// The page asks to open something: the detail is a `File`, or what was pasted as text.
pub const OPEN: &str = "turnlab-open";
/// The program has opened something: the detail is the fragment of a link.
pub const OPENED: &str = "turnlab-opened";
/// The program could not open something, or could not start: the detail is what is wrong, a sentence a line.
pub const UNOPENED: &str = "turnlab-unopened";

/// What the dialog is to show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The scenario and the cursor, as the fragment of a link.
    pub fragment: String,
    /// From when the picture of the page is in view, in microseconds.
    pub from_us: f64,
    /// Until when.
    pub to_us: f64,
    /// Whether a person wants to open something, and not to share.
    pub opens: bool,
}
