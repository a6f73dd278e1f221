//! What the page and this program say to each other: events on the document. The page writes them in
//! `web/lab/src/leaving.rs`.

use serde::Deserialize;

/// The program has started and listens.
pub(crate) const READY: &str = "turnlab-share-ready";
/// The page asks for the dialog: the detail is [`Asked`].
pub(crate) const SHARE: &str = "turnlab-share";
/// The page asks to open something: the detail is a `File`, or what was pasted as text.
pub(crate) const OPEN: &str = "turnlab-open";
/// The program has opened something: the detail is the fragment of a link.
pub(crate) const OPENED: &str = "turnlab-opened";
/// The program could not open something, or could not start: the detail is what is wrong, a sentence a line.
pub(crate) const UNOPENED: &str = "turnlab-unopened";

/// What the dialog is to show.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Asked {
    /// The scenario and the cursor, as the fragment of a link.
    pub(crate) fragment: String,
    /// From when the picture of the page is in view, in microseconds.
    pub(crate) from_us: f64,
    /// Until when.
    pub(crate) to_us: f64,
    /// Whether a person wants to open something, and not to share.
    pub(crate) opens: bool,
}
