//! A preprocessor for mdBook. A fenced block `turnlab` holds the name of a library scenario, a link or a scenario file;
//! what comes of it is a picture of the run in the page, which comes alive where scripts run (docs/mdbook.md).

mod block;
mod chapter;
mod figure;
mod options;
mod protocol;
mod source;

pub use chapter::{Kind, Settings, chapter};

use protocol::Input;

/// What mdBook sends a preprocessor, with every block of the book made into a run.
///
/// # Errors
///
/// Everything that is wrong, one sentence for each with where it is: a version of mdBook whose books are written
/// otherwise, settings, and every block that cannot be shown.
pub fn preprocess(input: &str) -> Result<String, Vec<String>> {
    let Input { settings, kind, source, mut book } =
        protocol::read(input).map_err(|told| vec![told])?;
    let mut problems = Vec::new();
    book.for_each_chapter_mut(|page| {
        let Some(path) = page.source_path.as_ref().or(page.path.as_ref()) else { return };
        let depth =
            page.path.as_ref().map_or(0, |path| path.components().count().saturating_sub(1));
        let settings = Settings { base: settings.base_from(depth) };
        match chapter(&page.content, kind, &settings) {
            Ok(content) => page.content = content,
            Err(told) => {
                let place = source.join(path).display().to_string();
                problems.extend(told.into_iter().map(|told| format!("{place}, {told}")));
            }
        }
    });
    match problems.is_empty() {
        true => serde_json::to_string(&book).map_err(|error| vec![error.to_string()]),
        false => Err(problems),
    }
}
