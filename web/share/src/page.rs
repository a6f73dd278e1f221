//! The page that this is a part of.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Document};

pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Tells whoever listens on the document.
pub(crate) fn tell(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    if let (Some(document), Ok(event)) = (document(), event) {
        // Nobody takes it from others.
        let _ = document.dispatch_event(&event);
    }
}

/// The address of the page, without a fragment.
pub(crate) fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Goes on when the style sheet is there, or when it is clear that it does not come.
pub(crate) fn with_styles(address: &str, then: fn()) {
    let link = document().and_then(|document| {
        let link = document.create_element("link").ok()?;
        link.set_attribute("rel", "stylesheet").ok()?;
        link.set_attribute("href", address).ok()?;
        Some((document.head()?, link))
    });
    let Some((head, link)) = link else { return then() };
    for event in ["load", "error"] {
        EventListener::once(&link, event, move |_| then()).forget();
    }
    // The head takes what is put into it.
    let _ = head.append_child(&link);
}
