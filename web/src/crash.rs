//! What a person sees when the program itself is at fault: a message and the link, not a dead page.

use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement};

const ID: &str = "crash";

thread_local! {
    /// The fragment that is not yet in the address.
    static UNWRITTEN: RefCell<Option<String>> = const { RefCell::new(None) };
    static HAPPENED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps a fragment that is not yet in the address for the link that a panic shows.
pub fn keep(fragment: Option<String>) {
    UNWRITTEN.set(fragment);
}

/// Whether the program has panicked: then nothing more is written to the address.
pub fn happened() -> bool {
    HAPPENED.get()
}

/// From now on a panic is shown on the page and told to the console.
pub fn show_panics() {
    yew::set_custom_panic_hook(Box::new(|info| {
        HAPPENED.set(true);
        web_sys::console::error_1(&info.to_string().into());
        // Nothing more can be done where even this fails.
        let _ = show(info);
    }));
}

fn show(_: &PanicHookInfo) -> Option<()> {
    let document = web_sys::window()?.document()?;
    if document.get_element_by_id(ID).is_some() {
        return Some(());
    }
    let notice = element(&document, "section", "")?;
    notice.set_id(ID);
    notice.set_attribute("role", "alertdialog").ok()?;
    notice.set_attribute("aria-labelledby", "crash-title").ok()?;
    let title = element(&document, "h1", "Turnlab has stopped: the fault is ours")?;
    title.set_id("crash-title");
    let words = "Nothing you made is lost: the link below holds the scenario and the cursor. Copy \
                 it, then load the page again.";
    let body = element(&document, "div", "")?;
    for part in [title, element(&document, "p", words)?, link(&document)?, actions(&document)?] {
        body.append_child(&part).ok()?;
    }
    notice.append_child(&body).ok()?;
    document.body()?.append_child(&notice).ok()?;
    Some(())
}

fn link(document: &Document) -> Option<Element> {
    let field: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    field.set_id("crash-link");
    field.set_read_only(true);
    field.set_attribute("aria-label", "Link to this scenario").ok()?;
    let href = web_sys::window()?.location().href().ok()?;
    let page = href.split('#').next().unwrap_or_default();
    match UNWRITTEN.take() {
        Some(fragment) => field.set_value(&format!("{page}#{fragment}")),
        None => field.set_value(&href),
    }
    Some(field.into())
}

fn actions(document: &Document) -> Option<Element> {
    let actions = element(document, "p", "")?;
    // The program cannot be called any more: `web/without.js`, which is in the page itself, does these.
    for (name, does) in [("Copy link", "copy"), ("Load again", "load"), ("Start over", "restart")] {
        let button = element(document, "button", name)?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-does", does).ok()?;
        actions.append_child(&button).ok()?;
    }
    Some(actions)
}

fn element(document: &Document, name: &str, text: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_text_content(Some(text));
    Some(element)
}
