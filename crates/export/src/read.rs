//! Opening what has left: pictures that carry their scenario, figures, and scenario files.

use turnlab_core::scenario::{FileProblem, Scenario, file_text, read_file, read_file_bytes};
use turnlab_diagram::file::source_of;

use crate::png;

/// The largest file that is looked at, in bytes.
pub const LARGEST: usize = 10_000_000;

/// The scenario in the bytes of a file, whatever it is called.
///
/// # Errors
///
/// Everything that is wrong, each as it can stand behind the name of the file and a comma.
pub fn read(bytes: &[u8]) -> Result<Scenario, Vec<String>> {
    if bytes.len() > LARGEST {
        let what = "which is larger than 10 MB, is too large to be one of Turnlab's.";
        return Err(vec![what.to_owned()]);
    }
    if bytes.starts_with(png::SIGNATURE) {
        let source = png::source_of(bytes).map_err(|what| vec![what + "."])?;
        return told(IN_SCENARIO, read_file(&source));
    }
    let Ok(text) = file_text(bytes) else {
        return if is_binary(bytes) {
            Err(vec![NOT_OURS.to_owned()])
        } else {
            told("", read_file_bytes(bytes))
        };
    };
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return told("", read_file(&text));
    }
    match source_of(&text) {
        Some(source) => told(IN_SCENARIO, read_file(&source)),
        None => Err(vec![NO_SCENARIO.to_owned()]),
    }
}

const IN_SCENARIO: &str = "in its scenario, ";
const NO_SCENARIO: &str = "which is a picture or a page, carries no scenario: it was not made by Turnlab, or \
    what it carried has been removed or damaged.";
const NOT_OURS: &str = "which is no text and no PNG picture, is nothing that Turnlab can open: it opens its SVG \
    and PNG pictures, its figures, and scenario files in TOML.";

fn told(within: &str, read: Result<Scenario, Vec<FileProblem>>) -> Result<Scenario, Vec<String>> {
    read.map_err(|problems| problems.iter().map(|problem| format!("{within}{problem}")).collect())
}

/// Whether there is what no text has.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().take(1_000).any(|&byte| byte < 8)
}
