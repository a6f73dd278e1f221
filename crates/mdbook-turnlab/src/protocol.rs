//! What mdBook sends: the context and the book, as two values of one JSON array.

use std::path::{Component, Path, PathBuf};

use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{MDBOOK_VERSION, PreprocessorContext};
use serde_json::Value;

use crate::{Kind, Settings};

/// What there is to do.
pub(crate) struct Input {
    pub(crate) settings: Settings,
    pub(crate) kind: Kind,
    /// The folder of the chapters, as seen from that of `book.toml`.
    pub(crate) source: PathBuf,
    pub(crate) book: Book,
}

/// Reads it. The version goes first: a book of another one may not be readable at all.
pub(crate) fn read(input: &str) -> Result<Input, String> {
    let not_read = |error| {
        format!(
            "what came on standard input is no book of mdBook ({error}); `mdbook-turnlab --help` says how it is called."
        )
    };
    let sent: Value = serde_json::from_str(input).map_err(not_read)?;
    check_version(&sent[0]["mdbook_version"])?;
    let (context, book): (PreprocessorContext, Book) =
        serde_json::from_value(sent).map_err(not_read)?;
    let kind = if context.renderer == "html" { Kind::Html } else { Kind::Text };
    let source = plain(&context.config.book.src);
    Ok(Input { settings: settings(&context)?, kind, source, book })
}

fn check_version(told: &Value) -> Result<(), String> {
    let ours = series(MDBOOK_VERSION);
    match told.as_str() {
        Some(theirs) if series(theirs) == ours => Ok(()),
        Some(theirs) => Err(format!(
            "this is mdBook {theirs}, whose books are written otherwise than those of {ours}, for which mdbook-turnlab \
             is made: install mdBook {ours} (`cargo install mdbook@{ours}`)."
        )),
        None => Err(format!(
            "what came on standard input does not say which mdBook it is from; mdbook-turnlab is made for {ours}, and \
             `mdbook-turnlab --help` says how it is called."
        )),
    }
}

/// What versions have in common that understand each other.
fn series(version: &str) -> &str {
    let is_beyond = |(place, c): (usize, char)| (c == '.').then_some(place);
    let end = version.char_indices().filter_map(is_beyond).nth(1);
    &version[..end.unwrap_or(version.len())]
}

/// `[preprocessor.turnlab]` in `book.toml`.
fn settings(context: &PreprocessorContext) -> Result<Settings, String> {
    let table = context.config.get::<Value>("preprocessor.turnlab").ok().flatten();
    let base = match table.as_ref().and_then(|table| table.get("base")) {
        None => return Ok(Settings::default()),
        Some(base) => base.as_str().unwrap_or_default(),
    };
    let is_address = !base.is_empty() && !base.contains(|c: char| c == '#' || c.is_whitespace());
    match is_address {
        true => Ok(Settings { base: format!("{}/", base.trim_end_matches('/')) }),
        false => Err(format!(
            "book.toml, preprocessor.turnlab.base = “{base}”: it must be the address of the playground without what \
             stands behind #, such as https://example.org/turnlab/, or the way there from the book, such as ../."
        )),
    }
}

/// A path without the parts that say nothing.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}
