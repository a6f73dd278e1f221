//! Where the files of the page are. A page of one scenario lies in a folder below the others, and what is loaded
//! later in one that has its name from what is in it: `cargo xtask build` writes both on the root element.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Where the pages are, from the one that is open: nothing where they are beside it.
const PAGES: &str = "data-pages";
/// Where from there the files are that are loaded later.
const PARTS: &str = "data-parts";

/// What a page that is one file has the addresses of its files in, by their names: a plain object of the window.
const FILES: &str = "turnlabFiles";

/// The address of a page or of what lies beside it, relative to the page that is open.
#[must_use]
pub fn page(file: &str) -> String {
    within(file).unwrap_or_else(|| attribute(PAGES).unwrap_or_default() + file)
}

/// The address of a file that is loaded later, relative to the page that is open.
#[must_use]
pub fn part(file: &str) -> String {
    within(file).unwrap_or_else(|| page(&(attribute(PARTS).unwrap_or_default() + file)))
}

/// Whether the page that is open is one file, and there are no others anywhere.
#[must_use]
pub fn is_alone() -> bool {
    files().is_some() && attribute(PAGES).is_none()
}

/// Whether each scenario of the library has a page of its own.
#[must_use]
pub fn has_scenario_pages() -> bool {
    attribute(PARTS).is_some()
}

fn files() -> Option<JsValue> {
    let files = Reflect::get(web_sys::window()?.as_ref(), &FILES.into()).ok()?;
    files.is_object().then_some(files)
}

/// The address of a file that the page has in itself.
fn within(file: &str) -> Option<String> {
    Reflect::get(&files()?, &file.into()).ok()?.as_string()
}

fn attribute(name: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(name)
}
