//! What the dialog is asked for, and what is to be opened.

use web_sys::File;

/// What the dialog is to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The scenario and the cursor, as the fragment of a link.
    pub fragment: String,
    /// From when the picture of the page is in view, in microseconds.
    pub from_us: i64,
    /// Until when.
    pub to_us: i64,
    /// Whether a person wants to open something, and not to share.
    pub opens: bool,
}

/// What was dropped, chosen or pasted.
pub enum Found {
    /// A file.
    File(File),
    /// What was pasted as text.
    Text(String),
}
