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

/// Something that is made elsewhere, to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// The name of the file. A name that ends with `.png` is that of a picture, whose SVG `text` is.
    pub name: String,
    /// What it holds.
    pub text: String,
    /// Of what kind that is.
    pub media_type: &'static str,
}
