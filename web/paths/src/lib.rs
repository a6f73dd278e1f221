//! Where the files of the page are. A page of one scenario lies in a folder below the others, and what is loaded
//! later in one that has its name from what is in it: `cargo xtask build` writes both on the root element.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::HtmlElement;

/// Where the pages are, from the one that is open: nothing where they are beside it.
const PAGES: &str = "data-pages";
/// Where from there the files are that are loaded later.
const PARTS: &str = "data-parts";

/// Where from there the book is, where it is published beside the page.
const BOOK: &str = "data-book";

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

/// The address of a place in the book, where there is one.
#[must_use]
pub fn book(place: &str) -> Option<String> {
    attribute(BOOK).map(|book| page(&(book + place)))
}

/// Adds a style sheet, and promises that it is there.
///
/// # Errors
///
/// What the browser says.
pub fn add_styles(file: &str) -> Result<Promise, JsValue> {
    add("link", [("rel", "stylesheet"), ("href", file)])
}

/// Adds a script, and promises that it has run.
///
/// # Errors
///
/// What the browser says.
pub fn add_script(file: &str) -> Result<Promise, JsValue> {
    add("script", [("type", "module"), ("src", file)])
}

/// Adds an element to the head, the last of whose attributes has the name of a file.
fn add(
    name: &str,
    [(kind, value), (address, file)]: [(&str, &str); 2],
) -> Result<Promise, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).unwrap_throw();
    let element: HtmlElement = document.create_element(name)?.unchecked_into();
    element.set_attribute(kind, value)?;
    element.set_attribute(address, &part(file))?;
    let promise = Promise::new(&mut |resolve, reject| {
        element.set_onload(Some(&resolve));
        element.set_onerror(Some(&reject));
    });
    document.head().unwrap_throw().append_child(&element)?;
    Ok(promise)
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
