//! Opening what has left: pictures that carry their scenario, figures, and scenario files.

use turnlab_core::scenario::{Scenario, read_file_bytes};
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
        return scenario("in its scenario, ", source.as_bytes());
    }
    match str::from_utf8(bytes).map(|text| text.trim_start_matches('\u{feff}').trim_start()) {
        Ok(text) if text.starts_with('<') => match source_of(text) {
            Some(source) => scenario("in its scenario, ", source.as_bytes()),
            None => Err(vec![NO_SCENARIO.to_owned()]),
        },
        Err(_) if is_binary(bytes) => Err(vec![NOT_OURS.to_owned()]),
        _ => scenario("", bytes),
    }
}

const NO_SCENARIO: &str = "which is a picture or a page, carries no scenario: it was not made by Turnlab, or \
    what it carried has been removed or damaged.";
const NOT_OURS: &str = "which is no text and no PNG picture, is nothing that Turnlab can open: it opens its SVG \
    and PNG pictures, its figures, and scenario files in TOML.";

fn scenario(within: &str, source: &[u8]) -> Result<Scenario, Vec<String>> {
    read_file_bytes(source)
        .map_err(|problems| problems.iter().map(|problem| format!("{within}{problem}")).collect())
}

/// Whether there is what no text has.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().take(1_000).any(|&byte| byte < 8)
}
