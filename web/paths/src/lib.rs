//! Where the files of the page are. A page of one scenario lies in a folder below the others, and what is loaded
//! later in one that has its name from what is in it: `cargo xtask build` writes both on the root element.

/// Where the pages are, from the one that is open: nothing where they are beside it.
const PAGES: &str = "data-pages";
/// Where from there the files are that are loaded later.
const PARTS: &str = "data-parts";

/// The address of a page, relative to the one that is open.
#[must_use]
pub fn page(file: &str) -> String {
    attribute(PAGES).unwrap_or_default() + file
}

/// The address of a file that is loaded later, relative to the page that is open.
#[must_use]
pub fn part(file: &str) -> String {
    page(&(attribute(PARTS).unwrap_or_default() + file))
}

/// Whether each scenario of the library has a page of its own.
#[must_use]
pub fn has_scenario_pages() -> bool {
    attribute(PARTS).is_some()
}

fn attribute(name: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(name)
}
