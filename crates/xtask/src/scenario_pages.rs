//! A page for each scenario of the library, in a folder of its own: what a link to it shows where links are shown
//! with a title and a picture.

use crate::first_paint;
use crate::problem::{Explain, Outcome};
use std::fs;
use std::path::Path;
use turnlab_core::scenario::{LIBRARY, LibraryEntry};
use turnlab_view::export::html;

const UNWRITABLE: &str = "The pages of the scenarios could not be written";

/// Writes them beside the page that is to become theirs.
pub(crate) fn write(folder: &Path, page: &str) -> Outcome {
    for entry in &LIBRARY {
        let folder = folder.join(entry.name);
        fs::create_dir_all(&folder).explain(UNWRITABLE)?;
        let page = first_paint::of_scenario(&told(&below(page), entry), entry)?;
        fs::write(folder.join("index.html"), page).explain(UNWRITABLE)?;
    }
    Ok(())
}

/// A page that lies in a folder beside the others.
fn below(page: &str) -> String {
    let page = page.replacen("<html ", "<html data-pages=\"../\" ", 1);
    // What Trunk and the style sheets name.
    let page = page.replace("\"./", "\"../").replace("'./", "'../");
    page.replace("url(inter", "url(../inter")
}

/// With the title and the description of its scenario.
fn told(page: &str, entry: &LibraryEntry) -> String {
    let title = format!("{} · Turnlab", entry.title);
    let page = between(page, "<title>", "</title>", &title);
    between(&page, "<meta name=\"description\" content=\"", "\"", entry.summary)
}

/// The page with another text between two marks.
fn between(page: &str, from: &str, to: &str, text: &str) -> String {
    let parts = page.split_once(from).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(to)?;
        Some(format!("{before}{from}{}{to}{after}", html(text)))
    });
    parts.unwrap_or_else(|| page.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use turnlab_core::scenario::library_entry;

    const PAGE: &str = "<html lang=\"en\"><title>a</title><meta name=\"description\" content=\"b\" />\
        <script>import x from './x.js'</script><link href=\"./x.js\"><style>url(inter.woff2)</style>";

    #[test]
    fn a_page_below_the_others_names_what_is_beside_them() {
        let page = told(&below(PAGE), library_entry("repaired").expect("it is there"));
        for part in [
            "<title>The repair · Turnlab</title>",
            "content=\"The same cut, but",
            "data-pages=\"../\"",
            "from '../x.js'",
            "href=\"../x.js\"",
            "url(../inter.woff2)",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
}
